"""What a report is judged by is what the tables say, however short the way to read it."""

from __future__ import annotations

from datetime import timedelta

from sejuk.lib import clock
from sejuk.org import territory
from sejuk.org.models import Jurisdiction, Posting
from sejuk.org.posted import ever_served, posted


def test_postings_come_with_their_areas_unit_and_resort(officer, kanit):
    for one in (officer, kanit):
        found = posted(one.pk)
        rows = {row.pk: row for row in Posting.objects.filter(officer=one)}
        assert found.keys() == rows.keys()
        for pk, row in rows.items():
            assert sorted(found[pk].areas) == sorted(area.pk for area in row.areas.all())
            assert (found[pk].role, found[pk].valid_from, found[pk].valid_until) == (row.role, row.valid_from, row.valid_until)
            assert (found[pk].unit_id, found[pk].unit_kind, found[pk].unit_name) == (row.unit_id, row.unit.kind, row.unit.name)
            assert (found[pk].unit_path, found[pk].resort_path) == (row.unit.path, territory.resort_of(row.unit).path)


def test_what_the_resort_once_served_still_counts(officer):
    resort = territory.resort_of(officer.postings.get().unit)
    before = ever_served(resort.path)
    assert before == sorted({line.area_id for line in Jurisdiction.objects.filter(unit__path__startswith=resort.path)}) != []
    Jurisdiction.objects.update(valid_until=clock.today() - timedelta(days=1))
    assert ever_served(resort.path) == before
