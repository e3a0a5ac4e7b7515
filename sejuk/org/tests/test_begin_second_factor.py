"""A second factor begins with a secret that only its owner can ask for."""

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.actions.second_factor import begin_second_factor


def test_a_reload_shows_the_same_secret_and_is_noted_once(cast, officer):
    first = begin_second_factor(asker=cast.asker(officer))
    again = begin_second_factor(asker=cast.asker(officer))
    assert first.bin_key == again.bin_key
    assert not first.confirmed
    assert Event.objects.filter(verb="second_factor.begun", subject=str(officer.pk)).count() == 1


def test_the_stranger_gets_a_secret_of_their_own(cast, officer, stranger):
    mine = begin_second_factor(asker=cast.asker(officer))
    theirs = begin_second_factor(asker=cast.asker(stranger))
    assert mine.bin_key != theirs.bin_key
    assert theirs.user_id == stranger.pk


def test_nobody_and_who_has_one_already_are_refused(cast, officer):
    with pytest.raises(Problem, match="not_found"):
        begin_second_factor(asker=PUBLIC)
    TOTPDevice.objects.create(user=officer, confirmed=True)
    with pytest.raises(Problem, match="not_found"):
        begin_second_factor(asker=cast.asker(officer))
