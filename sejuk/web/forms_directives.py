"""What the form of a directive asks, and the order that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sejuk.briefing import queries
from sejuk.briefing.actions import Order
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.queries import below, below_each
from sejuk.org.rules import DUTY_ROLES, UNIT_LABELS, Can, Role, UnitKind, granted, kinds_below, role_label
from sejuk.web.forms_org import Choice, Field, Form, date_field


def fields_of(asker: Asker, units: list[Unit], named: Sequence[Unit] = ()) -> list[Field]:
    """What is asked; ``named`` are units that are chosen already and may lie deeper than those that are offered."""
    english = get_language() == "en"
    kinds = list(dict.fromkeys(kind for unit in units for kind in (UnitKind(unit.kind), *kinds_below(unit.kind))))
    fields = [
        Field("title", _("Judul")),
        Field("text", _("Isi arahan"), "long", hint=_("Kalimat pendek dan jelas: apa, di mana, sampai kapan.")),
        Field("number", _("Nomor"), required=False, hint=_("Misalnya ST/12/XI/2026. Bila kosong dinomori sendiri.")),
        date_field("valid_from", _("Berlaku dari"), value=clock.today(units[0].tz)),
        date_field("valid_until", _("Berlaku sampai"), required=False),
        Field("programme", _("Program"), "select", choices=_programmes(asker, units), required=False),
        Field("parent", _("Menjalankan arahan dari atas"), "select", choices=_parents(asker, units), required=False),
        Field("roles", _("Untuk jabatan"), "ticks", hint=_("Bila kosong: semua."), groups=[("", _duties(units, kinds))]),
    ]
    if groups := _targets(asker, units, named):
        levels = [(kind.value, UNIT_LABELS[kind][english]) for kind in kinds]
        wide = _("Satuan di bawahnya ikut. Bila kosong: seluruh satuan Anda.")
        fields.append(Field("targets", _("Untuk satuan"), "ticks", hint=wide, groups=groups))
        fields.append(
            Field("unit_kinds", _("Untuk tingkat"), "ticks", hint=_("Bila kosong: semua tingkat."), groups=[("", levels)])
        )
    second = [("yes", _("Bila ada kata yang tidak netral, tahan sampai orang kedua meloloskannya"))]
    return [*fields, Field("ask_second", _("Orang kedua"), "ticks", groups=[("", second)])]


def _duties(units: list[Unit], kinds: list[UnitKind]) -> list[Choice]:
    """The roles that there are at these kinds of units, as they are called there; no commander orders himself."""
    language, own = "en" if get_language() == "en" else "id", {unit.kind for unit in units}
    found = []
    for role in (role for role in Role if role in DUTY_ROLES):
        held = [kind for kind in kinds if granted(role, kind) and not (role == Role.COMMANDER and kind in own)]
        if names := dict.fromkeys(role_label(role, kind, language) for kind in held):
            found.append((role.value, " / ".join(names)))
    return found


def _targets(asker: Asker, units: list[Unit], named: Sequence[Unit]) -> list[tuple[str, list[Choice]]]:
    """The units directly below, then what lies below each of these under its name; a chosen one that is neither stands first."""
    near = [one for unit in units for one in below(asker, unit, Can.DIRECT) if one.closed_on is None]
    deep = [(one.name, two) for one, two in below_each(asker, near, Can.DIRECT)]
    offered = {one.pk for one in (*units, *near, *(two for _, found in deep for two in found))}
    groups = [("", [*(one for one in named if one.pk not in offered), *near]), *deep]
    return [(name, [(str(one.pk), one.name) for one in found]) for name, found in groups if found]


def _programmes(asker: Asker, units: list[Unit]) -> list[Choice]:
    rows = [row for row in queries.programmes(asker) if row.running]
    over = [row for row in rows if any(unit.path.startswith(row.unit.path) for unit in units)]
    return [(str(row.pk), f"{row.name} ({row.unit.name})") for row in over]


def _parents(asker: Asker, units: list[Unit]) -> list[Choice]:
    rows = [row for unit in units for row in queries.passing_directives(asker, unit)]
    return [(str(row.pk), f"{row.number} {row.title} ({row.unit.name})") for row in rows]


def order_of(form: Form) -> Order:
    """What was filled in."""
    ticked = {field.name: tuple(form.ticks(field.name)) for field in form.fields if field.kind == "ticks"}
    return Order(
        title=form.text("title"), text=form.text("text"), number=form.text("number"), valid_from=form.day("valid_from"),
        valid_until=form.day_if_any("valid_until"), programme_id=_chosen(form, "programme"), parent_id=_chosen(form, "parent"),
        target_ids=tuple(int(value) for value in ticked.get("targets", ())), roles=ticked["roles"],
        unit_kinds=ticked.get("unit_kinds", ()), ask_second="yes" in ticked["ask_second"],
    )  # fmt: skip


def _chosen(form: Form, name: str) -> UUID | None:
    return UUID(form.choice(name)) if form.text(name) else None
