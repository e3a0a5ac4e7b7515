"""The cast that all tests share: people of Polsek Kie, their chain, and a stranger of another Polsek who must see nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from PIL import Image

from sejuk.activities import rules as activity_rules
from sejuk.activities import shape
from sejuk.activities.actions import Report, report_activity
from sejuk.activities.models import Activity
from sejuk.lib import clock, ids
from sejuk.org.access import Asker, asker_for
from sejuk.org.actions.areas import load_areas, official_list
from sejuk.org.models import Area, Jurisdiction, Officer, Posting, Unit
from sejuk.org.rules import Role, UnitKind

PASSWORD = "sejuk-dan-tenang"  # noqa: S105 - the cast's password, in tests and the demo only
SINCE = date(2020, 1, 1)
OENAI, OINLASI, FALAS = "53.02.10.2003", "53.02.10.2009", "53.02.10.2002"
KIE, SOE, OTHER_REGENCY = "53.02.10", "53.02.01", "53.03"


@dataclass(frozen=True)
class Cast:
    """The people and places of the tests."""

    polda: Unit
    resort: Unit
    sector: Unit
    other_sector: Unit
    other_resort: Unit
    officer: Officer
    kanit: Officer
    kapolsek: Officer
    kasat: Officer
    humas: Officer
    kapolres: Officer
    kapolda: Officer
    operator: Officer
    auditor: Officer
    stranger: Officer  # Kanit of another Polsek in the same Polres
    foreigner: Officer  # constable of another Polres

    def posting(self, officer: Officer) -> Posting:
        """Their posting."""
        return officer.postings.get()

    def asker(self, officer: Officer) -> Asker:
        """Them, asking."""
        return asker_for(officer)


@cache
def _lines(prefixes: tuple[str, ...]) -> str:
    """The official list narrowed to these areas, with their parents, so that tests load hundreds and not ninety thousand."""
    with official_list() as text:
        head, *rows = text.read().splitlines()
    keep = [row for row in rows if _wanted(row.split(",", 1)[0], prefixes)]
    return "\n".join([head, *keep])


def _wanted(code: str, prefixes: tuple[str, ...]) -> bool:
    return any(code == p or code.startswith(f"{p}.") or p.startswith(f"{code}.") for p in prefixes)


def load_some_areas(*prefixes: str) -> None:
    """Load the official areas in and above these codes."""
    load_areas(file=StringIO(_lines(prefixes)))


def unit(kind: UnitKind, name: str, parent: Unit | None, *codes: str) -> Unit:
    """A unit that serves these areas."""
    made = Unit.objects.create(
        code=name.lower().replace(" ", "-"), kind=kind, name=name, parent=parent, tz=clock.WITA, confirmed_at=clock.now()
    )
    made.path = f"{parent.path if parent else ''}{made.pk}."
    made.save()
    Jurisdiction.objects.bulk_create([Jurisdiction(unit=made, area_id=code, valid_from=SINCE) for code in codes])
    return made


_password = cache(lambda: make_password(PASSWORD))


def person(number: str, rank: str, name: str, role: Role, unit: Unit, *codes: str) -> Officer:
    """An officer with one posting."""
    officer = Officer.objects.create(service_number=number, rank=rank, name=name, password=_password())
    posting = Posting.objects.create(officer=officer, unit=unit, role=role, valid_from=SINCE)
    posting.areas.set(Area.objects.filter(code__in=codes))
    return officer


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole cast, freshly made."""
    del db
    load_some_areas("53.02.10", "53.02.01", "53.03.01")
    mabes = unit(UnitKind.MABES, "Mabes Polri", None)
    polda = unit(UnitKind.POLDA, "Polda NTT", mabes)
    resort = unit(UnitKind.POLRES, "Polres TTS", polda, "53.02")
    sector = unit(UnitKind.POLSEK, "Polsek Kie", resort, KIE)
    other = unit(UnitKind.POLSEK, "Polsek Kota Soe", resort, SOE)
    foreign = unit(UnitKind.POLRES, "Polres TTU", polda, OTHER_REGENCY)
    return Cast(
        polda=polda, resort=resort, sector=sector, other_sector=other, other_resort=foreign,
        officer=person("87010001", "Bripka", "Sari Lestari", Role.VILLAGE_OFFICER, sector, OENAI, OINLASI),
        kanit=person("84010002", "Aipda", "Joko Prasetyo", Role.BINMAS_UNIT_HEAD, sector),
        kapolsek=person("80010003", "Iptu", "Maria Tefa", Role.COMMANDER, sector),
        kasat=person("79010004", "AKP", "Yohanes Nope", Role.BINMAS_SECTION_HEAD, resort),
        humas=person("82010005", "Iptu", "Ratna Dewi", Role.PR_HEAD, resort),
        kapolres=person("76010006", "AKBP", "Bambang Wirawan", Role.COMMANDER, resort),
        kapolda=person("69010007", "Irjen Pol", "Surya Atmaja", Role.COMMANDER, polda),
        operator=person("90010008", "Briptu", "Dian Kusuma", Role.OPERATOR, mabes),
        auditor=person("88010009", "Kompol", "Agus Salim", Role.AUDITOR, mabes),
        stranger=person("83010010", "Aiptu", "Petrus Lake", Role.BINMAS_UNIT_HEAD, other),
        foreigner=person("86010011", "Brigadir", "Anton Seran", Role.VILLAGE_OFFICER, foreign, "53.03.01.2005"),
    )  # fmt: skip


@pytest.fixture
def officer(cast: Cast) -> Officer:
    """Bripka Sari, constable of two villages."""
    return cast.officer


@pytest.fixture
def kanit(cast: Cast) -> Officer:
    """Aipda Joko, who reviews her reports."""
    return cast.kanit


@pytest.fixture
def stranger(cast: Cast) -> Officer:
    """Aiptu Petrus of another Polsek, who must never see anything of Polsek Kie."""
    return cast.stranger


def browser_of(officer: Officer) -> Client:
    """A signed-in browser (no password round trip)."""
    client = Client()
    client.force_login(officer)
    return client


def report_body(**changes: Any) -> dict[str, Any]:
    """A common visit as JSON; ``changes`` replace keys."""
    now = clock.local(clock.now() - timedelta(hours=1), clock.WITA)
    return {
        "activity_id": str(ids.new_id()), "kind": "visit", "area_code": OENAI, "rw": "02", "rt": "05", "place_kind": "home",
        "started_at": now.replace(microsecond=0).isoformat(), "people_reached": 4, "themes": ["hoax"],
        "narrative": "Sambang warga.",
    } | changes  # fmt: skip


def made(at: datetime | None = None) -> activity_rules.Anchored:
    """A record made now (or then) on a phone whose clock is right."""
    return activity_rules.Anchored(at or clock.now(), 5000, "monotonic")


def report(officer: Officer, **changes: Any) -> Activity:
    """An activity of this officer, reported through the action."""
    body = shape.read(shape.ReportBody, report_body(**changes))
    at = max(body["started_at"], body["ended_at"] or body["started_at"]) + timedelta(minutes=5)
    outcome = report_activity(officer_id=officer.pk, report=Report(officer.postings.get().pk, body, at, made(at)))
    if outcome.problem:
        raise outcome.problem
    return Activity.objects.get(pk=body["activity_id"])


class Phone:
    """A phone as the wire sees it: enrols, pushes, pulls, uploads."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.client = Client()
        self.session = str(ids.new_id())
        answer = self.client.post(
            "/api/v1/devices", {"service_number": officer.service_number, "password": PASSWORD}, content_type="application/json"
        )
        said = answer.json()
        self.token, self.device_id, self.seal_key = said["token"], UUID(said["device_id"]), said["seal_key"]

    @property
    def headers(self) -> dict[str, str]:
        """The bearer token."""
        return {"Authorization": f"Bearer {self.token}"}

    def op(self, body: dict[str, Any], kind: str = "activity.report", **changes: Any) -> dict[str, Any]:
        """An operation made just now."""
        return {
            "op_id": str(ids.new_id()), "kind": kind, "v": 1, "posting_id": self.officer.postings.earliest("pk").pk,
            "made_at": clock.now().isoformat(), "clock": {"session": self.session, "mono_ms": 1000}, "base": None, "body": body,
        } | changes  # fmt: skip

    def push(self, *ops: dict[str, Any], **changes: Any) -> Any:
        """Send them; the answer's JSON."""
        batch = {"device_time": clock.now().isoformat(), "clock": {"session": self.session, "mono_ms": 1000}, "ops": list(ops)}
        return self.client.post("/api/v1/sync/push", batch | changes, content_type="application/json", headers=self.headers)

    def results(self, *ops: dict[str, Any], **changes: Any) -> list[dict[str, Any]]:
        """The results of a push that must be answered."""
        answer = self.push(*ops, **changes)
        assert answer.status_code == 200, answer.content
        return list(answer.json()["results"])

    def pull(self, cursor: str = "") -> Any:
        """The next part of the changes."""
        return self.client.get("/api/v1/sync/pull", {"cursor": cursor} if cursor else {}, headers=self.headers).json()

    def changes(self, kind: str) -> dict[str, Any]:
        """Everything of one kind from the start, by id."""
        return {change["id"]: change.get("data") for change in self.pull()["changes"] if change["kind"] == kind}


@pytest.fixture
def phone(officer: Officer) -> Phone:
    """Bripka Sari's phone."""
    return Phone(officer)


@pytest.fixture
def frozen() -> Iterator[datetime]:
    """Wednesday 31 January 2024, 14.00 WITA: the clock runs on from there."""
    at = datetime.fromisoformat("2024-01-31T14:00:00+08:00")
    with clock.travel(at):
        yield at


@pytest.fixture
def without_reactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Events are recorded but nothing follows: for counting what the event itself costs."""
    monkeypatch.setattr("sejuk.journal.reactions.of", lambda _: ())


def picture(*, exif: bool = False, size: tuple[int, int] = (80, 60)) -> bytes:
    """A small JPEG, with a camera's metadata if asked."""
    image, out = Image.new("RGB", size, (120, 140, 130)), BytesIO()
    data = Image.Exif()
    if exif:
        data[0x010F] = "Camera of a village"
        data[0x8825] = {1: "S", 2: (9.0, 49.0, 53.0)}
    image.save(out, "JPEG", exif=data)
    return out.getvalue()
