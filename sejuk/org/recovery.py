"""Recovery codes: for who lost the telephone with the authenticator. Each opens once; only slow hashes of them are kept."""

from __future__ import annotations

import hashlib
import secrets

from sejuk.lib import clock
from sejuk.org.models import RecoveryCode

HOW_MANY = 8
LENGTH = 10  # of 32 signs each: 50 bits
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
ROUNDS = 200_000


def make(officer_id: int) -> list[str]:
    """New codes, written to be copied (``ABCDE-FGHJK``); those before end."""
    codes = ["".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(HOW_MANY)]
    drop(officer_id)
    RecoveryCode.objects.bulk_create(RecoveryCode(officer_id=officer_id, digest=_digest(officer_id, code)) for code in codes)
    return [f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}" for code in codes]


def use(officer_id: int, given: str) -> bool:
    """Whether this is one that was not used before; from now on it is."""
    code = "".join(sign for sign in given.upper() if sign in SIGNS)
    if len(code) != LENGTH:
        return False
    rows = RecoveryCode.objects.filter(officer=officer_id, digest=_digest(officer_id, code), used_at__isnull=True)
    return bool(rows.update(used_at=clock.now()))


def left(officer_id: int) -> int:
    """How many still open."""
    return RecoveryCode.objects.filter(officer=officer_id, used_at__isnull=True).count()


def drop(officer_id: int) -> None:
    """None opens any more."""
    RecoveryCode.objects.filter(officer=officer_id).delete()


def _digest(officer_id: int, code: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", code.encode(), f"sejuk recovery {officer_id}".encode(), ROUNDS).hex()
