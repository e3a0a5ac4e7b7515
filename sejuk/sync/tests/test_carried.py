"""What a phone carries: whatever is issued, withdrawn or posted in whatever order and pulled in parts, it holds what it must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.briefing.actions import add_wording, approve_message, approve_wording, issue_message, revise_message, withdraw_message
from sejuk.briefing.models import Issue, LastChange, MessageVersion
from sejuk.briefing.tests.drafts import approved, draft
from sejuk.lib import clock
from sejuk.org import territory
from sejuk.org.actions import load_elections, publish_elections
from sejuk.org.elections import shipped
from sejuk.org.models import Area
from sejuk.org.stages import ElectionKind
from sejuk.sync import rules
from sejuk.testing import KIE, OENAI, OINLASI, SOE, Cast, Phone

PLACES = ["53.02", KIE, OENAI, OINLASI, SOE, f"{SOE}.1001"]
AREAS = [[OENAI, OINLASI], [OENAI], [f"{SOE}.1001"], []]


class Carrier:
    """A phone that keeps cards as the app does."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.cursor = phone, ""
        self.cards: dict[str, Any] = {}

    def pull(self) -> bool:
        """One page; whether there is more."""
        page = self.phone.pull(self.cursor)
        self.cursor = page["cursor"]
        for change in page["changes"]:
            if (change["kind"], change["id"]) == ("carried", "all"):
                self.cards.clear()
            elif change["kind"] == "card" and change.get("deleted"):
                self.cards.pop(change["id"], None)
            elif change["kind"] == "card":
                self.cards[change["id"]] = change["data"]
        return bool(page["more"])

    def pull_all(self) -> None:
        """Until nothing is left."""
        while self.pull():
            pass


class Office:
    """Who issues and withdraws, by numbers that a machine invents."""

    def __init__(self, cast: Cast, carrier: Carrier) -> None:
        self.cast, self.carrier = cast, carrier
        self.versions = [approved(cast, title=f"Pesan {n}") for n in range(3)]
        self.steps: list[Callable[[int], Any]] = [
            self.issue,
            self.issue,
            self.withdraw,
            self.revise,
            self.word,
            self.post,
            self.pull,
        ]

    def one(self, number: int) -> MessageVersion:
        return MessageVersion.objects.get(pk=self.versions[number % len(self.versions)].pk)

    def issue(self, number: int) -> None:
        if self.one(number).state == "approved":
            place = PLACES[number // 3 % len(PLACES)]
            issue_message(
                asker=self.cast.asker(self.cast.kasat), version_id=self.one(number).pk, unit=self.cast.resort, area_codes=[place]
            )

    def withdraw(self, number: int) -> None:
        if self.one(number).state == "approved":
            withdraw_message(asker=self.cast.asker(self.cast.kasat), version_id=self.one(number).pk, reason="Berubah")

    def revise(self, number: int) -> None:
        new = revise_message(asker=self.cast.asker(self.cast.humas), message_id=self.one(number).message_id, draft=draft())
        self.versions.append(approve_message(asker=self.cast.asker(self.cast.kasat), version_id=new.pk))

    def word(self, number: int) -> None:
        version = self.one(number)
        if version.state == "approved" and not version.wordings.filter(language="jv").exists():
            said = {"language": "jv", "title": "Priksa", "text": "Takon dhisik."}
            wording = add_wording(asker=self.cast.asker(self.cast.kasat), version_id=version.pk, **said)
            approve_wording(asker=self.cast.asker(self.cast.humas), wording_id=wording.pk)

    def post(self, number: int) -> None:
        self.cast.posting(self.cast.officer).areas.set(Area.objects.filter(code__in=AREAS[number % len(AREAS)]))

    def pull(self, number: int) -> None:
        del number
        self.carrier.pull()

    def wanted(self) -> dict[str, set[str]]:
        """What the officer must carry, and in which languages, from nothing but what is issued now."""
        own = [area.code for area in self.cast.posting(self.cast.officer).areas.all()] or territory.lines(self.cast.sector)
        issues = Issue.objects.filter(version__state="approved").select_related("version")
        here = {issue.version for issue in issues if territory.touches(issue.area_id or "", own)}
        return {str(row.pk): {one.language for one in row.wordings.all() if one.approved_at} for row in here}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 60)), min_size=4, max_size=25))
def test_whatever_happens_the_phone_holds_what_it_must(
    cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(rules, "PULL_BYTES", 2_500)
    with transaction.atomic():
        carrier = Carrier(phone)
        office = Office(cast, carrier)
        for step, number in steps:
            office.steps[step](number)
        carrier.pull_all()
        held = {key: {one["language"] for one in card["wordings"]} for key, card in carrier.cards.items()}
        assert held == office.wanted()
        transaction.set_rollback(True)


def issued(cast: Cast, *codes: str, **changes: Any) -> MessageVersion:
    version = approved(cast, **changes)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort, area_codes=codes)
    return version


def test_nothing_new_says_nothing_and_a_withdrawal_comes_alone(cast: Cast, phone: Phone) -> None:
    version = issued(cast, OENAI)
    issued(cast, OINLASI)
    cursor = phone.pull()["cursor"]
    assert phone.pull(cursor)["changes"] == []
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    assert phone.pull(cursor)["changes"] == [{"kind": "card", "id": str(version.pk), "deleted": True}]


def test_what_others_carry_is_not_heard_of(cast: Cast, phone: Phone) -> None:
    cursor = phone.pull()["cursor"]
    version = issued(cast, f"{SOE}.1001")
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Salah tempat")
    assert phone.pull(cursor)["changes"] == []


def test_a_card_that_ended_is_not_brought(cast: Cast, phone: Phone) -> None:
    version = issued(cast, OENAI)
    MessageVersion.objects.filter(pk=version.pk).update(valid_until=date(2024, 1, 30))
    assert phone.changes("card") == {}


def test_five_hundred_cards_weigh_nothing_in_the_cursor(cast: Cast, phone: Phone) -> None:
    before = len(phone.pull()["cursor"])
    version = issued(cast, OENAI)
    twins = [
        MessageVersion(
            message=version.message, number=n, state="approved", elections=["any"], phases=["none"], source="x", change_seq=n
        )
        for n in range(2, 502)
    ]
    MessageVersion.objects.bulk_create(twins)
    Issue.objects.bulk_create(Issue(version=twin, area_id=OENAI, unit=cast.resort, issued_by=cast.kasat) for twin in twins)
    LastChange.objects.update(number=501)
    carrier = Carrier(phone)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        carrier.pull_all()
    assert len(carrier.cards) == 501
    assert len(carrier.cursor) < before + 30
    assert sum("briefing_" in query["sql"] for query in asked) < 60


def test_a_server_that_was_set_back_sends_all_anew(cast: Cast, phone: Phone) -> None:
    old, lost = issued(cast, OENAI), issued(cast, OENAI)
    carrier = Carrier(phone)
    carrier.pull_all()
    Issue.objects.filter(version=lost).delete()
    LastChange.objects.update(number=1)
    carrier.pull_all()
    assert list(carrier.cards) == [str(old.pk)]


def test_a_phone_knows_the_phases_of_its_villages_by_their_own_days(cast: Cast, phone: Phone) -> None:
    load_elections()
    with clock.travel(datetime.fromisoformat("2024-11-20T09:00:00+08:00")):
        areas = Phone(cast.officer).changes("area")
    quiet = next(one for one in areas[OENAI]["stages"] if one["phase"] == "quiet_period")
    assert (quiet["election"], quiet["from"], quiet["until"]) == ("pilkada", "2024-11-24", "2024-11-26")
    assert areas[OENAI]["stages"] == areas[OINLASI]["stages"]
    assert "stages" not in areas[KIE]


def test_areas_come_anew_with_a_calendar_and_not_with_a_day(cast: Cast, phone: Phone) -> None:
    load_elections()
    with clock.travel(datetime.fromisoformat("2024-11-20T09:00:00+08:00")):
        cursor = Phone(cast.officer).pull()["cursor"]
    with clock.travel(datetime.fromisoformat("2024-11-26T09:00:00+08:00")):
        assert phone.pull(cursor)["changes"] == []
        vote = next(one for one in shipped() if one.kind == ElectionKind.REGIONAL)
        publish_elections(asker=cast.asker(cast.operator), calendars=[replace(vote, name="Pilkada 2024 (diperbaiki)")])
        assert {(one["kind"], one["id"]) for one in phone.pull(cursor)["changes"]} == {("area", OENAI), ("area", OINLASI)}
