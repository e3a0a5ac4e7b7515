"""A unit on the way down adds a word for its own people, who see it with the directive; their neighbours do not."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import cascade_directive, withdraw_directive
from sejuk.briefing.models import Addition, Directive
from sejuk.briefing.tests.orders import issued
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer, Unit
from sejuk.testing import Cast, Phone


def add(cast: Cast, made: Directive, by: Officer, unit: Unit, text: str) -> Addition | None:
    return cascade_directive(asker=cast.asker(by), directive_id=made.pk, unit=unit, text=text)


def heard(officer: Officer, made: Directive) -> list[tuple[str, str]]:
    return [(one["unit"], one["text"]) for one in Phone(officer).changes("directive")[str(made.pk)]["additions"]]


def test_the_own_people_see_it_and_the_neighbours_do_not(cast: Cast) -> None:
    made = issued(cast, cast.kapolda, cast.polda)
    phone = Phone(cast.officer)
    cursor = phone.pull()["cursor"]
    add(cast, made, cast.kapolres, cast.resort, "Mulai dari desa yang jarang dikunjungi.")
    add(cast, made, cast.kapolsek, cast.sector, "Lapor tiap Jumat <b>pagi</b>.")
    (change,) = [change for change in phone.pull(cursor)["changes"] if change["kind"] == "directive"]
    assert [one["unit"] for one in change["data"]["additions"]] == ["Polres TTS", "Polsek Kie"]
    assert heard(cast.stranger, made) == [("Polres TTS", "Mulai dari desa yang jarang dikunjungi.")]
    assert heard(cast.foreigner, made) == []
    chief = queries.additions_to(cast.asker(cast.kapolda), queries.directive(cast.asker(cast.kapolda), made.pk))
    assert [one.unit for one in chief] == [cast.resort, cast.sector]


def test_a_newer_word_replaces_the_last_and_an_empty_one_takes_it_back(cast: Cast) -> None:
    made = issued(cast)
    with pytest.raises(Problem, match="value_missing"):
        add(cast, made, cast.kanit, cast.sector, " ")
    add(cast, made, cast.kanit, cast.sector, "Pertama")
    add(cast, made, cast.kapolsek, cast.sector, "Kedua")
    assert heard(cast.officer, made) == [("Polsek Kie", "Kedua")]
    add(cast, made, cast.kapolsek, cast.sector, "")
    assert heard(cast.officer, made) == []
    assert Addition.objects.count() == 2


def test_what_goes_out_is_checked(cast: Cast) -> None:
    made = issued(cast)
    for text, code in (("Menangkan nomor urut 1 di desa kita.", "not_neutral"), ("x" * 1001, "text_too_long")):
        with pytest.raises(Problem, match=code):
            add(cast, made, cast.kanit, cast.sector, text)
    assert not Addition.objects.exists()


def test_only_through_units_that_it_passes(cast: Cast) -> None:
    made = issued(cast, target_ids=(cast.sector.pk,))
    with pytest.raises(Problem, match="directive_not_through_you"):
        add(cast, made, cast.kapolres, cast.resort, "Kepada diri sendiri")
    for by, unit in ((cast.stranger, cast.other_sector), (cast.stranger, cast.sector), (cast.officer, cast.sector)):
        with pytest.raises(Problem, match="not_found"):
            add(cast, made, by, unit, "Bukan urusan kami")
    withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=made.pk, reason="Keliru")
    with pytest.raises(Problem, match="directive_withdrawn"):
        add(cast, made, cast.kanit, cast.sector, "Terlambat")
