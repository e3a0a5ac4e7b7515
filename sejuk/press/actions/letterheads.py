"""How a unit signs what it gives out: logo, desk telephone, one sentence of its own."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.base import File
from django.db import transaction

from sejuk import journal
from sejuk.briefing.outgoing import need_neutral
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press import logo, rules
from sejuk.press.models import Letterhead


@transaction.atomic
def change_letterhead(
    *, asker: Asker, unit: Unit, phone: str, line: str, picture: File[bytes] | None = None, without_logo: bool = False
) -> Letterhead:
    """Set what stands on a unit's papers from now on; the logo stays unless another comes or it is taken off."""
    asker.need(Can.BRIEF, unit)
    kept = {"phone": rules.check_phone(phone), "line": rules.check_line(line)}
    need_neutral(kept["line"], field="line")
    content = logo.logo(picture) if picture else b""
    if content:
        kept["logo"] = f"letterheads/{sha256(content).hexdigest()}.png"
        logo.keep(kept["logo"], content)
    elif without_logo:
        kept["logo"] = ""
    facts = kept | {"changed_by_id": asker.officer_id, "changed_at": clock.now()}
    row, _ = Letterhead.objects.update_or_create(unit=unit, defaults=facts)
    journal.record("letterhead.changed", unit.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"logo": bool(row.logo)})
    return row
