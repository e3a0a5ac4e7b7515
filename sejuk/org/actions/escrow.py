"""The keys of units: phones seal to them what somebody else is to hand in."""

from __future__ import annotations

from django.db import transaction

from sejuk import journal
from sejuk.lib import sealed
from sejuk.org import keys
from sejuk.org.models import EscrowKey


def give_escrow_key(*, unit_id: int) -> None:
    """Give a unit its pair of keys; one that has them keeps them, also when two phones ask at once."""
    pair = sealed.new_pair(sealed.UNIT_BITS)
    with transaction.atomic():
        _, made = EscrowKey.objects.get_or_create(
            unit_id=unit_id, defaults={"key_id": pair.key_id, "public_key": pair.public_key, "locked_key": keys.locked(pair)}
        )
        if made:
            journal.record("unit.escrow_key_given", unit_id, unit_id=unit_id, data={"key": pair.key_id})
