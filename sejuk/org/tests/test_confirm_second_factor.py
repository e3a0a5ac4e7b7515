"""A second factor is on once a code has shown that it works."""

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.actions.second_factor import begin_second_factor, confirm_second_factor


def test_a_right_code_switches_it_on(cast, officer):
    device = begin_second_factor(asker=cast.asker(officer))
    confirm_second_factor(asker=cast.asker(officer), code=f"{totp(device.bin_key):06d}")
    assert TOTPDevice.objects.get(user=officer).confirmed


def test_a_wrong_code_leaves_it_off(cast, officer):
    begin_second_factor(asker=cast.asker(officer))
    with pytest.raises(Problem, match="code_wrong"):
        confirm_second_factor(asker=cast.asker(officer), code="abc")
    assert not TOTPDevice.objects.get(user=officer).confirmed


def test_the_stranger_cannot_confirm_somebody_elses(cast, officer, stranger):
    device = begin_second_factor(asker=cast.asker(officer))
    for asker in (cast.asker(stranger), PUBLIC):
        with pytest.raises(Problem, match="not_found"):
            confirm_second_factor(asker=asker, code=f"{totp(device.bin_key):06d}")
    assert not TOTPDevice.objects.get(user=officer).confirmed
