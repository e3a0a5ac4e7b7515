"""What prose may tell of a record: where, when, who and what, and nothing of a resident."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.activities.actions import accept_activity, return_activity, withdraw_activity
from sejuk.activities.models import Activity
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.actions import load_elections
from sejuk.org.models import Officer
from sejuk.press.queries import facts_of
from sejuk.press.selection import Selection
from sejuk.press.writing.shape import Doer, Fact
from sejuk.testing import Cast, report


def accepted(cast: Cast, officer: Officer | None = None, **changes: object) -> Activity:
    """A report of Bripka Sari that Aipda Joko accepted."""
    row = report(officer or cast.officer, **changes)
    accept_activity(asker=cast.asker(cast.kapolsek if officer == cast.kanit else cast.kanit), activity_id=row.pk, version=1)
    return row


def fact_of(cast: Cast, row: Activity, *, unreviewed: bool = False) -> Fact:
    (found,) = facts_of(cast.asker(cast.kanit), Selection(activities=(row.pk,), unreviewed=unreviewed))
    return found


def test_a_record_tells_where_when_who_and_what(cast: Cast, frozen: object) -> None:
    load_elections()
    note = {"note_id": str(uuid4()), "kind": "concern", "words": "Jalan gelap."}
    row = accepted(
        cast, started_at="2024-01-31T09:15:00+08:00", ended_at="2024-01-31T10:00:00+08:00", other_kinds=["leaflet_distribution"],
        place_kind="market", leaflets_given=20, heard=[note, note | {"note_id": str(uuid4())}], situation="calm",
    )  # fmt: skip
    found = fact_of(cast, row)
    assert (found.record, found.source, found.day.isoformat(), found.tz) == (str(row.pk), "field", "2024-01-31", "WITA")
    assert (f"{found.start:%H.%M}", f"{found.end:%H.%M}") == ("09.15", "10.00")
    assert found.kinds == ("visit", "leaflet_distribution")
    assert (found.village, found.village_kind, found.district) == ("Oenai", "desa", "Ki'e")
    assert (found.regency, found.regency_kind, found.province) == ("Timor Tengah Selatan", "kab", "Nusa Tenggara Timur")
    assert (found.area_code, found.rt, found.rw, found.place) == ("53.02.10.2003", "05", "02", "pasar")
    assert (found.polsek, found.polres, found.polres_kind, found.polda) == ("Kie", "TTS", "Polres", "NTT")
    assert found.officers == (Doer("Bripka", "Sari Lestari", "bhabinkamtibmas"),)
    assert (found.people, found.leaflets, found.themes, found.situation) == (4, 20, ("hoax",), "calm")
    assert found.heard == {"concern": 2}
    assert (found.election, found.stage) == ("pemilu_2024", "campaign")


def test_words_of_residents_and_their_homes_are_not_in_it(cast: Cast) -> None:
    note = {"note_id": str(uuid4()), "kind": "concern", "words": "Kata penanda"}
    row = accepted(
        cast, place_kind="home", place="Tempat penanda", narrative="Cerita penanda", outcome="Hasil penanda", heard=[note]
    )
    assert "penanda" not in repr(fact_of(cast, row))


def test_of_a_home_nobody_reads_the_rt(cast: Cast) -> None:
    told = fact_of(cast, accepted(cast, place_kind="home", rt="05", rw="02"))
    assert (told.rt, told.rw) == ("", "02")
    assert fact_of(cast, accepted(cast, place_kind="guard_post", rt="05", rw="02")).rt == "05"


def test_only_reviewed_records_go_out_unless_somebody_says_otherwise(cast: Cast) -> None:
    row = report(cast.officer)
    chosen = Selection(activities=(row.pk,))
    assert facts_of(cast.asker(cast.kanit), chosen) == ()
    assert fact_of(cast, row, unreviewed=True).record == str(row.pk)


def test_what_was_returned_or_withdrawn_gives_no_fact(cast: Cast) -> None:
    asker = cast.asker(cast.kanit)
    returned, withdrawn = report(cast.officer), accepted(cast)
    return_activity(asker=asker, activity_id=returned.pk, version=1, reason="RW belum diisi", fields=["rw"])
    withdraw_activity(officer_id=cast.officer.pk, activity_id=withdrawn.pk, reason="Salah kirim")
    assert facts_of(asker, Selection(activities=(returned.pk, withdrawn.pk), unreviewed=True)) == ()


def test_a_units_days_are_a_selection(cast: Cast) -> None:
    row = accepted(cast)
    asker, day = cast.asker(cast.kasat), row.local_day
    assert [each.record for each in facts_of(asker, Selection(unit=cast.resort.pk, day_from=day, day_to=day))] == [str(row.pk)]
    assert facts_of(asker, Selection(unit=cast.other_sector.pk, day_from=day, day_to=day)) == ()


@pytest.mark.parametrize("role", ["kanit_binmas", "kapolsek"])
def test_an_officer_is_named_in_the_role_of_the_posting(cast: Cast, role: str) -> None:
    row = accepted(cast, cast.kanit) if role == "kanit_binmas" else report(cast.kapolsek)
    (found,) = facts_of(cast.asker(cast.kasat), Selection(activities=(row.pk,), unreviewed=True))
    assert found.officers[0].role == role


def test_a_stranger_gets_no_facts(cast: Cast, stranger: Officer) -> None:
    row = accepted(cast)
    assert facts_of(cast.asker(stranger), Selection(activities=(row.pk,))) == ()
    assert facts_of(PUBLIC, Selection(activities=(row.pk,))) == ()
    with pytest.raises(Problem, match="not_found"):
        facts_of(cast.asker(stranger), Selection(unit=cast.sector.pk))


def test_twenty_records_are_read_in_as_many_statements_as_one(cast: Cast) -> None:
    rows = [accepted(cast, rt=f"{n:02}").pk for n in range(20)]
    asker, counts = cast.asker(cast.kanit), []
    for chosen in (rows[:1], rows):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert len(facts_of(asker, Selection(activities=tuple(chosen)))) == len(chosen)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_selection_survives_the_database() -> None:
    chosen = Selection(activities=(UUID(int=1),), unreviewed=True)
    assert Selection.of(chosen.as_data()) == chosen
