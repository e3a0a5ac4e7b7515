"""Above the resort no name and no word arrives."""

from datetime import timedelta

import pytest

from sejuk.insight import rollup
from sejuk.insight.models import DayCount
from sejuk.insight.queries import summary
from sejuk.lib import clock, ids
from sejuk.org.models import Jurisdiction, Officer, Unit
from sejuk.testing import OENAI, browser_of, report

TODAY = clock.today()
WORDS = ("uraian-rahasia", "tempat-rahasia", "hasil-rahasia", "kata-warga-rahasia", "dasar-rahasia")


@pytest.fixture
def told(cast):
    for _ in range(6):
        note = {"note_id": str(ids.new_id()), "kind": "claim", "words": WORDS[3]}
        report(cast.officer, narrative=WORDS[0], place=WORDS[1], outcome=WORDS[2], order_basis=WORDS[4], heard=[note])
    rollup.recount_everything()


@pytest.mark.parametrize("who", ["kapolda", "auditor"])
def test_numbers_arrive_and_names_and_words_do_not(cast, told, who):
    officer = getattr(cast, who)
    client = browser_of(officer)
    names = set(Officer.objects.exclude(pk=officer.pk).values_list("name", flat=True))
    for path in ("/summary/", "/summary/?from=2020-01-01", *(["/journal/"] if who == "auditor" else [])):
        html = client.get(path).content.decode()
        assert not [word for word in (*names, *WORDS) if word in html], path
    assert ">5<" in client.get("/summary/").content.decode().replace("\n", "")


def test_small_counts_are_written_as_small(cast):
    report(cast.officer, people_reached=1)
    rollup.recount_everything()
    html = browser_of(cast.kapolda).get("/summary/").content.decode().replace("\n", "")
    assert ">sedikit</td>" in html


def test_several_small_weeks_are_not_written_as_fewer_than_they_are_together(cast):
    monday = TODAY - timedelta(days=TODAY.weekday())
    for week in range(3):
        DayCount.objects.create(
            unit_id=cast.sector.pk, area_code=OENAI, day=monday - timedelta(weeks=week), kind="visit", activities=4, people_reached=8, leaflets_given=0
        )  # fmt: skip
    html = browser_of(cast.kapolda).get("/summary/").content.decode().replace("\n", "")
    assert html.count(">sedikit</td>") == 2  # twelve activities with 24 people
    assert "&lt;5" not in html


def test_the_journal_shows_ids_only(cast, told):
    html = browser_of(cast.auditor).get("/journal/?verb=activity.reported").content.decode()
    assert html.count("<code") == 6
    assert "Sari" not in html
    assert "Tidak ada peristiwa" in browser_of(cast.auditor).get("/journal/?actor=999999").content.decode()


def test_a_resort_that_does_not_use_sejuk_is_named_and_not_counted(cast, told):
    quiet = Unit.objects.create(code="polres-sepi", kind="polres", name="Polres Sepi", parent=cast.resort.parent)
    Unit.objects.filter(pk=quiet.pk).update(path=f"{cast.resort.parent.path}{quiet.pk}.")
    before = summary(cast.asker(cast.kapolda), TODAY, TODAY)
    Jurisdiction.objects.create(unit=quiet, area_id="53.03", valid_from=TODAY)
    found = summary(cast.asker(cast.kapolda), TODAY, TODAY)
    assert quiet in found.unused
    assert quiet not in [row.unit for row in found.rows]
    assert found.served == before.served
    html = browser_of(cast.kapolda).get("/summary/").content.decode()
    assert "belum memakai Sejuk" in html
    assert "Polres Sepi" in html
