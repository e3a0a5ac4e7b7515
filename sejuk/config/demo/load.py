"""Writes the demo through the house's own actions, so that it is as true as real work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from PIL import Image, ImageDraw

from sejuk.activities import actions, rules, shape
from sejuk.activities.actions import Report
from sejuk.briefing import actions as briefing
from sejuk.config.demo import orders, people, stories
from sejuk.config.demo.briefed import Card, brief, told
from sejuk.config.demo.cut_off import keep_daily_reports
from sejuk.config.demo.printed import print_papers
from sejuk.config.demo.read import read_releases
from sejuk.config.demo.written import write_releases
from sejuk.insight.rollup import recount_everything
from sejuk.lib import clock
from sejuk.org import actions as org
from sejuk.org.access import Asker, Grant
from sejuk.org.models import Area, Jurisdiction, Officer, Posting, Unit
from sejuk.org.rules import Can, Role, UnitKind

PASSWORD = "sejuk-dan-tenang"  # noqa: S105 - told to everybody at the start of the demo
DAYS = 30
SINCE = date(2020, 1, 1)


class Field(NamedTuple):
    """An officer who goes out, and where to."""

    officer: Officer
    posting: Posting
    villages: tuple[str, ...]


class Carried(NamedTuple):
    """What officers carry: messages to tell, directives to carry out."""

    cards: list[Card]
    given: list[orders.Given]


def load_demo(today: date | None = None) -> int:
    """Write areas, units, people and a month of work up to ``today``; return how many activities. Does nothing a second time."""
    org.load_areas()
    org.load_units()
    org.load_elections()
    briefing.load_messages()
    if Posting.objects.exists():
        return 0
    today = today or clock.today(clock.WITA)
    with transaction.atomic():
        field = _organisation()
        resort = Unit.objects.get(code=people.RESORT)
        first = today - timedelta(days=DAYS)
        cards = brief(resort, first, today)
        count = _month(field, Carried(cards, orders.issue_orders(Random(f"orders {today}"), today)), today)
        print_papers(resort, [card.version for card in cards], first, today)
        read_releases(resort, today)
        write_releases(resort, today)
        recount_everything()
        keep_daily_reports()
    return count


def _root() -> Asker:
    """The hand that writes the demo: an operator's, at the top."""
    unit = Unit.objects.get(kind=UnitKind.MABES)
    return Asker(None, (Grant(0, Role.OPERATOR, unit.pk, unit.kind, unit.path, frozenset(Can)),))


_password = cache(lambda: make_password(PASSWORD))


def _post(person: people.Person, unit: Unit, codes: tuple[str, ...] = ()) -> Posting:
    officer = Officer.objects.create(service_number=person.number, rank=person.rank, name=person.name, password=_password())
    return org.give_posting(asker=_root(), officer=officer, unit=unit, role=person.role, valid_from=SINCE, area_codes=codes)


def _organisation() -> list[Field]:
    resort = Unit.objects.get(code=people.RESORT)
    Unit.objects.filter(pk__in=[int(pk) for pk in resort.path.split(".") if pk]).update(confirmed_at=clock.now())
    _serve_three_districts(resort)
    hq = Unit.objects.get(kind=UnitKind.MABES)
    for group, unit in ((people.HQ_PEOPLE, hq), (people.REGION_PEOPLE, resort.parent), (people.RESORT_PEOPLE, resort)):
        for person in group:
            _post(person, unit or hq)
    return [member for sector in people.SECTORS for member in _sector(sector, resort)]


def _serve_three_districts(resort: Unit) -> None:
    """The demo's Polres is a small one: the proposed line (its whole regency) is edited to the districts of its three Polsek."""
    Jurisdiction.objects.filter(unit=resort).delete()
    for sector in people.SECTORS:
        org.give_jurisdiction(asker=_root(), unit=resort, area_code=sector.district, valid_from=SINCE)


def _sector(sector: people.Sector, resort: Unit) -> Iterator[Field]:
    unit = org.add_unit(asker=_root(), parent=resort, name=sector.name, code=sector.code, area_code=sector.district)
    org.give_jurisdiction(asker=_root(), unit=unit, area_code=sector.district, valid_from=SINCE)
    every = tuple(Area.objects.filter(parent_id=sector.district).order_by("code").values_list("code", flat=True))
    for person in sector.people:
        codes = tuple(f"{sector.district}.{village}" for village in person.villages)
        posting = _post(person, unit, codes)
        if person.role in (Role.VILLAGE_OFFICER, Role.UNIT_MEMBER, Role.BINMAS_UNIT_HEAD):
            yield Field(posting.officer, posting, codes or every)


def _id(*parts: object) -> UUID:
    """A UUID in the shape of v7 that is the same in every demo of the same day."""
    digest = bytearray(hashlib.sha256("|".join(map(str, parts)).encode()).digest()[:16])
    digest[6], digest[8] = 0x70 | digest[6] & 0x0F, 0x80 | digest[8] & 0x3F
    return UUID(bytes=bytes(digest))


def _month(field: list[Field], carried: Carried, today: date) -> int:
    random = Random(f"sejuk {today}")
    count = 0
    quiet = {field[4].officer.pk: 6, field[-1].officer.pk: 9}  # days that two of them have not been heard from
    for back in range(DAYS, -1, -1):
        day = today - timedelta(days=back)
        for member in field:
            if back < quiet.get(member.officer.pk, 0) or (back == 0 and random.random() < 0.35):
                continue
            count += _day(random, member, carried, day)
    return count


def _day(random: Random, member: Field, carried: Carried, day: date) -> int:
    head = member.posting.role == Role.BINMAS_UNIT_HEAD
    often = (0, 0, 0, 1) if head else (0, 1, 1, 2, 2, 3) if day.weekday() < 6 else (0, 0, 1)
    bodies = [_report(random, member, carried, day, i) for i in range(random.choice(often))]
    for i, body in enumerate(bodies):
        later = timedelta(days=random.choice((0,) * 14 + (1, 3)), minutes=random.randint(20, 240))
        _write(random, member, body, body["started_at"] + later, day, i)
    return len(bodies)


def _start(random: Random, day: date, number: int) -> datetime:
    """Spread over the working day; today it is what is already behind us."""
    start = datetime.combine(day, datetime.min.time(), clock.zone(clock.WITA)) + timedelta(
        hours=8 + 3 * number, minutes=random.choice((0, 10, 15, 30, 40))
    )
    latest = clock.local(clock.now(), clock.WITA) - timedelta(minutes=95)
    latest = latest.replace(minute=latest.minute // 5 * 5, second=0, microsecond=0)  # so that slow writing changes no record
    early = latest - timedelta(minutes=random.randint(0, 120))
    return start if start < latest else max(early, datetime.combine(day, datetime.min.time(), clock.zone(clock.WITA)))


def _report(random: Random, member: Field, carried: Carried, day: date, number: int) -> dict[str, Any]:
    story = stories.tell(random)
    heard = random.sample(stories.HEARD, 1) if story.pop("heard") else []
    # Two villages are rarely reached: what the coverage page is there to show.
    village = random.choice([code for code in member.villages if code[-4:] not in ("2006", "2008")] * 9 + list(member.villages))
    start = _start(random, day, number)
    if start.hour < 6:
        story |= stories.NIGHT
    raw = {
        "activity_id": str(_id(member.officer.service_number, day, number)),
        "area_code": village,
        "rw": random.choice(("", "01", "02", "03")),
        "rt": random.choice(("01", "02", "03", "04", "05", "06")),
        "place": "",
        "started_at": start.isoformat(),
        "ended_at": (start + timedelta(minutes=random.choice((25, 40, 60, 90)))).isoformat(),
        "heard": [_note(member, day, number, *note) for note in heard],
        "directives": orders.answers(random, carried.given, day),
        "operation": "Cooling System" if random.random() < 0.5 else "",
        "delivered": told(random, carried.cards, story["themes"], day),
    } | story
    return shape.read(shape.ReportBody, raw)


def _note(member: Field, day: date, number: int, kind: str, words: str) -> dict[str, str]:
    return {"note_id": str(_id(member.officer.service_number, day, number, words)), "kind": kind, "words": words}


def _write(random: Random, member: Field, body: dict[str, Any], at: datetime, day: date, number: int) -> None:
    at = min(max(at, body["ended_at"] + timedelta(minutes=2)), clock.now())
    if body["ended_at"] > at:
        return
    photo = _photo(random) if random.random() < 0.12 else None
    if photo is not None:
        photo_id, sha256 = _id(member.officer.service_number, day, number, "photo"), hashlib.sha256(photo).hexdigest()
        body["photos"] = [{"photo_id": photo_id, "sha256": sha256, "bytes": len(photo), "caption": "Suasana kegiatan"}]
    with clock.travel(at):
        made = rules.Anchored(at - timedelta(minutes=1), 5_000, "monotonic")
        outcome = actions.report_activity(
            officer_id=member.officer.pk, report=Report(member.posting.pk, body, at - timedelta(minutes=1), made)
        )
        if outcome.problem:
            raise outcome.problem
        if photo is not None:
            actions.receive_photo(officer_id=member.officer.pk, photo_id=photo_id, sha256=sha256, content=photo)
            actions.show_photos(photo_ids=[str(photo_id)])
    _review(random, member, body["activity_id"], at)


def _review(random: Random, member: Field, activity_id: UUID, at: datetime) -> None:
    """Most reports are read the next morning, a few are returned and corrected, and the last ones still wait."""
    then = at + timedelta(hours=random.randint(4, 20))
    if then > clock.now():
        return
    asker = _reviewer(member)
    returned = 0.25 if at > clock.now() - timedelta(days=2) else 0.04  # so that there is something to correct on the phone
    with clock.travel(then):
        if random.random() >= returned:
            actions.accept_activity(asker=asker, activity_id=activity_id, version=1)
            return
        reason, fields = random.choice(stories.RETURNS)
        actions.return_activity(asker=asker, activity_id=activity_id, version=1, reason=reason, fields=fields)
    corrected = then + timedelta(hours=random.randint(10, 60))
    if corrected < clock.now() - timedelta(days=1):
        with clock.travel(corrected):
            _correct(member, activity_id, fields[0])
            actions.accept_activity(asker=asker, activity_id=activity_id, version=2)


def _reviewer(member: Field) -> Asker:
    """The Kanit; for the Kanit's own reports the Kapolsek."""
    unit = member.posting.unit
    head = member.posting.role == Role.BINMAS_UNIT_HEAD
    by = Posting.objects.get(unit=unit, role=Role.COMMANDER if head else Role.BINMAS_UNIT_HEAD)
    return Asker(by.officer_id, (Grant(by.pk, by.role, unit.pk, unit.kind, unit.path, frozenset({Can.REVIEW})),))


def _correct(member: Field, activity_id: UUID, field: str) -> None:
    changes: dict[str, Any] = {"rw": "04"} if field == "rw" else {"outcome": "Warga sepakat menghidupkan ronda."}
    if field == "people_reached":
        changes = {"people_reached": 7, "outcome": "Jumlah orang sudah diperiksa."}
    outcome = actions.amend_activity(
        officer_id=member.officer.pk, activity_id=activity_id, base=1, changes=changes, reason="Perbaikan sesuai catatan",
        made=rules.Anchored(clock.now(), 5_000, "monotonic"),
    )  # fmt: skip
    if outcome.problem:
        raise outcome.problem


def _photo(random: Random) -> bytes:
    """A drawn landscape: hills, a road, a house; nobody in it."""
    picture = Image.new("RGB", (960, 640), (214, 224, 226))
    draw = ImageDraw.Draw(picture)
    for depth in range(4):
        base, shade = 260 + depth * 80, 150 - depth * 22
        points = [(x, base + random.randint(-40, 40)) for x in range(0, 1000, 120)]
        draw.polygon([*points, (960, 640), (0, 640)], fill=(shade, shade + 18, shade - 6))
    x = random.randint(200, 650)
    draw.rectangle((x, 430, x + 150, 520), fill=(196, 180, 158))
    draw.polygon([(x - 20, 430), (x + 75, 360), (x + 170, 430)], fill=(120, 92, 78))
    draw.polygon([(430, 640), (560, 640), (505, 500), (485, 500)], fill=(182, 172, 156))
    out = BytesIO()
    picture.save(out, "JPEG", quality=72)
    return out.getvalue()
