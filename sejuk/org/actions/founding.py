"""The first operator of an installation: the one account that nobody inside can make."""

from __future__ import annotations

from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker, Grant
from sejuk.org.actions.officers import add_officer, reset_password
from sejuk.org.actions.postings import give_posting
from sejuk.org.models import Posting, Unit, during
from sejuk.org.rules import Role, UnitKind


@transaction.atomic
def found_operator(*, service_number: str, rank: str, name: str) -> str:
    """Make the first operator and return a password for one sign-in. Where an operator serves already, ask them instead."""
    if Posting.objects.filter(during(clock.today()), role=Role.OPERATOR).exists():
        raise Problem("operator_exists")
    top = Unit.objects.get(kind=UnitKind.MABES)
    grants = (Grant(0, Role.OPERATOR, top.pk, top.kind, top.path, rules.granted(Role.OPERATOR, top.kind)),)
    shell = Asker(None, grants)  # whoever may type on the server; no officer stands behind it
    officer = add_officer(asker=shell, service_number=service_number, rank=rank, name=name)
    give_posting(asker=shell, officer=officer, unit=top, role=Role.OPERATOR, valid_from=clock.today())
    journal.record("operator.founded", officer.pk, unit_id=top.pk)
    return reset_password(asker=shell, officer=officer)
