"""The journal for auditors: ids and codes, narrowed, within the reach of the audit."""

import pytest

from sejuk.insight.queries import EventFilter, events
from sejuk.lib.problems import Problem
from sejuk.org.rules import Role
from sejuk.testing import person, report


def test_an_auditor_finds_what_happened_to_a_record(cast):
    row = report(cast.officer)
    found = events(cast.asker(cast.auditor), EventFilter(subject=str(row.pk)))
    assert [(event.verb, event.actor_id, event.unit_id) for event in found.rows] == [
        ("activity.reported", cast.officer.pk, cast.sector.pk)
    ]
    assert "activity.reported" in found.verbs
    assert events(cast.asker(cast.auditor), EventFilter(verb="activity.withdrawn")).rows == []


def test_pages_follow_one_another(cast):
    for _ in range(3):
        report(cast.officer)
    first = events(cast.asker(cast.auditor), EventFilter())
    second = events(cast.asker(cast.auditor), EventFilter(), after=first.rows[0].id)
    assert [event.id for event in second.rows] == [event.id for event in first.rows[1:]]


def test_an_auditor_of_a_region_sees_its_units_only(cast):
    report(cast.officer)
    here = person("88010077", "Kompol", "Auditor Wilayah", Role.AUDITOR, cast.polda)
    other = person("88010078", "Kompol", "Auditor TTU", Role.AUDITOR, cast.other_resort)
    assert [event.unit_id for event in events(cast.asker(here), EventFilter()).rows] == [cast.sector.pk]
    assert events(cast.asker(other), EventFilter()).rows == []


def test_nobody_else_reads_it(cast):
    for who in (cast.officer, cast.kanit, cast.kapolres, cast.kapolda, cast.operator, cast.stranger):
        with pytest.raises(Problem, match="not_found"):
            events(cast.asker(who), EventFilter())
