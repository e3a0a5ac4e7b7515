"""Writes to officers."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker
from sejuk.org.models import Officer


@transaction.atomic
def add_officer(*, asker: Asker, service_number: str, rank: str, name: str, password: str | None = None) -> Officer:
    """Add an officer, who can do nothing until a posting says so. The first password must be changed at first sign-in."""
    asker.need(rules.Can.MANAGE)
    number = service_number.strip()
    if not (number.isdigit() and 6 <= len(number) <= 18):  # noqa: PLR2004 - NRP has 8 digits, NIP 18
        raise Problem("service_number_wrong", "service_number")
    if rank not in rules.RANKS:
        raise Problem("rank_unknown", "rank")
    if not name.strip():
        raise Problem("name_required", "name")
    if Officer.objects.filter(service_number=number).exists():
        raise Problem("service_number_taken", "service_number")
    officer = Officer.objects.create(
        service_number=number, rank=rank, name=name.strip(), password=make_password(password), must_change_password=True
    )
    journal.record("officer.added", officer.pk, actor_id=asker.officer_id)
    return officer


@transaction.atomic
def set_password(*, officer: Officer, password: str, by: Asker) -> None:
    """Give an officer a new password; one that somebody else chose must be changed at the next sign-in."""
    try:
        validate_password(password, officer)
    except ValidationError as wrong:
        raise Problem("password_weak", "password", reason=" ".join(wrong.messages)) from wrong
    officer.set_password(password)
    officer.must_change_password = by.officer_id != officer.pk
    officer.save(update_fields=["password", "must_change_password"])
    journal.record("officer.password_set", officer.pk, actor_id=by.officer_id)


def touch_officer(officer_id: int, changes: int = 1) -> int:
    """Number the next ``changes`` changes to what this officer's phone carries; return the last number.

    The row stays locked until the caller commits, so numbers become visible in their own order and no pull can skip one.
    """
    Officer.objects.filter(pk=officer_id).update(change_seq=F("change_seq") + changes)
    return Officer.objects.values_list("change_seq", flat=True).get(pk=officer_id)
