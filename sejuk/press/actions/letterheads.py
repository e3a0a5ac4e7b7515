"""How a unit signs what it gives out: logo, desk telephone, one sentence of its own, whom journalists ask, its Word template."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from sejuk import journal
from sejuk.briefing.outgoing import need_neutral
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press import logo, rules
from sejuk.press.actions._texts import need_no_side
from sejuk.press.models import Letterhead
from sejuk.press.outlets import templates


def change_letterhead(
    *, asker: Asker, unit: Unit, phone: str, line: str, press_office: str = "", press_phone: str = "",
    picture: File[bytes] | None = None, without_logo: bool = False, document: File[bytes] | None = None,
    without_template: bool = False,
) -> Letterhead:  # fmt: skip
    """Set what stands on a unit's papers from now on; logo and template stay unless another comes or they are taken off."""
    asker.need(Can.BRIEF, unit)
    facts: dict[str, Any] = {"phone": rules.check_phone(phone), "line": rules.check_line(line)}
    facts["press_office"], facts["press_phone"] = rules.check_contact(press_office, press_phone)
    for field in ("line", "press_office"):
        need_neutral(facts[field], field=field)
        need_no_side(facts[field], field)
    if picture or without_logo:
        facts["logo"] = _kept("letterheads", "png", logo.logo(picture)) if picture else ""
    if document or without_template:
        facts["template"] = _kept("letterheads", "docx", templates.template(document)) if document else ""
    facts |= {"changed_by_id": asker.officer_id, "changed_at": clock.now()}
    with transaction.atomic():  # only now: a template is tried first, and nobody waits for that
        before = Letterhead.objects.select_for_update().filter(unit=unit).first()
        row, _ = Letterhead.objects.update_or_create(unit=unit, defaults=facts)
        told = {"logo": bool(row.logo), "contact": bool(row.press_office), "template": bool(row.template)}
        journal.record("letterhead.changed", unit.pk, actor_id=asker.officer_id, unit_id=unit.pk, data=told)
        transaction.on_commit(lambda: _drop_replaced(before))
    return row


def _drop_replaced(before: Letterhead | None) -> None:
    """Remove the files that stood there before, unless a unit still has the same."""
    for name in filter(None, (before.logo, before.template) if before else ()):
        if not Letterhead.objects.filter(Q(logo=name) | Q(template=name)).exists():
            default_storage.delete(name)


def _kept(folder: str, kind: str, content: bytes) -> str:
    """The name under which it lies in the store: its digest, so the same bytes lie there once."""
    name = f"{folder}/{sha256(content).hexdigest()}.{kind}"
    logo.keep(name, content)
    return name
