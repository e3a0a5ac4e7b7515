"""Printed papers: counted where they were printed, by who briefs there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sejuk.activities.actions import withdraw_activity
from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import record_print
from sejuk.press.models import PrintRun
from sejuk.press.queries import tally
from sejuk.testing import Cast, report


def printed(cast: Cast, version: MessageVersion, **facts: Any) -> PrintRun:
    who, unit = facts.pop("who", cast.kasat), facts.pop("unit", cast.resort)
    said: dict[str, Any] = {"form": "leaflet", "language": "id", "count": 500, "printed_on": clock.today(unit.tz)} | facts
    return record_print(asker=cast.asker(who), version_id=version.pk, unit=unit, **said)


def test_runs_add_up_within_ones_reach(cast: Cast) -> None:
    version = approved(cast)
    printed(cast, version)
    printed(cast, version, who=cast.kanit, unit=cast.sector, count=100, form="poster")
    assert tally(cast.asker(cast.kasat), version).printed == 600
    assert tally(cast.asker(cast.kanit), version).printed == 100
    assert tally(cast.asker(cast.stranger), version).runs == []
    assert tally(cast.asker(cast.kapolda), version).printed == 600


def test_what_visits_gave_out_is_told_beside_and_more_than_printed_is_only_a_warning(cast: Cast, officer: Officer) -> None:
    version = approved(cast)
    told = {"delivered": [str(version.pk)]}
    printed(cast, version, who=cast.kanit, unit=cast.sector, count=100)
    report(officer, leaflets_given=30, **told)
    gone = report(officer, leaflets_given=60, **told)
    report(officer, leaflets_given=9)
    report(officer, leaflets_given=7, delivered=[str(approved(cast).pk)])
    found = tally(cast.asker(cast.kanit), version)
    assert (found.printed, found.given, found.left, found.too_many) == (100, 90, 10, False)
    report(officer, leaflets_given=20, **told)
    found = tally(cast.asker(cast.kasat), version)
    assert (found.given, found.left, found.too_many) == (110, 0, True)
    withdraw_activity(officer_id=officer.pk, activity_id=gone.pk, reason="Keliru")
    assert tally(cast.asker(cast.kanit), version).given == 50
    assert tally(cast.asker(cast.stranger), version).units == []


def test_a_sector_that_gives_out_what_its_resort_printed_is_not_warned(cast: Cast, officer: Officer) -> None:
    version = approved(cast)
    report(officer, leaflets_given=30, delivered=[str(version.pk)])
    assert tally(cast.asker(cast.kanit), version).too_many
    printed(cast, version)
    found = tally(cast.asker(cast.kanit), version)
    assert (found.above, found.given, found.too_many) == ([cast.resort], 30, False)
    assert tally(cast.asker(cast.kasat), version).above == []


def test_above_the_resort_it_is_told_by_resort_and_not_when_it_is_small(cast: Cast, officer: Officer) -> None:
    version = approved(cast)
    printed(cast, version, who=cast.kanit, unit=cast.sector, count=100)
    report(officer, leaflets_given=4, delivered=[str(version.pk)])
    assert [tuple(row) for row in tally(cast.asker(cast.kapolda), version).units] == [(cast.resort, 100, None)]
    report(officer, leaflets_given=4, delivered=[str(version.pk)])
    assert [tuple(row) for row in tally(cast.asker(cast.kapolda), version).units] == [(cast.resort, 100, 8)]


def test_paper_that_is_there_is_counted_although_its_message_was_withdrawn(cast: Cast) -> None:
    version = approved(cast)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    assert printed(cast, version).count == 500


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"count": 0}, "number_out_of_range"), ({"count": -4}, "number_out_of_range"), ({"count": 10**9}, "number_out_of_range"),
        ({"form": "share"}, "value_unknown"), ({"language": "xx"}, "value_unknown"),
        ({"printed_on": clock.today() + timedelta(days=2)}, "date_in_future"),
    ],
)  # fmt: skip
def test_what_is_no_print_run(cast: Cast, facts: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        printed(cast, approved(cast), **facts)
    assert not PrintRun.objects.exists()


def test_a_draft_is_not_printed_and_a_stranger_counts_nothing(cast: Cast) -> None:
    with pytest.raises(Problem, match="message_not_approved"):
        printed(cast, drafted(cast))
    version = approved(cast)
    for who in (cast.stranger, cast.officer, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            printed(cast, version, who=who, unit=cast.sector)
