"""How pages write times, numbers and labels: one way everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from sejuk.activities import vocabulary
from sejuk.activities.queries import Filter
from sejuk.briefing import vocabulary as briefing
from sejuk.briefing.models import Wording
from sejuk.lib import clock
from sejuk.org import rules, stages
from sejuk.org.models import Unit
from sejuk.org.stages import Calendar
from sejuk.press.queries.kept import KeptFilter
from sejuk.web import marked, words, words_texts
from sejuk.web.forms import filter_query, kept_query

register = template.Library()


@register.filter
def local_time(instant: datetime | None, tz: str) -> str:
    """``09.15 WITA``."""
    return clock.short_time(instant, tz) if instant else ""


@register.filter
def long_date(day: date | None) -> str:
    """``Rabu, 31 Januari 2024``, or ``Wednesday, 31 January 2024`` in English."""
    if day is None:
        return ""
    return f"{day:%A}, {day.day} {day:%B %Y}" if get_language() == "en" else clock.long_date(day)


@register.filter
def label(value: str, table: str) -> str:
    """The name of a stored value: ``{{ activity.kind|label:"KINDS" }}``."""
    found = getattr(vocabulary, table).get(value)
    if found is None:
        return value
    return str(found.en if get_language() == "en" else found.id)


@register.filter
def role(posting: object) -> str:
    """The name people use for a posting's role at its unit."""
    unit = posting.unit  # type: ignore[attr-defined]
    return rules.role_label(posting.role, unit.kind, get_language() or "id")  # type: ignore[attr-defined]


@register.filter
def unit_name(unit: Unit) -> str:
    """The name of a unit, and that it is still a proposal: ``Polsek Kie (usulan)``."""
    return unit.name if unit.confirmed_at or unit.closed_on else gettext("%(unit)s (usulan)") % {"unit": unit.name}


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file: the collected one where ``collectstatic`` ran, otherwise with its digest as version."""
    try:
        return staticfiles_storage.url(path)
    except ValueError:  # nothing was collected: the server finds the file in the package
        return f"{settings.STATIC_URL}{path}?v={_digest(path)}"


@cache
def _digest(path: str) -> str:
    found = finders.find(path)
    if not found:
        msg = f"no static file {path}"
        raise LookupError(msg)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12]


@register.filter
def short_date(day: date | None) -> str:
    """``Rab 31 Jan 2024``, or ``Wed 31 Jan 2024`` in English."""
    if day is None:
        return ""
    if get_language() == "en":
        return f"{day:%a} {day.day} {day:%b %Y}"
    return f"{clock.DAYS[day.weekday()][:3]} {day.day} {clock.MONTHS[day.month - 1][:3]} {day.year}"


@register.filter
def moment(instant: datetime | None, tz: str) -> str:
    """``Rab 31 Jan 2024, 14.02 WITA``."""
    return f"{short_date(clock.local(instant, tz).date())}, {clock.short_time(instant, tz)}" if instant else ""


@register.filter
def labels(values: list[str], table: str) -> str:
    """The names of several stored values, with commas."""
    return ", ".join(label(value, table) for value in values)


@register.filter
def listing(wanted: Filter) -> str:
    """The address of the list that shows exactly what a number counted: ``<a href="{{ n.filter|listing }}">``."""
    return f"{reverse('activities')}?{urlencode(filter_query(wanted))}"


@register.simple_tag
def query(wanted: Filter, **changes: object) -> str:
    """The query string of a filter with other keys added."""
    pairs = {**filter_query(wanted), **changes}
    return f"?{urlencode({key: value for key, value in pairs.items() if value not in ('', None)})}"


@register.filter
def hours(since: datetime | None) -> str:
    """How long ago, in the largest whole unit: ``9 jam``."""
    if since is None:
        return ""
    minutes = int((clock.now() - since).total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return ngettext("%(n)d menit", "%(n)d menit", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        return ngettext("%(n)d jam", "%(n)d jam", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d hari", "%(n)d hari", minutes // 1440) % {"n": minutes // 1440}


@register.filter
def days(count: int | None) -> str:
    """``hari ini``, ``kemarin``, ``12 hari lalu``."""
    if count is None:
        return gettext("belum ada catatan setahun terakhir")
    if count <= 1:
        return gettext("kemarin") if count else gettext("hari ini")
    return gettext("%(n)d hari lalu") % {"n": count}


@register.filter
def dialled(number: str) -> str:
    """A telephone number as a telephone dials it: ``0388 21110`` becomes ``038821110``."""
    return "".join(sign for sign in number if sign.isascii() and (sign.isdigit() or sign == "+"))


@register.filter
def safe_id(value: object) -> str:
    """An id for an address, without the separators that numbers get."""
    return str(value)


@register.filter
def weekday(day: date) -> str:
    """The first letter of the day of the week: S S R K J S M."""
    return f"{day:%A}"[0] if get_language() == "en" else clock.DAYS[day.weekday()][0]


@register.filter
def field_name(field: str) -> str:
    """A report's field as people call it."""
    return words.field_name(field)


@register.filter
def held_field(field: str) -> str:
    """Where held words stood: a report's field, the reason for a change, or a reviewer's reason."""
    reasons = {"reason": gettext("Alasan"), "review": gettext("Alasan peninjau")}
    return reasons.get(field) or words.field_name(field)


@register.filter
def stage_label(value: str, table: str) -> str:
    """The name of a stage, a phase or a kind of election: ``{{ phase|stage_label:"PHASE_LABELS" }}``."""
    return str(getattr(stages, table)[value][get_language() == "en"])


@register.filter
def election_name(calendar: Calendar) -> str:
    """``Pemilu 2024, putaran kedua``."""
    name = calendar.name_en if get_language() == "en" else calendar.name
    said = stage_label(calendar.round, "ROUND_LABELS")
    return f"{name}, {said}" if said else name


@register.filter
def message_label(value: str, table: str) -> str:
    """The name of a message's stored value: ``{{ state|message_label:"MESSAGE_STATES" }}``."""
    found = getattr(briefing, table)[value]
    return str(found.en if get_language() == "en" else found.id)


@register.filter
def duty(value: str) -> str:
    """The name of a role wherever it is held."""
    return rules.duty_label(value, get_language() or "id")


@register.filter
def unit_kind(value: str) -> str:
    """The name of a level of the service."""
    return rules.UNIT_LABELS[rules.UnitKind(value)][get_language() == "en"]


@register.filter
def first_wording(wordings: Iterable[Wording]) -> Wording | None:
    """The wording to show: in the reader's language if there is one, else the source."""
    found = {one.language: one for one in wordings}
    return found.get(get_language() or "id") or found.get("id")


@register.filter
def first_wording_title(wordings: Iterable[Wording]) -> str:
    """Its title."""
    found = first_wording(wordings)
    return found.title if found else ""


@register.filter
def verb(name: str) -> str:
    """What happened to a record."""
    return str(words.VERBS.get(name, name))


@register.filter
def text_instead(code: str) -> str:
    """What to do about a sentence that may not go out."""
    return str(words_texts.INSTEAD.get(code, words_texts.OTHERWISE))


@register.simple_tag
def said(field: str, value: object, area_code: str) -> str:
    """A field's value as people read it."""
    return words.value(field, value, area_code)


@register.filter
def seconds(millis: int) -> str:
    """An error bar: ``5 detik``, ``3 menit``."""
    count = max(round(millis / 1000), 1)
    if count < 120:  # noqa: PLR2004 - two minutes
        return ngettext("%(n)d detik", "%(n)d detik", count) % {"n": count}
    return ngettext("%(n)d menit", "%(n)d menit", count // 60) % {"n": count // 60}


@register.filter
def kept_listing(wanted: KeptFilter) -> str:
    """The query string of the list of kept releases that a filter asks for."""
    return f"?{urlencode(kept_query(wanted))}"


@register.filter
def release_word(value: str, table: str) -> str:
    """A stored value of a release as people call it: ``{{ one.role|release_word:"ROLE_NAMES" }}``."""
    return str(getattr(marked, table).get(value, value))
