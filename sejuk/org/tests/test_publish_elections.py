"""Calendars: published as versions, judged whole, and which phase a place is in by its own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import elections, stages
from sejuk.org.access import PUBLIC
from sejuk.org.actions import load_elections, publish_elections
from sejuk.org.models import Area, Election
from sejuk.org.queries import elections as queries
from sejuk.org.stages import Calendar, ElectionKind, Phase, Round, Span, StageKind
from sejuk.testing import OENAI, Cast

HERE, JAKARTA, JAYAPURA = OENAI, "31.71", "91.71"


def village_vote(*areas: tuple[str, str], kind: ElectionKind = ElectionKind.VILLAGE_HEAD) -> Calendar:
    """A village-head election next month."""
    first = date(2027, 3, 1)
    spans = (
        Span(StageKind.CAMPAIGN, first, first + timedelta(days=2), "Perbup 7/2027"),
        Span(StageKind.QUIET_PERIOD, first + timedelta(days=3), first + timedelta(days=5), "Perbup 7/2027"),
        Span(StageKind.VOTING, first + timedelta(days=6), first + timedelta(days=6), "Perbup 7/2027"),
    )
    return Calendar("pilkades-oenai", kind, Round.FIRST, "", "Pilkades Oenai", "Village-head election Oenai", areas, spans)


@pytest.fixture
def shipped(cast: Cast) -> Cast:
    """The calendars that come along are loaded."""
    load_elections()
    return cast


@pytest.mark.parametrize(
    ("day", "phase", "code"),
    [
        ("2022-07-28", Phase.NONE, None), ("2023-11-27", Phase.BEFORE, "pemilu-2024"), ("2023-11-28", Phase.CAMPAIGN, "pemilu-2024"),
        ("2024-02-10", Phase.CAMPAIGN, "pemilu-2024"), ("2024-02-11", Phase.QUIET_PERIOD, "pemilu-2024"),
        ("2024-02-14", Phase.VOTING, "pemilu-2024"), ("2024-02-15", Phase.AFTER, "pemilu-2024"),
        ("2024-03-01", Phase.BEFORE, "pilkada-2024"),  # both are on: before one is stricter than after the other
        ("2024-06-24", Phase.BEFORE, "pilkada-2024"),  # the run-off was not held
        ("2024-09-25", Phase.CAMPAIGN, "pilkada-2024"), ("2024-11-24", Phase.QUIET_PERIOD, "pilkada-2024"),
        ("2024-11-27", Phase.VOTING, "pilkada-2024"), ("2024-12-16", Phase.AFTER, "pilkada-2024"), ("2024-12-17", Phase.NONE, None),
        ("2029-02-14", Phase.NONE, None),
    ],
)  # fmt: skip
def test_the_calendars_that_come_along(shipped: Cast, day: str, phase: Phase, code: str | None) -> None:
    found = stages.on_day(queries.calendars(PUBLIC), HERE, date.fromisoformat(day))
    assert found.phase == phase
    assert (found.elections[0].calendar.code if found.phase != Phase.NONE else None) == code


def test_a_place_goes_by_its_own_clock(shipped: Cast) -> None:
    """Half past eleven at night in Jakarta is the next day in Jayapura: there the quiet period has begun."""
    now = datetime(2024, 2, 10, 16, 30, tzinfo=UTC)
    assert queries.today(PUBLIC, JAKARTA, now).phase == Phase.CAMPAIGN
    assert queries.today(PUBLIC, HERE, now).phase == Phase.QUIET_PERIOD
    assert queries.today(PUBLIC, JAYAPURA, now).phase == Phase.QUIET_PERIOD


def test_what_comes_next_and_in_how_many_days(shipped: Cast) -> None:
    coming = stages.on_day(queries.calendars(PUBLIC), HERE, date(2024, 2, 1)).next
    assert coming is not None
    assert (coming.next.kind if coming.next else None, coming.days_to_next) == (StageKind.QUIET_PERIOD, 10)


def test_a_vote_in_one_polling_station_concerns_its_village_alone(cast: Cast) -> None:
    again = replace(village_vote((OENAI, "TPS 003"), (OENAI, "TPS 004"), kind=ElectionKind.REGIONAL), round=Round.RE_VOTE)
    publish_elections(asker=cast.asker(cast.kasat), calendars=[again])
    found = stages.on_day(queries.calendars(PUBLIC), OENAI, date(2027, 3, 5))
    assert (found.phase, found.elections[0].places) == (Phase.QUIET_PERIOD, ("TPS 003", "TPS 004"))
    assert stages.on_day(queries.calendars(PUBLIC), "53.02.10.2009", date(2027, 3, 5)).phase == Phase.NONE
    assert stages.on_day(queries.calendars(PUBLIC), "53.02.10", date(2027, 3, 5)).phase == Phase.QUIET_PERIOD


def test_a_new_version_replaces_the_old_one_which_stays(cast: Cast) -> None:
    asker, first = cast.asker(cast.operator), village_vote((OENAI, ""))
    publish_elections(asker=asker, calendars=[first])
    assert publish_elections(asker=asker, calendars=[first]) == []  # the same again says nothing new
    moved = replace(first, stages=tuple(replace(s, first=s.first + timedelta(7), last=s.last + timedelta(7)) for s in first.stages))
    (second,) = publish_elections(asker=asker, calendars=[moved])
    assert (second.version, [row.version for row in queries.versions(PUBLIC, first.code)]) == (2, [2, 1])
    assert stages.on_day(queries.calendars(PUBLIC), OENAI, date(2027, 3, 1)).phase == Phase.NONE
    assert stages.on_day(queries.calendars(PUBLIC), OENAI, date(2027, 3, 8)).phase == Phase.CAMPAIGN


def test_a_unit_publishes_only_what_lies_inside_it(cast: Cast) -> None:
    inside, everywhere = village_vote((OENAI, "")), village_vote()
    publish_elections(asker=cast.asker(cast.kanit), calendars=[inside])
    for who, calendar in [(cast.kanit, everywhere), (cast.stranger, replace(inside, code="x")), (cast.kasat, everywhere)]:
        with pytest.raises(Problem, match="calendar_not_yours"):
            publish_elections(asker=cast.asker(who), calendars=[calendar])
    for nobody in (cast.officer, cast.kapolda, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            publish_elections(asker=cast.asker(nobody), calendars=[inside])
    assert Election.objects.count() == 1


def test_a_unit_puts_no_calendar_of_others_out_of_force(cast: Cast) -> None:
    """The code of a calendar is no secret: it stands in the file that everybody loads."""
    wider = replace(village_vote(("53", "")), kind=ElectionKind.REGIONAL)
    publish_elections(asker=cast.asker(cast.operator), calendars=[wider])
    with pytest.raises(Problem, match="calendar_not_yours"):
        publish_elections(asker=cast.asker(cast.kanit), calendars=[village_vote((OENAI, ""))])
    assert Election.objects.get(replaced_at__isnull=True).kind == ElectionKind.REGIONAL


def test_more_elections_than_a_place_can_have_are_refused_whole(cast: Cast) -> None:
    many = [replace(village_vote((OENAI, "")), code=f"pilkades-{n}") for n in range(201)]
    with pytest.raises(Problem, match="too_many_items"):
        publish_elections(asker=cast.asker(cast.kasat), calendars=many)
    first = replace(village_vote((OENAI, ""), kind=ElectionKind.REGIONAL), code="pilkada-sendiri")
    with pytest.raises(Problem, match="calendar_not_yours"):
        publish_elections(asker=cast.asker(cast.kasat), calendars=[first])
    assert not Election.objects.exists()


def test_all_or_none(cast: Cast) -> None:
    good, bad = village_vote((OENAI, "")), replace(village_vote(("99.99", "")), code="bad")
    with pytest.raises(Problem, match="area_unknown"):
        publish_elections(asker=cast.asker(cast.operator), calendars=[good, bad])
    assert not Election.objects.exists()


def test_an_area_that_is_split_in_mid_campaign_must_be_named_anew(cast: Cast) -> None:
    Area.objects.filter(pk=OENAI).update(valid_until=date(2027, 3, 2))
    with pytest.raises(Problem, match="calendar_area_ended"):
        publish_elections(asker=cast.asker(cast.operator), calendars=[village_vote((OENAI, ""))])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source": " "}, "stage_without_source"), ({"last": date(2027, 2, 1)}, "ends_before_begins"),
        ({"last": date(2027, 3, 4)}, "stages_overlap"), ({"last": date.max}, "bad_time"), ({"first": date.min}, "bad_time"),
    ],
)  # fmt: skip
def test_what_no_calendar_can_say(cast: Cast, change: dict[str, object], code: str) -> None:
    calendar = village_vote((OENAI, ""))
    wrong = replace(calendar, stages=(replace(calendar.stages[0], **change), *calendar.stages[1:]))  # type: ignore[arg-type]
    with pytest.raises(Problem, match=code):
        publish_elections(asker=cast.asker(cast.operator), calendars=[wrong])
    assert not Election.objects.exists()


def test_files_say_the_same_again() -> None:
    shipped = elections.shipped()
    assert elections.read_csv(elections.write_csv(shipped)) == shipped
    assert elections.read_ics(elections.write_ics(shipped, stamp=clock.now())) == shipped


STATIONS = (
    ((OENAI, "TPS 003"), (OENAI, "TPS 004"), ("53.02.10.2009", "")), ((OENAI, "TPS 003"), ("53.02.10.2009", "TPS 003")),
    ((OENAI, ""), ("53.02.10.2009", "TPS 1, belakang balai desa")), ((OENAI, ""),), (),
)  # fmt: skip


@pytest.mark.parametrize("areas", STATIONS, ids=len)
@pytest.mark.parametrize("round_", Round)
@pytest.mark.parametrize("kind", ElectionKind)
def test_every_kind_round_and_polling_station_survives_the_files(
    areas: tuple[tuple[str, str], ...], round_: Round, kind: ElectionKind
) -> None:
    once = replace(
        village_vote(*areas, kind=kind),
        round=round_,
        of="" if round_ == Round.FIRST else "pemilu-2024",
        name="Pemilu; \\ ulang, 'satu'",
    )
    assert elections.read_csv(elections.write_csv([once])) == [once]
    assert elections.read_ics(elections.write_ics([once], stamp=clock.now())) == [once]


def test_as_many_polling_stations_as_areas_or_one_for_all() -> None:
    text = elections.write_csv([village_vote((OENAI, "TPS 003"))])
    with pytest.raises(Problem, match="calendar_line"):
        elections.read_csv(text.replace("TPS 003", "TPS 003;TPS 004"))


def test_an_event_of_a_stage_keeps_its_name_in_every_file() -> None:
    """Otherwise another program would show it twice after the next import."""
    alone, among = (
        {
            line
            for line in elections.write_ics(found, stamp=clock.now()).decode().splitlines()
            if line.startswith("UID:pilkada-2024-")
        }
        for found in ([one for one in elections.shipped() if one.code == "pilkada-2024"], elections.shipped())
    )
    assert alone == among
    assert len(alone) == 14


def test_a_run_off_that_is_held_has_phases_of_its_own(shipped: Cast) -> None:
    run_off = next(one for one in queries.calendars(PUBLIC) if one.round == Round.RUN_OFF)
    held = replace(run_off, stages=tuple(replace(stage, held=True) for stage in run_off.stages))
    publish_elections(asker=shipped.asker(shipped.operator), calendars=[held])
    found = {
        day: stages.on_day(queries.calendars(PUBLIC), HERE, date.fromisoformat(day)).phase
        for day in ("2024-06-22", "2024-06-25", "2024-06-26", "2024-06-27")
    }
    assert list(found.values()) == [Phase.CAMPAIGN, Phase.QUIET_PERIOD, Phase.VOTING, Phase.BEFORE]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2022-12-13", "2022-13-13", 2), ("voter_list", "voting_list", 3), ("2022-12-14,2022-12-14", "2022-12-14,2021-12-14", 5),
        ("pilkada,first", "pilkade,first", 17), ("PKPU 3/2022\r\npemilu-2024,pemilu,first,,Pemilu 2024,General election 2024,,,voter_list", "\r\npemilu-2024,pemilu,first,,Pemilu 2024,General election 2024,,,voter_list", 2),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named(old: str, new: str, line: int) -> None:
    text = elections.write_csv(elections.shipped())
    assert old in text
    with pytest.raises(Problem, match="calendar_line") as caught:
        elections.read_csv(text.replace(old, new, 1))
    assert f"{line}:" in caught.value.words("id").title


def disordered(place: int, first: date) -> Calendar:
    """The village-head election with one of its stages on other days."""
    once = village_vote((OENAI, ""))
    moved = replace(once.stages[place], first=first, last=first)
    return replace(once, stages=(*once.stages[:place], moved, *once.stages[place + 1 :]))


@pytest.mark.parametrize(
    ("place", "first", "said"),
    [
        (1, date(2027, 3, 10), "Baris 3 dan 4: Masa tenang 2027-03-10 tidak mungkin setelah Pemungutan suara 2027-03-07"),
        (0, date(2027, 3, 20), "Baris 2 dan 4: Kampanye 2027-03-20 tidak mungkin setelah Pemungutan suara 2027-03-07"),
        (2, date(2027, 2, 1), "Baris 2 dan 4: Kampanye 2027-03-01 tidak mungkin setelah Pemungutan suara 2027-02-01"),
        (2, date(2027, 3, 3), "Baris 2 dan 4: Kampanye 2027-03-01 dan Pemungutan suara 2027-03-03 bertumpang tindih"),
    ],
)
def test_stages_out_of_order_are_refused_with_both_lines(cast: Cast, place: int, first: date, said: str) -> None:
    wrong = disordered(place, first)
    with pytest.raises(Problem, match="calendar_lines") as by_csv:
        elections.read_csv(elections.write_csv([wrong]))
    assert by_csv.value.words("id").title == said
    with pytest.raises(Problem, match="calendar_lines") as by_ics:  # its first event is number 1, a table has a head
        elections.read_ics(elections.write_ics([wrong], stamp=clock.now()))
    assert by_ics.value.words("id").title.partition(": ")[2] == said.partition(": ")[2]
    with pytest.raises(Problem, match="stages_(disorder|overlap)"):
        publish_elections(asker=cast.asker(cast.operator), calendars=[wrong])
    assert not Election.objects.exists()


def test_a_run_off_in_a_calendar_of_its_own_comes_after_the_vote() -> None:
    first = village_vote((OENAI, ""))
    later = tuple(replace(stage, first=stage.first + timedelta(30), last=stage.last + timedelta(30)) for stage in first.stages)
    run_off = replace(first, code="pilkades-oenai-2", round=Round.RUN_OFF, of=first.code, stages=later)
    assert elections.read_csv(elections.write_csv([first, run_off])) == [first, run_off]


def test_what_a_spreadsheet_would_compute_is_refused() -> None:
    text = elections.write_csv(elections.shipped())
    with pytest.raises(Problem, match="calendar_line"):
        elections.read_csv(text.replace("PKPU 3/2022", "=HYPERLINK(1)", 1))


def test_control_characters_are_left_out() -> None:
    """PostgreSQL takes no NUL."""
    once = village_vote((OENAI, ""))
    text = elections.write_csv([once])
    assert elections.read_csv(text.replace(",Pilkades Oenai,", ",Pilkades\0 Oenai\x07,")) == [once]


def test_an_area_named_twice_is_one() -> None:
    once = village_vote((OENAI, ""))
    text = elections.write_csv([once])
    assert elections.read_csv(text.replace(OENAI, f"{OENAI} {OENAI}")) == [once]


def test_a_day_at_the_end_of_time_is_refused() -> None:
    event = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:99991231\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    with pytest.raises(Problem, match="calendar_file"):
        elections.read_ics(event)


@given(st.binary(max_size=400))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    for read in (lambda: elections.read_ics(content), lambda: elections.read_csv(content.decode(errors="replace"))):
        try:
            read()
        except Problem as problem:
            assert problem.code.startswith("calendar_")


def spans() -> st.SearchStrategy[list[Span]]:
    """Any stages, also senseless ones."""
    day = st.dates(date(2026, 1, 1), date(2026, 3, 1))
    span = st.builds(
        lambda k, a, n, h: Span(k, a, a + timedelta(days=n), "x", "", h),
        st.sampled_from(StageKind),
        day,
        st.integers(0, 30),
        st.booleans(),
    )
    return st.lists(span, max_size=8)


@given(spans(), st.dates(date(2025, 12, 1), date(2026, 5, 1)))
def test_each_day_has_one_phase(found: list[Span], day: date) -> None:
    phase = stages.phase_on(found, day)
    on = {s.kind for s in stages.running(found, day)}
    assert (phase == Phase.QUIET_PERIOD) == (StageKind.QUIET_PERIOD in on)
    if phase == Phase.NONE:
        assert not on


@given(
    st.lists(
        st.tuples(st.sampled_from(list(StageKind)), st.integers(0, 30), st.integers(0, 9), st.booleans()), min_size=1, max_size=6
    )
)
def test_the_periods_of_an_election_say_of_each_day_what_the_day_says(drawn: list[tuple[StageKind, int, int, bool]]) -> None:
    begin = date(2027, 3, 1)
    spans = tuple(
        Span(kind, begin + timedelta(days=first), begin + timedelta(days=first + length), "PKPU", held=held)
        for kind, first, length, held in drawn
    )
    found = {
        one.first + timedelta(days=n): one.phase
        for one in stages.periods(spans)
        for n in range((one.last - one.first).days + 1)
    }  # fmt: skip
    days = [begin + timedelta(days=n) for n in range(-2, 45)]
    assert {day: found.get(day, Phase.NONE) for day in days} == {day: stages.phase_on(spans, day) for day in days}
