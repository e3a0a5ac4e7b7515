"""Who opened whose records, and when. A table of its own, because it must go after a time and the sealed log may not.

Each hour of it is bound by one event that holds its digest, so a reading that somebody removes or rewrites is found while
it should still be there. Nothing of what was read is kept, only that it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import Min, QuerySet

from sejuk.journal.actions import record
from sejuk.journal.models import Event, Reading, ReadingOf
from sejuk.journal.verify import Finding
from sejuk.lib import clock

ONCE_IN = timedelta(minutes=10)  # the same thing opened again by the same person within this is one reading
HOUR = timedelta(hours=1)
SETTLED = timedelta(minutes=5)  # an hour is bound only when no page can still be writing into it
SEALED, DROPPED, SUBJECT, READINGS = "readings.sealed", "readings.dropped", "readings", "readings"
CHUNK = 2000


def note(*, reader_id: int, what: str, whose: Mapping[int, int], subject: str = "", unit_id: int | None = None) -> None:
    """Note that somebody opened records of these officers (id → how many); one's own need no note."""
    others = {officer: records for officer, records in whose.items() if officer != reader_id}
    now = clock.now()
    again = Reading.objects.filter(reader_id=reader_id, at__gt=now - ONCE_IN, what=what, subject=subject)
    if not others or (subject and again.exists()):
        return
    with transaction.atomic():
        row = Reading.objects.create(at=now, reader_id=reader_id, what=what, subject=subject, unit_id=unit_id)
        ReadingOf.objects.bulk_create(ReadingOf(reading=row, officer_id=pk, records=n) for pk, n in others.items())


@transaction.atomic
def seal_readings() -> int:
    """Bind every whole hour that has readings and no event yet; return how many hours."""
    last, until = _last(SEALED), _hour(clock.now() - SETTLED)
    start = clock.parse(last.data["until"]) if last else None
    hours = 0
    while first := _first(start, until):
        begin = _hour(first)
        start = begin + HOUR
        count, digest = _digest(begin, start)
        data = {"from": begin.isoformat(), "until": start.isoformat(), "count": count, "digest": digest}
        record("readings.sealed", SUBJECT, data=data)
        hours += 1
    return hours


@transaction.atomic
def drop_readings() -> int:
    """Remove readings that are older than ``SEJUK_READS_DAYS``, whole hours only; return how many."""
    before = _hour(clock.now() - timedelta(days=settings.READS_DAYS))
    rows = Reading.objects.filter(at__lt=before)
    ReadingOf.objects.filter(reading__at__lt=before).delete()
    count = rows.count()
    rows.delete()
    if count:
        record("readings.dropped", SUBJECT, data={"before": before.isoformat(), "count": count})
    return count


def check() -> Iterator[Finding]:
    """Hours whose readings are not those that were bound; an extra row where there was none counts too."""
    dropped = _last(DROPPED)
    since = clock.parse(dropped.data["before"]) if dropped else None
    told, until = 0, None
    for event_id, data in _events(SEALED).order_by("id").values_list("id", "data").iterator(CHUNK):
        begin, until = clock.parse(data["from"]), clock.parse(data["until"])
        if since is None or begin >= since:
            count, digest = _digest(begin, until)
            told += count
            if digest != data["digest"]:
                yield Finding(READINGS, None, event_id)
    rows = Reading.objects.filter(at__gte=since) if since else Reading.objects.all()
    if until and rows.filter(at__lt=until).count() != told:
        yield Finding(READINGS)


def _events(verb: str) -> QuerySet[Event]:
    return Event.objects.filter(subject=SUBJECT, verb=verb)


def _last(verb: str) -> Event | None:
    return _events(verb).order_by("-id").first()


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _first(start: datetime | None, until: datetime) -> datetime | None:
    rows = Reading.objects.filter(at__lt=until, **({"at__gte": start} if start else {}))
    found: datetime | None = rows.aggregate(first=Min("at"))["first"]
    return found


def _digest(begin: datetime, until: datetime) -> tuple[int, str]:
    """How many readings an hour has, and SHA-256 over all that they say."""
    whole, count = sha256(), 0
    rows = Reading.objects.filter(at__gte=begin, at__lt=until).order_by("id").prefetch_related("of")
    for row in rows.iterator(CHUNK):
        of = sorted((each.officer_id, each.records) for each in row.of.all())
        said = (row.pk, clock.local(row.at, "UTC").isoformat(), row.reader_id, row.what, row.subject, row.unit_id, of)
        whole.update(f"{said}\n".encode())
        count += 1
    return count, whole.hexdigest()
