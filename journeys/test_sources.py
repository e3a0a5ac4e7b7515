"""The five published texts that the project started from: each one's activity goes in through the phone and is found again.

The texts are not in this repository. Names of people are read from them when the test runs and stand nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import DESK, enrol, reopen, sign_in
from sejuk.activities.models import Activity
from sejuk.lib import clock
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Role, UnitKind
from sejuk.testing import load_some_areas, person, unit

SOURCES = Path(__file__).parents[2] / "shared" / "seeds"


@dataclass(frozen=True)
class Source:
    """What a text says about one activity: its words as patterns, its facts as stored values."""

    number: str
    who: str  # a pattern with the groups rank and name
    role: Role
    polres: str
    polsek: str
    lines: tuple[str, ...]  # what the Polsek (or, without one, the Polres) serves
    regency: str
    villages: tuple[str, ...]  # of the posting
    area: str
    place_shown: str
    started: str
    kind: str
    kind_label: str
    also: tuple[tuple[str, str], ...] = ()
    rt: str = ""
    place: str = ""
    people: int = 4
    themes: tuple[tuple[str, str], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    directives: tuple[str, ...] = ()
    operation: str = ""
    narrative: str = ""
    says: tuple[str, ...] = field(default=())  # what must stand in the text for these facts to be its facts
    marks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text itself."""
        (path,) = SOURCES.glob(f"{self.number}_*.txt")
        return path.read_text()

    def person(self) -> tuple[str, str]:
        """Rank and name as the text has them."""
        found = re.search(self.who, self.text)
        assert found, self.who
        return found["rank"], found["name"].strip()


HOAX = ("hoax", "Saring sebelum sebar hoaks")
PROVOKED = ("provocation", "Tidak mudah terprovokasi")
SARA = ("hate_speech_sara", "Tolak ujaran kebencian dan SARA")
MONEY = ("money_politics", "Tolak politik uang")
BLACK = ("black_campaign", "Tolak kampanye hitam")
IDENTITY = ("identity_politics", "Tolak politik identitas")
TURNOUT = ("voter_participation", "Gunakan hak pilih")
UNITY = ("unity", "Berbeda tetap bersatu")
MEDIA = ("social_media_literacy", "Bijak bermedia sosial")
ORDER = ("public_order", "Jaga lingkungan aman")

ALL = (
    Source(
        "000", r"(?P<rank>Bripka) (?P<name>\w+)\s+selaku Bhabinkamtibmas Polsek Kie", Role.VILLAGE_OFFICER,
        "Polres Timor Tengah Selatan", "Polsek Kie", ("53.02.10",), "53.02", ("53.02.10.2003",), "53.02.10.2003",
        "Desa Oenai, Kec. KI'E", "2024-01-31T09:00:00+08:00", "visit", "Sambang", (("dialogue", "Dialog"),),
        themes=(HOAX, PROVOKED, SARA, UNITY, ORDER),
        narrative="Sambang warga binaan, bertukar pikiran dan mendengar keluh kesah.",
        says=("31/01/24", "Desa Oenai", "Kecamatan Kie", "bertukar pikiran", "hoaks", "SARA", "perbedaan"),
    ),
    Source(
        "001", r"(?P<rank>Aipda) (?P<name>J\. [\w-]+)", Role.VILLAGE_OFFICER,
        "Polres Dumai", "Polsek Bukit Kapur", ("14.72.03",), "14.72", ("14.72.03.1006",), "14.72.03.1004",
        "Kel. Bagan Besar", "2024-02-08T10:00:00+07:00", "visit", "Sambang", (("dialogue", "Dialog"), ("education", "Penyuluhan")),
        rt="005", place="Jalan Soekarno - Hatta",
        themes=(HOAX, PROVOKED, SARA, BLACK, MONEY, IDENTITY, TURNOUT, UNITY, MEDIA, ORDER), operation="Cooling System",
        narrative="Menyambangi warga binaan, berdiskusi dan bertukar informasi.",
        says=("8/2/2024", "Bagan Besar Timur", "RT. 005 Kelurahan Bagan Besar", "Soekarno - Hatta", "politik identitas", "golput"),
        marks=("outside_posting_area",),
    ),
    Source(
        "002", r"(?P<rank>AKBP) (?P<name>Teuku [\w ]+?),", Role.COMMANDER,
        "Polres Tulungagung", "", (), "35.04", (), "35.04",
        "Kab. Tulungagung", "2023-09-22T09:00:00+07:00", "dialogue", "Dialog", (("stakeholder_visit", "Kunjungan tokoh"),),
        place="Polda Jatim", people=30, themes=(HOAX, PROVOKED, ORDER),
        partners=(
            ("army_village_nco", "Babinsa"), ("rw_officer", "Polisi RW"), ("village_officer", "Bhabinkamtibmas"),
            ("religious_leader", "Tokoh agama"), ("community_leader", "Tokoh masyarakat"),
            ("social_media_activist", "Penggiat medsos"), ("media", "Media"), ("student", "Pelajar/mahasiswa"),
        ),
        directives=("Strategi Polres: sambang Polisi RW, Bhabinkamtibmas, dan patroli Polsek jajaran",),
        narrative="Usai Sambung Roso bersama organisasi mahasiswa, mengajak semua unsur menjaga Pemilu damai.",
        says=("22/9", "Sambung Roso", "Mahasiswa", "Babinsa", "Polisi RW", "penggiat medsos", "strategi"),
    ),
    Source(
        "003", r"Kapolsek Indramayu, (?P<rank>AKP) (?P<name>[\w ]+?),", Role.COMMANDER,
        "Polres Indramayu", "Polsek Indramayu", ("32.12.15",), "32.12", (), "32.12.15",
        "Kec. Indramayu", "2024-01-23T19:30:00+07:00", "dialogue_patrol", "Patroli dialogis",
        people=12, themes=(HOAX, ORDER), narrative="Personil Polsek berpatroli dan berdialog dengan warga pada malam hari.",
        says=("Selasa malam (23/1/2024)", "patroli dialog", "hoax", "Personil Polsek Indramayu"),
    ),
    Source(
        "004", r"(?P<rank>Bripka) (?P<name>Nurul \w+) melaksanakan", Role.VILLAGE_OFFICER,
        "Polres Serang", "Polsek Carenang", ("36.04.17", "36.04.18.2002"), "36.04", ("36.04.18.2002",), "36.04.18.2002",
        "Desa Cakung, Kec. Binuang", "2024-09-22T10:00:00+07:00", "visit", "Sambang", (("outreach", "Sosialisasi"),),
        themes=(HOAX, SARA, MEDIA, ORDER),
        directives=("Commander Wish Kapolda Banten: silaturahmi", "Penekanan Kapolres Serang: ciptakan Pemilu kondusif dan aman"),
        operation="Cooling System", narrative="Sambang desa binaan dan silaturahmi, meminta pesan diteruskan ke keluarga.",
        says=("22/09/2024", "Desa Cakung", "Commander", "Penekanan Kapolres", "keluarga terdekat", "Silaturahmi"),
    ),
)  # fmt: skip


def _world(source: Source) -> tuple[Officer, Officer]:
    """The units that the text names with the person who did it, and somebody else who reads it there."""
    load_some_areas(source.regency)
    mabes = unit(UnitKind.MABES, "Mabes Polri", None)
    polda = unit(UnitKind.POLDA, "Polda", mabes)
    resort = unit(UnitKind.POLRES, source.polres, polda, source.regency)
    home: Unit = unit(UnitKind.POLSEK, source.polsek, resort, *source.lines) if source.polsek else resort
    for each in (resort, home):
        each.tz = clock.WITA if source.started.endswith("+08:00") else clock.WIB
        each.save()
    doer = person("87000001", *source.person(), source.role, home, *source.villages)
    reader_role = Role.BINMAS_UNIT_HEAD if source.polsek else Role.BINMAS_SECTION_HEAD
    return doer, person("80000002", "Iptu", "Pembaca", reader_role, home)


def _tap(page: Page, labels: tuple[tuple[str, str], ...], more: str = "") -> None:
    """Tick each chip, with the rest of them opened first."""
    if not labels:
        return
    if more:
        button = page.get_by_role("button", name=re.compile(f"^{more}"))
        if button.count():
            button.click()
    for _, label in labels:
        page.get_by_role("checkbox", name=label, exact=True).check()


def _record(page: Page, source: Source) -> None:
    page.get_by_role("link", name="Catat kegiatan").or_(page.get_by_role("button", name="Catat kegiatan")).click()
    page.get_by_label("Cerita singkat").fill(source.narrative)
    kind = page.get_by_role("radio", name=source.kind_label, exact=True)
    if not kind.count() or source.also:
        page.get_by_role("button", name="Lainnya…", exact=True).first.click()
    kind.check()
    _tap(page, source.also)
    if source.area not in source.villages:
        _elsewhere(page, source)
    page.get_by_label("Jumlah orang", exact=True).fill(str(source.people))
    if source.rt:
        page.get_by_label("RT", exact=True).fill(source.rt)
    _tap(page, source.themes, "Tema lain")
    page.get_by_label("Mulai").fill(source.started[:16])
    page.get_by_text("Rincian lain").click()
    if source.place:
        page.get_by_label("Nama tempat").fill(source.place)
    _tap(page, source.partners)
    for i, directive in enumerate(source.directives, start=1):
        page.get_by_role("button", name="Tambah arahan").click()
        page.get_by_label(f"Arahan {i}", exact=True).fill(directive)
    if source.operation:
        page.get_by_label("Nama operasi").fill(source.operation)
    page.get_by_role("button", name="Selesai", exact=True).click()


def _elsewhere(page: Page, source: Source) -> None:
    """The place is not the one filled in: find it offline by its letters, and take the one with these parents."""
    search = page.get_by_label("Cari desa atau kecamatan")
    if not search.count():
        page.get_by_role("button", name="Tempat lain…").click()
    own = source.place_shown.split(",")[0]
    name = re.sub(r"^(Desa|Kel\.|Kec\.|Kab\.) ", "", own)
    search.fill(name.lower())
    page.get_by_role("button", name=re.compile(rf"^(Kabupaten )?{re.escape(name)} {re.escape(own)}(,|$)")).click()


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.number)
def test_its_activity_goes_in_on_the_phone_and_is_found_again(
    source: Source, transactional_db: None, phone_page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    if not SOURCES.exists():
        pytest.skip("the five source texts are not beside this checkout")
    assert [words for words in source.says if words not in source.text] == []
    now = datetime.fromisoformat(source.started) + timedelta(hours=3)
    with clock.travel(now):
        doer, reader = _world(source)
        phone_page.clock.set_fixed_time(now)
        enrol(phone_page, doer.service_number)
        phone_page.context.set_offline(True)
        reopen(phone_page)
        _record(phone_page, source)
        expect(phone_page.get_by_text("1 belum kirim")).to_be_visible()
        phone_page.context.set_offline(False)
        phone_page.goto("/field/#/outbox")
        phone_page.get_by_role("button", name="Kirim sekarang").click()
        unit_name = source.polsek or source.polres
        expect(phone_page.get_by_text(f"diterima {unit_name}").first).to_be_visible()
        activity = Activity.objects.get()
        _assert_stored(activity, source, doer)
        desk = open_context(DESK).new_page()
        desk.clock.set_fixed_time(now)
        sign_in(desk, reader.service_number)
        _assert_shown(desk, activity, source, doer)


def _assert_stored(activity: Activity, source: Source, doer: Officer) -> None:
    assert activity.officer == doer
    assert activity.posting.role == source.role
    assert activity.unit.name == (source.polsek or source.polres)
    assert activity.started_at == datetime.fromisoformat(source.started)
    assert activity.local_day.isoformat() == source.started[:10]
    assert (activity.area_id, activity.rt, activity.rw, activity.place) == (source.area, source.rt, "", source.place)
    assert activity.area.label.startswith(source.place_shown)
    assert (activity.kind, sorted(activity.other_kinds)) == (source.kind, sorted(value for value, _ in source.also))
    assert sorted(activity.themes) == sorted(value for value, _ in source.themes)
    assert sorted(activity.partners) == sorted(value for value, _ in source.partners)
    assert [directive["text"] for directive in activity.directives] == list(source.directives)
    assert (activity.operation, activity.narrative, activity.people_reached) == (source.operation, source.narrative, source.people)
    assert activity.marks == list(source.marks)


def _assert_shown(desk: Page, activity: Activity, source: Source, doer: Officer) -> None:
    """On the board, on the activity's page, and in the daily report of its unit."""
    desk.goto("/board/")
    expect(desk.get_by_text("laporan menunggu tinjauan").first).to_be_visible()
    desk.get_by_role("link", name="1", exact=True).first.click()
    listed = desk.locator("main table")
    for words in [source.kind_label, source.place_shown.split(",")[0], doer.name]:
        expect(listed.get_by_text(words).first).to_be_visible()
    desk.goto(f"/activities/{activity.id}/")
    body = desk.locator("main")
    labels = [source.kind_label] + [label for _, label in (*source.also, *source.themes, *source.partners)]
    for words in [*labels, str(doer), source.place_shown, source.narrative, source.operation, source.place, *source.directives]:
        expect(body.get_by_text(words).first).to_be_attached()
    desk.goto(f"/reports/day/?unit={activity.unit_id}&day={activity.local_day}")
    report = desk.locator("main").inner_text() + "".join(
        desk.locator("main textarea").evaluate_all("all => all.map(one => one.value)")
    )
    day = clock.long_date(activity.local_day)
    start = clock.short_time(activity.started_at, activity.area.tz)
    labels = [label for _, label in (*source.themes, *source.partners)]
    for words in [
        *labels,
        source.operation,
        day,
        start,
        doer.rank,
        doer.name,
        source.place_shown.split(",")[0],
        source.narrative,
        *source.directives,
    ]:
        assert words in report, words
    if source.rt:
        assert f"RT {source.rt}" in report
