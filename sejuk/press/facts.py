"""The facts of a handout, put together from what was read of message, unit and village."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sejuk.briefing.models import MessageVersion, Wording
from sejuk.briefing.vocabulary import THEMES
from sejuk.org.models import Area, Posting, Unit
from sejuk.org.rules import UnitKind, role_label
from sejuk.press import logo
from sejuk.press.handout import Handout
from sejuk.press.models import Letterhead


class Place(NamedTuple):
    """A village, the unit that serves it, and its constables on duty (none where it is vacant)."""

    area: Area
    unit: Unit
    constables: tuple[Posting, ...]


def handout_of(
    version: MessageVersion, wording: Wording, unit: Unit | None, head: Letterhead | None, place: Place | None, site: str
) -> Handout:
    """The facts of a handout from what was read of them."""
    english = wording.language == "en"
    theme = THEMES[version.message.theme]
    above = unit.parent if unit and unit.kind == UnitKind.POLSEK else None
    return Handout(
        title=wording.title, text=wording.text, language=wording.language, theme=theme.en if english else theme.id,
        source=version.source, version=version.number, link=f"{site}{version.public_path}",
        unit=unit.name if unit else "", above=above.name if above else "",
        valid_from=version.valid_from, valid_until=version.valid_until,
        logo=logo.stored(head.logo) if head else b"", line=head.line if head else "", phone=head.phone if head else "",
        village=place.area.own_label if place else "", **_named(place.constables if place else (), english=english),
    )  # fmt: skip


def _named(constables: Iterable[Posting], *, english: bool) -> dict[str, str]:
    """Rank and name of those on duty; nobody's where the village is vacant."""
    names = list(constables)
    roles = dict.fromkeys(role_label(each.role, each.unit.kind, "en" if english else "id") for each in names)
    return {"officer": " · ".join(str(each.officer) for each in names), "role": ", ".join(roles)}
