"""A briefing says what needs a person, opens each sentence, names nobody, and is one page whatever the unit."""

import re
from dataclasses import replace

import pytest

from sejuk.activities.actions import accept_activity, return_activity
from sejuk.activities.vocabulary import MARKS
from sejuk.briefing.tests.orders import issued
from sejuk.journal.models import Event
from sejuk.lib import ids
from sejuk.lib.problems import Problem
from sejuk.press.briefing import LONGEST_PLACE, Point, Section, named, short
from sejuk.press.models import Text
from sejuk.press.paper import briefing_pdf
from sejuk.press.queries import briefing
from sejuk.press.queries.briefings import MOST_STAGES
from sejuk.press.rules import TextKind, TextState
from sejuk.testing import OENAI, OINLASI, report


def pages(paper):
    return [int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", paper)]


def said(found):
    return {point.text: point for section in found.sections for point in section.points}


def one(found, words):
    return next(point for text, point in said(found).items() if words in text)


def test_what_waits_is_said_and_opens(cast, frozen):
    rows = [report(cast.officer, area_code=code, situation="watch") for code in (OENAI, OINLASI, OENAI)]
    accept_activity(asker=cast.asker(cast.kanit), activity_id=rows[0].pk, version=1)
    return_activity(asker=cast.asker(cast.kanit), activity_id=rows[1].pk, version=1, reason="RW?")
    found = briefing(cast.asker(cast.kapolsek), cast.sector)
    assert one(found, "1 laporan menunggu tinjauan").opens.state == "reported"
    assert one(found, "1 laporan dikembalikan").opens.state == "returned"
    assert one(found, "tanpa Bhabinkamtibmas").ask == (("unit", str(cast.sector.pk)), ("show", "vacant"))
    assert one(found, "Perlu perhatian: Desa Oenai, Desa Oinlasi").records == tuple(str(row.pk) for row in rows)
    assert "3 kegiatan pada 1 dari 7 hari, 12 orang ditemui, 2 dari " in one(found, "kegiatan pada").text


def test_what_was_heard_is_told_by_kind_and_opens_into_its_records(cast, frozen):
    note = {"note_id": str(ids.new_id()), "kind": "claim", "words": "kata rahasia warga"}
    row = report(cast.officer, heard=[note])
    found = briefing(cast.asker(cast.kapolsek), cast.sector)
    assert one(found, "Kabar yang beredar (1)").records == (str(row.pk),)
    assert "rahasia" not in " ".join(said(found))


def test_a_directive_that_not_everybody_read_is_said_to_who_directs(cast):
    given = issued(cast, target_ids=(cast.sector.pk,))
    found = briefing(cast.asker(cast.kapolsek), cast.sector)
    point = one(found, "petugas sudah membaca")
    assert (point.page, point.args) == ("directive_progress", (str(given.pk),))
    assert "sudah membaca" not in " ".join(said(briefing(cast.asker(cast.humas), cast.sector)))


def test_nobody_is_named(cast, frozen):
    report(cast.officer)
    told = str(briefing(cast.asker(cast.kapolres), cast.resort).as_data())
    for officer in (cast.officer, cast.kanit, cast.kapolsek):
        assert officer.name not in told


def test_who_may_not_read_finds_nothing_and_reading_writes_nothing(cast):
    for who in (cast.stranger, cast.foreigner, cast.officer, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            briefing(cast.asker(who), cast.sector)
    before = Event.objects.count()
    briefing(cast.asker(cast.kapolsek), cast.sector)
    assert Event.objects.count() == before


def test_above_the_resort_it_tells_numbers_alone_and_none_that_is_small(cast, frozen):
    for day in (22, 23, 24):
        report(cast.officer, started_at=f"2024-01-{day}T09:00:00+08:00", narrative="Kata warga", people_reached=1)
    for who, unit in ((cast.kapolda, cast.polda), (cast.auditor, cast.polda.parent)):
        found = briefing(cast.asker(who), unit)
        week = one(found, "kegiatan")
        assert week.text.startswith(
            "Senin, 22 Januari 2024 s.d. Minggu, 28 Januari 2024: beberapa kegiatan, beberapa orang ditemui, beberapa dari 37"
        )
        assert (week.page, week.ask[0], found.names) == ("period_report", ("unit", str(unit.pk)), {})
        assert not any(point.records for point in said(found).values())
        for hidden in ("Sari", "Kata warga", "Polsek", "Oenai", "3 kegiatan"):
            assert hidden not in str(found.as_data())
        assert pages(briefing_pdf(found)) == [1]


def test_above_the_resort_what_a_resort_still_writes_is_not_counted(cast, frozen):
    facts = {"kind": TextKind.RELEASE, "selection": {}, "wordings": {}, "drafted_by": cast.kanit, "state": TextState.DRAFTED}
    Text.objects.create(unit=cast.sector, **facts)
    assert "naskah" not in " ".join(said(briefing(cast.asker(cast.kapolda), cast.polda)))
    Text.objects.create(unit=cast.polda, **facts)
    assert "1 naskah rilis menunggu diperiksa orang kedua." in said(briefing(cast.asker(cast.kapolda), cast.polda))


def test_a_region_is_briefed_to_who_gets_its_numbers(cast):
    for who in (cast.kanit, cast.kapolsek, cast.kapolres, cast.humas, cast.stranger, cast.foreigner, cast.officer, cast.operator):
        for unit in (cast.polda, cast.polda.parent):
            with pytest.raises(Problem, match="not_found"):
                briefing(cast.asker(who), unit)
    with pytest.raises(Problem, match="not_found"):
        briefing(cast.asker(cast.kapolda), cast.polda.parent)


def test_an_empty_unit_says_that_nothing_waits(cast, frozen):
    found = briefing(cast.asker(cast.kapolsek), cast.sector)
    assert found.sections[0].points == ()
    assert pages(briefing_pdf(found)) == [1]


def test_it_is_one_page_and_the_same_for_the_same_things(cast, frozen):
    report(cast.officer)
    found = briefing(cast.asker(cast.kapolres), cast.resort)
    assert pages(briefing_pdf(found)) == [1]
    assert briefing_pdf(found) == briefing_pdf(found)


def test_it_is_one_page_with_as_much_and_as_long_as_it_can_be(cast, frozen):
    """As many sentences in each section as the query ever makes, with names of the greatest length in wide letters."""
    found = briefing(cast.asker(cast.kapolres), cast.resort)
    title, place = short("W" * 7 + " WWWWWWWWWWW" * 9), short("Kel. " + "WWWWWWWWW " * 9, LONGEST_PLACE)
    places = Point("▲", f"1.234 dari 1.234 desa/kelurahan tanpa kegiatan 14 hari atau lebih: {named([place] * 300)}.")
    stage = Point("◇", f"1.234 hari lagi: {title} ({title}), Rabu, 25 September 2024.")
    order = Point("▲", f"{title}: 1.234 dari 1.234 petugas sudah membaca.")
    sections = [(order, 4), (order, 5 + len(MARKS)), (places, 3), (places, 5), (stage, 2 * MOST_STAGES)]
    full = [Section(old.name, (point,) * n, "") for old, (point, n) in zip(found.sections, sections, strict=True)]
    assert pages(briefing_pdf(replace(found, sections=tuple(full)))) == [1]


def test_what_somebody_wrote_is_never_run(cast, frozen):
    found = briefing(cast.asker(cast.kapolsek), cast.sector)
    evil = '#panic("x") #read("/etc/passwd") $1/0$ *tebal* <label> {{ }}'
    full = replace(found, sections=(Section("Perlu keputusan", (Point("○", evil),), ""),))
    assert pages(briefing_pdf(full)) == [1]


def test_texts_that_wait_for_a_second_person_are_said_to_who_writes(cast, frozen):
    facts = {"kind": TextKind.RELEASE, "unit": cast.sector, "selection": {}, "wordings": {}, "drafted_by": cast.kanit}
    for state in (TextState.DRAFTED, TextState.EDITED, TextState.CHECKED):
        Text.objects.create(state=state, **facts)
    told = said(briefing(cast.asker(cast.kapolsek), cast.sector))
    assert told["2 naskah rilis menunggu diperiksa orang kedua."].page == "texts"
    assert "1 naskah rilis sudah diperiksa dan belum terbit." in told
