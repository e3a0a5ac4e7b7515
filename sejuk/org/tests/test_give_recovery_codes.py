"""Recovery codes: each opens once, new ones end the old, and nobody else's device gives any."""

from __future__ import annotations

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org import recovery
from sejuk.org.access import PUBLIC
from sejuk.org.actions import drop_second_factor, sign_in
from sejuk.org.actions.second_factor import begin_second_factor, confirm_second_factor, give_recovery_codes, remove_second_factor
from sejuk.org.models import Officer, RecoveryCode
from sejuk.testing import PASSWORD, Cast


def _now(officer: Officer, drift: int = 0) -> str:
    """A code of the app that was not used yet."""
    device = TOTPDevice.objects.get(user=officer)
    TOTPDevice.objects.update(last_t=-1)
    return f"{totp(device.bin_key, drift=drift):06d}"


@pytest.fixture
def codes(cast: Cast, officer: Officer) -> list[str]:
    begin_second_factor(asker=cast.asker(officer))
    return confirm_second_factor(asker=cast.asker(officer), code=_now(officer))


def _enter(officer: Officer, code: str) -> str:
    try:
        return str(sign_in(service_number=officer.service_number, password=PASSWORD, code=code, address="10.0.0.7").pk)
    except Problem as problem:
        return problem.code


def test_each_opens_once_however_it_is_typed(officer: Officer, codes: list[str]) -> None:
    assert len(set(codes)) == recovery.HOW_MANY
    assert _enter(officer, codes[0].lower().replace("-", " ")) == str(officer.pk)
    assert _enter(officer, codes[0]) == "code_wrong"
    assert _enter(officer, codes[1]) == str(officer.pk)
    assert recovery.left(officer.pk) == recovery.HOW_MANY - 2
    assert Event.objects.filter(verb="second_factor.recovered", actor_id=officer.pk).count() == 2


def test_it_is_no_way_round_the_password_and_is_braked(officer: Officer, codes: list[str]) -> None:
    with pytest.raises(Problem, match="wrong_sign_in"):
        sign_in(service_number=officer.service_number, password="salah", code=codes[0], address="10.0.0.7")
    answers = [_enter(officer, "ABCDE-FGHJK") for _ in range(8)]
    assert answers[-1] == "too_many_attempts"
    assert recovery.left(officer.pk) == recovery.HOW_MANY


def test_only_hashes_are_kept(codes: list[str]) -> None:
    kept = "".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(part in kept.upper() for code in codes for part in code.split("-"))


def test_new_ones_end_the_old(cast: Cast, officer: Officer, codes: list[str]) -> None:
    new = give_recovery_codes(asker=cast.asker(officer), code=_now(officer))
    assert _enter(officer, codes[0]) == "code_wrong"
    assert _enter(officer, new[0]) == str(officer.pk)
    with pytest.raises(Problem, match="code_wrong"):
        give_recovery_codes(asker=cast.asker(officer), code="abc")


def test_with_the_second_factor_they_go(cast: Cast, officer: Officer, codes: list[str]) -> None:
    remove_second_factor(asker=cast.asker(officer), code=_now(officer))
    assert not RecoveryCode.objects.exists()
    begin_second_factor(asker=cast.asker(officer))
    confirm_second_factor(asker=cast.asker(officer), code=_now(officer))
    drop_second_factor(asker=cast.asker(cast.kanit), officer=officer)
    assert not RecoveryCode.objects.exists()


def test_a_stranger_gets_none(cast: Cast, officer: Officer, stranger: Officer, codes: list[str]) -> None:
    for asker in (cast.asker(stranger), PUBLIC):
        with pytest.raises(Problem, match="not_found"):
            give_recovery_codes(asker=asker, code=_now(officer))
    assert _enter(officer, codes[0]) == str(officer.pk)
