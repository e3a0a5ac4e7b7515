"""Reports say what the records say, no more, and only to who may read them."""

import json
from datetime import timedelta

import pytest

from sejuk.activities.actions import accept_activity, return_activity, withdraw_activity
from sejuk.activities.models import Photo
from sejuk.activities.queries import listed
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.press.message import message
from sejuk.press.queries import activity_report, day_report
from sejuk.press.report import NOTHING, Report
from sejuk.testing import OENAI, OINLASI, report


@pytest.fixture
def today():
    return clock.today(clock.WITA)


def part(found, name):
    return next(part.texts for part in found.parts if part.name == name)


def early(**changes):
    day = clock.today(clock.WITA)
    return {"started_at": f"{day}T00:10:00+08:00", **changes}


def test_one_activity_is_told_from_its_unit_to_the_unit_above(cast, frozen):
    row = report(
        cast.officer, started_at="2024-01-31T09:15:00+08:00", ended_at="2024-01-31T10:00:00+08:00", people_reached=1234,
        order_basis="STR/76/VIII/OPS.1.3./2024", themes=["hoax"], situation="calm", outcome="Warga setuju ronda",
        heard=[{"note_id": "0190a000-0000-7000-8000-000000000001", "kind": "concern", "words": "kata rahasia warga"}],
    )  # fmt: skip
    found = activity_report(cast.asker(cast.kanit), row.pk)
    assert (found.to, found.sender, found.records) == ("Kapolres TTS", "Polsek Kie", (str(row.pk),))
    assert part(found, "Dasar") == ("STR/76/VIII/OPS.1.3./2024",)
    assert part(found, "Hari/tanggal") == ("Rabu, 31 Januari 2024",)
    assert part(found, "Pukul") == ("09.15 s.d. 10.00 WITA",)
    assert part(found, "Pelaksana") == ("Bripka Sari Lestari, Bhabinkamtibmas Polsek Kie",)
    assert part(found, "Sasaran") == ("1.234 orang ditemui",)
    assert part(found, "Hasil yang dicapai") == ("Warga setuju ronda", "Yang didengar, menurut jenisnya: Keluhan (1)")
    assert "kata rahasia" not in message(found)
    assert part(found, "Penutup")[-1] == "Keadaan laporan: belum ditinjau."


def test_what_was_not_recorded_is_not_invented(cast, officer):
    row = report(officer, narrative="", themes=["hoax"], situation="", outcome="", rw="", rt="")
    found = activity_report(cast.asker(officer), row.pk)
    for name in ("Dasar", "Hasil yang dicapai", "Situasi"):
        assert part(found, name) == (NOTHING,)
    assert part(found, "Dokumentasi") == ("Tanpa foto",)
    assert "mulai" in part(found, "Pukul")[0]


def test_a_withdrawn_record_has_no_report_and_is_in_none(cast, officer, today):
    row = report(officer, **early())
    withdraw_activity(officer_id=officer.pk, activity_id=row.pk, reason="dua kali")
    with pytest.raises(Problem, match="not_found"):
        activity_report(cast.asker(cast.kanit), row.pk)
    found = day_report(cast.asker(cast.kanit), cast.sector, today)
    assert found.records == ()
    assert part(found, "Uraian kegiatan dan pesan") == ("Tidak ada kegiatan yang tercatat pada hari ini",)


def test_a_day_counts_with_denominators_and_says_what_is_still_open(cast, officer, today):
    rows = [report(officer, **early(area_code=code)) for code in (OENAI, OENAI, OINLASI)]
    accept_activity(asker=cast.asker(cast.kanit), activity_id=rows[0].pk, version=1)
    return_activity(asker=cast.asker(cast.kanit), activity_id=rows[1].pk, version=1, reason="RW?")
    found = day_report(cast.asker(cast.kanit), cast.sector, today)
    assert len(found.records) == 3
    assert (found.signer, found.copy_to) == ("Kapolsek Kie", "Kasat Binmas Polres TTS")
    assert part(found, "Tempat")[0].startswith("2 dari ")
    assert part(found, "Sasaran") == ("12 orang ditemui dalam 3 kegiatan",)
    told = "\n".join(part(found, "Uraian kegiatan dan pesan"))
    assert "(dikembalikan, sedang diperbaiki)" in told
    assert "(belum ditinjau)" in told
    assert part(found, "Penutup")[-1] == (
        "Keadaan laporan: belum ditinjau (1); dikembalikan, sedang diperbaiki (1); sudah ditinjau dan diterima (1)."
    )


def test_a_resorts_day_is_told_by_sector(cast, officer, today):
    for code in (OENAI, OINLASI):
        report(officer, **early(area_code=code))
    found = day_report(cast.asker(cast.kapolres), cast.resort, today)
    assert (found.to, found.signer, found.copy_to) == ("Kapolda NTT", "Kapolres TTS", "Dirbinmas Polda NTT")
    assert any(line.startswith("Polsek Kie: 2 kegiatan, 2 dari ") for line in part(found, "Uraian kegiatan dan pesan"))


def test_other_days_and_other_peoples_reports_are_absent(cast, officer, today):
    row = report(officer, **early())
    assert day_report(cast.asker(cast.kanit), cast.sector, today - timedelta(days=1)).records == ()
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            activity_report(cast.asker(who), row.pk)
        with pytest.raises(Problem, match="not_found"):
            day_report(cast.asker(who), cast.sector, today)


def test_a_long_day_costs_the_same_as_a_short_one(cast, officer, today, django_assert_max_num_queries):
    for _ in range(9):
        report(officer, **early())
    with django_assert_max_num_queries(14):
        day_report(cast.asker(cast.kanit), cast.sector, today)


def test_at_most_six_small_copies_are_shown_in_the_order_of_the_day(cast, officer, today):
    rows = [report(officer, **early()), report(officer, **early(started_at=f"{today}T00:05:00+08:00"))]
    for number, row in enumerate(rows):
        for position in (2, 1, 0, 3):
            Photo.objects.create(
                id=ids.new_id(), officer=officer, activity=row, position=position, sha256="0" * 64, size=1, caption="Ronda",
                stored="asli.jpg", shown="besar.jpg", thumb=f"{number}-{position}.jpg" if position < 3 or number else "",
            )  # fmt: skip
    one = activity_report(cast.asker(cast.kanit), rows[0].pk)
    assert [(one.thumb, one.caption) for one in one.pictures] == [(f"0-{i}.jpg", "Ronda") for i in range(3)]
    assert one.signer == ""
    shown = [picture.thumb for picture in day_report(cast.asker(cast.kanit), cast.sector, today).pictures]
    assert shown == ["1-0.jpg", "1-1.jpg", "1-2.jpg", "1-3.jpg", "0-0.jpg", "0-1.jpg"]


def test_each_line_carries_the_records_it_rests_on_and_goes_with_them(cast, officer, today):
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": "Jalan gelap"}
    told = report(officer, **early(themes=["unity"], partners=["village_head"], outcome="Lampu dipasang", heard=[note]))
    plain = report(officer, **early(area_code=OINLASI, themes=["hoax"], started_at=f"{today}T00:20:00+08:00"))
    asker = cast.asker(cast.kanit)
    lines = {line.text: line for part in day_report(asker, cast.sector, today).parts for line in part.lines}
    resting = {text: line.records for text, line in lines.items()}
    assert resting["Desa Oenai: Lampu dipasang"] == (str(told.pk),)
    assert resting["Yang didengar, menurut jenisnya: Keluhan (1)"] == (str(told.pk),)
    assert resting["Mitra yang hadir, menurut banyaknya kegiatan: Kepala desa/lurah (1)"] == (str(told.pk),)
    assert resting["8 orang ditemui dalam 2 kegiatan"] == (str(told.pk), str(plain.pk))
    for line in lines.values():
        if line.opens:
            assert {str(row.pk) for row in listed(asker, line.opens)} >= set(line.records)
    withdraw_activity(officer_id=officer.pk, activity_id=told.pk, reason="salah")
    left = {line.text for part in day_report(asker, cast.sector, today).parts for line in part.lines}
    assert left & {text for text, records in resting.items() if str(told.pk) in records} == set()


def test_a_kept_report_is_read_back_as_it_was(cast, officer, today):
    report(officer, **early())
    found = day_report(cast.asker(cast.kanit), cast.sector, today)
    again = Report.of(json.loads(json.dumps(found.kept())))
    assert message(again) == message(found)
    assert [part.texts for part in again.parts] == [part.texts for part in found.parts]
    assert (again.records, again.names) == (found.records, found.names)
    assert again.as_data() == found.as_data()
