"""Weeks and months: what they count and of how many, what they never count, and how little is told above the resort."""

from datetime import date, timedelta

import pytest

from sejuk.activities.actions import withdraw_activity
from sejuk.lib.problems import Problem
from sejuk.press.message import message
from sejuk.press.paper import pdf
from sejuk.press.periods import Kind, period_of
from sejuk.press.queries import period_report
from sejuk.testing import OENAI, OINLASI, report

WEDNESDAY = date(2024, 1, 31)
WEEK = period_of(Kind.WEEK, WEDNESDAY, WEDNESDAY)
MONTH = period_of(Kind.MONTH, WEDNESDAY, WEDNESDAY)


def on(day, **changes):
    return {"started_at": f"2024-01-{day:02}T09:00:00+08:00", **changes}


def part(found, name):
    return next(part.texts for part in found.parts if part.name == name)


def figure(found, name):
    return {row.label: row.said for one in found.figures if one.name == name for row in one.rows}


@pytest.mark.parametrize(("kind", "day", "first", "last"), [
    (Kind.WEEK, date(2024, 1, 29), date(2024, 1, 29), date(2024, 2, 4)), (Kind.WEEK, date(2024, 2, 4), date(2024, 1, 29), date(2024, 2, 4)),
    (Kind.MONTH, date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)), (Kind.MONTH, date(2023, 12, 31), date(2023, 12, 1), date(2023, 12, 31)),
])  # fmt: skip
def test_a_week_begins_on_monday_and_a_month_on_its_first(kind, day, first, last):
    found = period_of(kind, day, date(2024, 6, 1))
    assert (found.first, found.last, found.until) == (first, last, last)
    assert period_of(kind, found.before, date(2024, 6, 1)).last == first - timedelta(days=1)
    assert period_of(kind, found.after, date(2024, 6, 1)).first == last + timedelta(days=1)


def test_what_is_still_to_come_is_no_day_of_the_denominator():
    assert (WEEK.running, len(WEEK.days)) == (True, 3)
    assert period_of(Kind.WEEK, date(2030, 1, 1), WEDNESDAY) == WEEK


def test_a_month_counts_of_how_many_and_names_where_nobody_was(cast, frozen):
    for day, code in ((3, OENAI), (3, OINLASI), (20, OENAI)):
        report(cast.officer, **on(day, area_code=code))
    found = period_report(cast.asker(cast.kanit), cast.sector, MONTH)
    served = len(part(found, "Tempat")[1].split("yaitu ")[1].split(", ")) + 2
    assert part(found, "Pukul")[0] == "Ada kegiatan pada 2 dari 31 hari"
    assert part(found, "Tempat")[0] == f"2 dari {served} desa/kelurahan yang dilayani dikunjungi"
    assert part(found, "Tempat")[1].startswith(f"Tanpa kegiatan dalam kurun ini: {served - 2} dari {served}, yaitu ")
    assert part(found, "Tempat")[2].startswith(f"Bhabinkamtibmas kosong: {served - 2} dari {served}")
    assert figure(found, "Desa/kelurahan yang dilayani")["Dikunjungi"] == f"2 dari {served}"
    assert [entry.day for entry in found.annex] == ["Rabu, 3 Januari 2024"] * 2 + ["Sabtu, 20 Januari 2024"]


def test_nobodys_records_are_counted_beside_their_name(cast, frozen):
    for day in (29, 30, 31):
        report(cast.officer, **on(day))
    for who, unit in ((cast.kanit, cast.sector), (cast.kapolres, cast.resort)):
        found = period_report(cast.asker(who), unit, WEEK)
        assert part(found, "Pelaksana") == (
            ("Bhabinkamtibmas: Bripka Sari Lestari",) if unit == cast.sector else ("Polsek Kie: 1 petugas",)
        )
        assert "Bripka Sari" not in message(found)


def test_a_withdrawn_record_leaves_every_line_figure_and_the_annex(cast, officer, frozen):
    row = report(officer, **on(30, outcome="Salah catat"))
    withdraw_activity(officer_id=officer.pk, activity_id=row.pk, reason="salah")
    found = period_report(cast.asker(cast.kanit), cast.sector, WEEK)
    assert (found.records, found.annex) == ((), ())
    assert not any(line.records for part in found.parts for line in part.lines)
    assert "Tidak ada kegiatan yang tercatat" in message(found)
    assert pdf(found).startswith(b"%PDF-")


def test_the_message_is_a_sum_and_the_paper_has_it_all(cast, frozen):
    report(cast.officer, **on(30, narrative="Cerita panjang sekali"))
    found = period_report(cast.asker(cast.kanit), cast.sector, WEEK)
    assert "Cerita panjang" not in message(found)
    assert "1 kegiatan: Sambang (1)" in message(found)
    assert found.annex[0].said == "Cerita panjang sekali (belum ditinjau)"
    assert pdf(found) == pdf(found)


def test_an_annex_that_ends_early_says_so(cast, frozen, monkeypatch):
    monkeypatch.setattr("sejuk.press.queries.periods.MOST_ANNEXED", 2)
    for day in (29, 30):
        report(cast.officer, **on(day))
    asker = cast.asker(cast.kanit)
    assert "Lampiran" not in " ".join(part(period_report(asker, cast.sector, WEEK), "Penutup"))
    report(cast.officer, **on(31))
    found = period_report(asker, cast.sector, WEEK)
    assert part(found, "Penutup")[-1] == "Lampiran memuat 2 catatan pertama dari 3; selebihnya dibuka di Sejuk."
    assert len(found.annex) == 2


def test_the_country_is_told_region_by_region(cast, frozen):
    for day in range(29, 32):
        for hour in (8, 9):
            report(cast.officer, **{"started_at": f"2024-01-{day}T{hour:02}:00:00+08:00"})
    found = period_report(cast.asker(cast.auditor), cast.polda.parent, WEEK)
    assert (found.sender, found.to) == ("Mabes Polri", "Kapolri")
    assert "Polda NTT: 5 kegiatan" in part(found, "Uraian kegiatan dan pesan")
    assert "Polres" not in "\n".join(part(found, "Tempat"))


def test_above_the_resort_no_small_number_no_name_and_no_record(cast, frozen):
    for day in (29, 30, 31):
        report(cast.officer, **on(day, narrative="Kata warga"))
    found = period_report(cast.asker(cast.kapolda), cast.polda, WEEK)
    told = message(found) + str(found.as_data())
    assert "kurang dari 5 kegiatan" in told
    assert found.records == ()
    for hidden in ("Bripka Sari", "Kata warga", "3 kegiatan", "Polsek"):
        assert hidden not in told


def test_who_may_not_read_finds_nothing(cast, frozen):
    report(cast.officer, **on(30))
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor, cast.officer):
        for unit in (cast.sector, cast.resort):
            with pytest.raises(Problem, match="not_found"):
                period_report(cast.asker(who), unit, WEEK)
    for who in (cast.stranger, cast.kanit, cast.kapolres, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            period_report(cast.asker(who), cast.polda, WEEK)


def test_a_full_month_costs_as_few_statements_as_a_thin_one(cast, officer, frozen, django_assert_max_num_queries):
    for day in range(1, 30):
        report(officer, **on(day))
    with django_assert_max_num_queries(18):
        period_report(cast.asker(cast.kanit), cast.sector, MONTH)
