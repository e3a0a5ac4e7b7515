"""What anybody may read of texts: those that are out, and those taken back with the reason. Before an embargo ends: nothing."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import UnitKind
from sejuk.press.models import Letterhead, Text
from sejuk.press.names import unit_names
from sejuk.press.queries.facts import UNIT_LINE
from sejuk.press.queries.handouts import letterhead, letterheads
from sejuk.press.rules import UNISSUED, TextState
from sejuk.press.writing.issued import Issued, Shown

MOST_ISSUED = 200


def issued(asker: Asker, code: str, *, site: str = "") -> Issued:
    """The text of a public address. Drafts have none and one under embargo does not show that it is there."""
    text = _public().filter(code=code).first()
    if text is None:
        raise Problem("not_found")
    return _issued(text, site, letterhead(asker, text.unit))


def all_issued(asker: Asker, unit_code: str | None = None, limit: int = 50, *, site: str = "") -> list[Issued]:
    """The newest texts that are out or were taken back, of a unit and those below it or of all; an unknown unit looks absent."""
    rows = _public()
    if unit_code is not None:
        rows = rows.filter(unit__path__startswith=issuing_unit(asker, unit_code).path)
    found = list(rows.order_by("-out_at", "-pk")[: min(limit, MOST_ISSUED)])
    heads = letterheads(asker, {text.unit for text in found})
    return [_issued(text, site, heads[text.unit_id]) for text in found]


def issuing_unit(asker: Asker, unit_code: str) -> Unit:
    """The unit of that code, whose published texts anybody may list."""
    del asker  # units are public offices
    unit = Unit.objects.select_related("parent").filter(code=unit_code).first()
    if unit is None:
        raise Problem("not_found")
    return unit


def _public() -> QuerySet[Text]:
    """Texts whose day has come, each with the instant from which it was out."""
    rows = Text.objects.exclude(state__in=UNISSUED).annotate(
        out_at=Greatest("published_at", Coalesce("embargo_until", "published_at"))
    )
    # One that was withdrawn before its embargo ended was never out.
    seen = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=Coalesce("embargo_until", "published_at"))
    return rows.filter(seen, out_at__lte=clock.now()).select_related(UNIT_LINE).prefetch_related("photos__photo")


def _issued(text: Text, site: str, head: Letterhead) -> Issued:
    withdrawn, out_at = text.state == TextState.WITHDRAWN, text.out_since
    english = text.composed("en") if text.english_current else None
    above, names = text.unit.parent, unit_names(text.unit)
    return Issued(
        code=text.code or "", site=site, text=text.composed("id"), english=english if english and english.sentences else None,
        unit=text.unit.name, unit_code=text.unit.code, above=above.name if above else "",
        place=names.get(text.unit.kind, "") or "Jakarta", tz=text.unit.tz,
        published_at=out_at, changed_at=text.withdrawn_at or out_at,
        withdrawn_at=text.withdrawn_at if withdrawn else None, reason=text.withdrawn_reason, themes=tuple(text.themes),
        contact=head.press_office or _contact(text.unit), phone=head.press_phone or head.phone, logo=head.logo,
        template=head.template,
        photos=tuple(Shown(one.photo.shown, one.photo.thumb, one.caption) for one in text.photos.all()),
    )  # fmt: skip


def _contact(unit: Unit) -> str:
    """The office that journalists ask where no letterhead names one: the press section of the resort, or of a unit above it."""
    if unit.kind == UnitKind.POLSEK and unit.parent is not None:
        unit = unit.parent
    section = {UnitKind.POLRES: "Seksi Humas", UnitKind.POLDA: "Bidang Humas", UnitKind.MABES: "Divisi Humas"}
    return f"{section[UnitKind(unit.kind)]} {unit.name}" if UnitKind(unit.kind) in section else unit.name
