"""A commander's programme carries the name of who began it."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import start_programme
from sejuk.briefing.models import Programme
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


def test_those_below_read_it_with_its_author(cast: Cast) -> None:
    made = start_programme(
        asker=cast.asker(cast.kapolda), unit=cast.polda, name="Commander Wish", aim="Hadir di desa.", started_on=clock.today()
    )
    assert made.author == "Irjen Pol Surya Atmaja, Kapolda, Polda NTT"
    assert queries.programmes(cast.asker(cast.officer)) == [made]
    assert queries.programme(cast.asker(cast.kanit), made.pk) == (made, [])


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "value_missing"), ("x" * 121, "text_too_long"), ("Coblos nomor urut 3", "not_neutral")]
)
def test_its_name_is_checked(cast: Cast, name: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        start_programme(asker=cast.asker(cast.kapolda), unit=cast.polda, name=name, started_on=clock.today())


def test_a_stranger_is_refused(cast: Cast) -> None:
    for who in (cast.stranger, cast.officer, cast.humas, cast.kapolres):
        with pytest.raises(Problem, match="not_found"):
            start_programme(asker=cast.asker(who), unit=cast.polda, name="Program sendiri", started_on=clock.today())
    assert not Programme.objects.exists()
