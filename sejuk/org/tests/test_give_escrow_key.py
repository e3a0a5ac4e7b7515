"""A unit has one pair of keys, whoever asks first; nobody but its phones and its leads gets anything of it."""

from __future__ import annotations

import pytest

from sejuk.journal.models import Event
from sejuk.lib import sealed
from sejuk.lib.problems import Problem
from sejuk.org.actions import give_escrow_key
from sejuk.org.models import EscrowKey, Officer
from sejuk.org.queries import escrow_unit
from sejuk.testing import Cast


def test_it_is_made_once_and_opens_what_was_sealed(cast: Cast, kanit: Officer) -> None:
    give_escrow_key(unit_id=cast.sector.pk)
    give_escrow_key(unit_id=cast.sector.pk)
    key = EscrowKey.objects.get()
    unit, private = escrow_unit(cast.asker(kanit), key.key_id, on_a_phone=False)
    assert unit == cast.sector
    assert sealed.unseal(private, sealed.seal(key.public_key, b"Titipan")) == b"Titipan"
    assert Event.objects.filter(verb="unit.escrow_key_given", unit_id=cast.sector.pk).count() == 1


@pytest.mark.parametrize(
    ("who", "on_a_phone"),
    [("stranger", False), ("foreigner", True), ("foreigner", False), ("officer", False), ("auditor", True), ("operator", True)],
)
def test_the_stranger_opens_nothing(cast: Cast, who: str, on_a_phone: bool) -> None:
    give_escrow_key(unit_id=cast.sector.pk)
    with pytest.raises(Problem, match="escrow_wrong_unit"):
        escrow_unit(cast.asker(getattr(cast, who)), EscrowKey.objects.get().key_id, on_a_phone=on_a_phone)


@pytest.mark.parametrize(("who", "on_a_phone"), [("stranger", True), ("operator", False), ("kapolres", False), ("officer", True)])
def test_who_does(cast: Cast, who: str, on_a_phone: bool) -> None:
    give_escrow_key(unit_id=cast.sector.pk)
    assert escrow_unit(cast.asker(getattr(cast, who)), EscrowKey.objects.get().key_id, on_a_phone=on_a_phone)[0] == cast.sector
