"""One's own password is changed by the one that holds now, and guessing at it is slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.actions import set_own_password
from sejuk.org.actions.sign_in import ALLOWED_FAILURES
from sejuk.org.models import Officer
from sejuk.testing import PASSWORD, Cast

NEW = "tenang-sekali-2024"


def change(cast: Cast, current: str = PASSWORD, new: str = NEW) -> None:
    set_own_password(asker=cast.asker(cast.officer), officer=cast.officer, current=current, password=new)


def test_it_is_changed_and_a_mistyped_one_changes_nothing(cast: Cast) -> None:
    for current, new, code in (
        ("bukan", NEW, "password_wrong"),
        (PASSWORD, PASSWORD, "password_same"),
        (PASSWORD, "x", "password_weak"),
    ):
        with pytest.raises(Problem, match=code):
            change(cast, current, new)
        assert Officer.objects.get(pk=cast.officer.pk).check_password(PASSWORD)
    change(cast)
    assert Officer.objects.get(pk=cast.officer.pk).check_password(NEW)


def test_after_too_many_wrong_ones_even_the_right_one_waits(cast: Cast) -> None:
    for _ in range(ALLOWED_FAILURES):
        with pytest.raises(Problem, match="password_wrong"):
            change(cast, "bukan")
    with pytest.raises(Problem, match="too_many_attempts"):
        change(cast)
    with clock.travel(clock.now() + timedelta(minutes=11)):
        change(cast)


def test_right_ones_are_not_counted(cast: Cast) -> None:
    for _ in range(ALLOWED_FAILURES + 1):
        with pytest.raises(Problem, match="password_weak"):
            change(cast, new="x")


def test_a_stranger_changes_nobody_elses(cast: Cast) -> None:
    with pytest.raises(Problem, match="not_found"):
        set_own_password(asker=cast.asker(cast.stranger), officer=cast.officer, current=PASSWORD, password=NEW)
