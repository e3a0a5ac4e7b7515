"""A programme ends with its commander; its name and dates stay, and so do the directives that stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import end_programme, start_programme
from sejuk.briefing.models import Programme
from sejuk.briefing.tests.orders import issued
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """The Kapolda's, since ten days."""
    since = clock.today() - timedelta(days=10)
    return start_programme(asker=cast.asker(cast.kapolda), unit=cast.polda, name="Commander Wish", started_on=since)


def test_nothing_new_comes_under_it_and_what_stands_stays(cast: Cast, programme: Programme) -> None:
    made = issued(cast, cast.kapolda, cast.polda, programme_id=programme.pk)
    yesterday = clock.today() - timedelta(days=1)
    end_programme(asker=cast.asker(cast.kapolda), programme_id=programme.pk, last_day=yesterday)
    with pytest.raises(Problem, match="programme_ended"):
        issued(cast, cast.kapolda, cast.polda, programme_id=programme.pk)
    found, directives = queries.programme(cast.asker(cast.officer), programme.pk)
    assert (found.author, found.ended_on, directives) == (programme.author, yesterday, [made])
    assert made.state == "in_force"


def test_it_ends_once_and_not_before_it_began(cast: Cast, programme: Programme) -> None:
    with pytest.raises(Problem, match="ends_before_begins"):
        end_programme(asker=cast.asker(cast.kapolda), programme_id=programme.pk, last_day=clock.today() - timedelta(days=11))
    end_programme(asker=cast.asker(cast.kapolda), programme_id=programme.pk, last_day=clock.today())
    with pytest.raises(Problem, match="programme_ended"):
        end_programme(asker=cast.asker(cast.kapolda), programme_id=programme.pk, last_day=clock.today())


def test_a_stranger_is_refused(cast: Cast, programme: Programme) -> None:
    for who in (cast.stranger, cast.kapolres, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            end_programme(asker=cast.asker(who), programme_id=programme.pk, last_day=clock.today())
