"""A release that somebody read is kept as facts: once, without its text, and counted nowhere."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection

from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter, page
from sejuk.insight.models import DayCount
from sejuk.insight.rollup import recount_everything
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.press import keeping
from sejuk.press.keeping import Spoken
from sejuk.press.models import KeptRelease
from sejuk.press.queries import day_report
from sejuk.press.queries.kept import same_text
from sejuk.press.tests.releases import MARIA, SARI, TEXT, WORDS, kept
from sejuk.press.writing.shape import RELEASE, Doer
from sejuk.testing import Cast


def test_its_facts_are_kept_as_those_of_a_release(cast: Cast) -> None:
    row = kept(cast)
    fact = row.fact
    assert (fact.source, fact.record, fact.day, fact.kinds) == (RELEASE, str(row.pk), date(2024, 1, 24), ("visit",))
    assert (fact.village, fact.area_code, fact.regency, fact.regency_kind) == (
        "Oenai", "53.02.10.2003", "Timor Tengah Selatan", "kab",
    )  # fmt: skip
    assert fact.officers == (SARI, MARIA)
    assert [(said.speaker, said.text, said.record) for said in row.said] == [(SARI, WORDS, str(row.pk))]
    event = Event.objects.get(verb="release.kept")
    assert (event.subject, event.unit_id, event.area_code) == (str(row.pk), cast.sector.pk, "53.02.10.2003")


def test_nothing_that_counts_activities_counts_it(cast: Cast) -> None:
    kept(cast)
    recount_everything()
    asker = cast.asker(cast.kanit)
    assert Activity.objects.count() == 0
    assert not DayCount.objects.exists()
    assert page(asker, Filter(unit=cast.sector.pk)).count == 0
    assert "Oenai" not in str(day_report(asker, cast.sector, date(2024, 1, 24)))


def test_the_text_itself_is_nowhere(cast: Cast) -> None:
    kept(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM press_keptrelease")
        assert "menyambangi warga di" not in str(cursor.fetchall())


def test_the_same_text_leads_to_the_one_that_is_there(cast: Cast) -> None:
    first = kept(cast)
    again = kept(cast, text=f"  {TEXT.upper()}\n\n", title="Lain")
    assert again == first
    assert KeptRelease.objects.get().title == first.title
    digest = keeping.digest(TEXT)
    assert same_text(cast.asker(cast.kasat), digest) == first
    assert same_text(cast.asker(cast.stranger), digest) is None


def test_names_follow_the_area_that_was_chosen(cast: Cast) -> None:
    row = kept(cast, village="Oinlasi", district="TTU", regency="", area_code="53.02.10.2003")
    assert (row.village, row.district, row.regency) == ("Oenai", "KI'E", "Timor Tengah Selatan")


def test_without_a_certain_place_the_names_stand_as_the_text_says(cast: Cast) -> None:
    row = kept(cast, area_code="", village="Wonodadi", district="", regency="")
    assert (row.area_id, row.village, row.fact.regency_kind) == (None, "Wonodadi", "")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"day": None}, "value_missing", "day"),
        ({"day": clock.today() + timedelta(days=3)}, "date_in_future", "day"),
        ({"kinds": ()}, "value_missing", "kinds"),
        ({"kinds": ("party",)}, "value_unknown", "kinds"),
        ({"tz": "UTC"}, "value_unknown", "tz"),
        ({"end": time(8, 0)}, "release_times", "end"),
        ({"area_code": "99.99"}, "area_unknown", "area_code"),
        ({"title": "x" * 301}, "text_too_long", "title"),
        ({"title": "Warga dengan NIK 5302104107860001 disambangi"}, "release_words", "title"),
        ({"place": "rumah Yakob, HP 081234567890"}, "release_words", "place"),
        ({"address": "javascript:alert(1)"}, "release_address", "address"),
        ({"officers": (Doer("Bripka", "", "other"),), "quotes": ()}, "name_required", "officers"),
        ({"officers": (Doer("Kapten", "Anton Seran", "other"),), "quotes": ()}, "value_unknown", "officers"),
        ({"quotes": (Spoken(Doer("", "Yakob Taneo", "other"), "Kami senang."),)}, "release_speaker", "quotes"),
        ({"quotes": (Spoken(SARI, "Telepon saya 081234567890 kapan saja."),)}, "release_words", "quotes"),
    ],
)
def test_what_cannot_be_kept_is_named(cast: Cast, changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Problem, match=code) as refused:
        kept(cast, **changes)
    assert refused.value.field == field
    assert not KeptRelease.objects.exists()


def test_a_speaker_is_known_by_name_or_office(cast: Cast) -> None:
    assert keeping.speaker_among("Kapolsek Kie Iptu Maria Tefa", (SARI, MARIA)) == MARIA
    assert keeping.speaker_among("Kapolsek", (SARI, MARIA)) == MARIA
    assert keeping.speaker_among("Ketua RT Yakob", (SARI, MARIA)) is None
    assert keeping.speaker_among(None, (SARI, MARIA)) is None
    two = (SARI, Doer("Aipda", "Sari Taneo", "other"))
    assert keeping.speaker_among("Sari", two) is None


@pytest.mark.parametrize("who", ["officer", "stranger", "foreigner", "operator", "auditor", "kapolda"])
def test_who_does_not_write_for_the_public_there_is_refused(cast: Cast, who: str) -> None:
    with pytest.raises(Problem, match="not_found"):
        kept(cast, who=getattr(cast, who))
    assert not KeptRelease.objects.exists()


def test_a_stranger_is_refused(cast: Cast, stranger: Any) -> None:
    with pytest.raises(Problem, match="not_found"):
        kept(cast, who=stranger)
