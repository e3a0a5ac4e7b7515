"""A brake on trying: so many times, then a pause. Keys are hashes, so nothing personal is kept.

Tries are counted for one account from one address; and for an address all tries at accounts that never signed in from there.
So guessing stops, at one account and across many, while colleagues behind the same address go on as they always did.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.db.models import F

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import SignInAttempt

PAUSE = timedelta(minutes=10)
KNOWN_DAYS = 90  # so long an account counts as known at an address after its last sign-in there
_NETWORK = 64  # bits: one subscriber has all the IPv6 addresses of such a network


def key(*parts: str) -> str:
    """The row of these facts."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def place(address: str) -> str:
    """Where somebody comes from: the address, or its network where one person can have billions."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or int(found) >> (128 - _NETWORK))
    return str(found)


def take(row: str, allowed: int) -> None:
    """Count the try before it is made: of many at once no more than allowed get through. Raises ``too_many_attempts``."""
    tries = SignInAttempt.objects.filter(key=row)
    tries.filter(since__lte=clock.now() - PAUSE).delete()
    SignInAttempt.objects.get_or_create(key=row)
    if not tries.filter(failures__lt=allowed).update(failures=F("failures") + 1):
        since = tries.values_list("since", flat=True).first() or clock.now()
        left = max(since + PAUSE - clock.now(), timedelta(0))
        raise Problem("too_many_attempts", None, minutes=int(left.total_seconds() // 60) + 1)


def give_back(row: str) -> None:
    """The try was no failure after all."""
    SignInAttempt.objects.filter(key=row, failures__gt=0).update(failures=F("failures") - 1)


def is_known(row: str) -> bool:
    """Whether that account signed in from there lately."""
    return SignInAttempt.objects.filter(key=row, since__gt=clock.now() - timedelta(days=KNOWN_DAYS)).exists()


def know(row: str) -> None:
    """It did now."""
    SignInAttempt.objects.update_or_create(key=row, defaults={"failures": 0, "since": clock.now()})


def drop_old() -> int:
    """Remove failures whose pause is over, and what was known too long ago; return how many."""
    now = clock.now()
    failed = SignInAttempt.objects.filter(failures__gt=0, since__lt=now - PAUSE)
    known = SignInAttempt.objects.filter(failures=0, since__lt=now - timedelta(days=KNOWN_DAYS))
    return failed.delete()[0] + known.delete()[0]
