"""What a phone carries: whatever is issued, read, withdrawn or posted, in whatever order and pulled in parts, it holds what it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.briefing import queries
from sejuk.briefing.actions import (
    acknowledge_directive,
    add_wording,
    approve_message,
    approve_wording,
    issue_message,
    revise_message,
    withdraw_directive,
    withdraw_message,
)
from sejuk.briefing.models import Acknowledgement, Directive, Issue, LastChange, MessageVersion
from sejuk.briefing.tests import orders
from sejuk.briefing.tests.drafts import approved, draft
from sejuk.lib import clock
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.actions import load_elections, publish_elections
from sejuk.org.elections import shipped
from sejuk.org.models import Area
from sejuk.org.stages import ElectionKind
from sejuk.sync import rules
from sejuk.testing import KIE, OENAI, OINLASI, SOE, Cast, Phone, report

PLACES = ["53.02", KIE, OENAI, OINLASI, SOE, f"{SOE}.1001"]
AREAS = [[OENAI, OINLASI], [OENAI], [f"{SOE}.1001"], []]


class Carrier:
    """A phone that keeps cards, directives with when they were read, and the names of records as the app does."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.cursor = phone, ""
        self.cards: dict[str, Any] = {}
        self.directives: dict[str, str | None] = {}
        self.records: set[str] = set()

    def pull(self) -> bool:
        """One page; whether there is more."""
        page = self.phone.pull(self.cursor)
        self.cursor = page["cursor"]
        for change in page["changes"]:
            self.keep(change["kind"], change["id"], change.get("data"))
        return bool(page["more"])

    def keep(self, kind: str, key: str, data: Any) -> None:
        """Without data it is deleted."""
        if kind == "carried":
            self.cards.clear()
            self.directives.clear()
        elif kind == "card" and data is None:
            self.cards.pop(key, None)
        elif kind == "card":
            self.cards[key] = data
        elif kind == "directive" and data is None:
            self.directives.pop(key, None)
        elif kind == "directive" or (kind == "acknowledgement" and key in self.directives):
            self.directives[key] = data["acknowledged_at"]
        elif kind == "activity":
            self.records.add(key)

    def pull_all(self) -> None:
        """Until nothing is left."""
        while self.pull():
            pass


class Office:
    """Who issues and withdraws, by numbers that a machine invents."""

    def __init__(self, cast: Cast, carrier: Carrier) -> None:
        self.cast, self.carrier = cast, carrier
        self.versions = [approved(cast, title=f"Pesan {n}") for n in range(3)]
        self.orders = [orders.issued(cast) for _ in range(2)]
        self.other = Phone(cast.officer)
        self.steps: list[Callable[[int], Any]] = [
            self.issue,
            self.issue,
            self.withdraw,
            self.revise,
            self.word,
            self.post,
            self.pull,
            self.order,
            self.take_back,
            self.read,
            self.read,
            self.report,
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

    def order(self, number: int) -> None:
        below = [(), (self.cast.sector.pk,), (self.cast.other_sector.pk,)][number % 3]
        self.orders.append(orders.issued(self.cast, target_ids=below))

    def one_order(self, number: int) -> Directive:
        return Directive.objects.get(pk=self.orders[number % len(self.orders)].pk)

    def take_back(self, number: int) -> None:
        order = self.one_order(number)
        if order.standing:
            withdraw_directive(asker=self.cast.asker(self.cast.kapolres), directive_id=order.pk, reason="Berubah")

    def read(self, number: int) -> None:
        """On a page, or on the officer's other phone, which says so of what is none of its officer's too."""
        order = self.one_order(number // 2)
        if number % 2:
            self.other.results(self.other.op({"directive_id": str(order.pk)}, "directive.acknowledge"))
        elif self.cast.other_sector not in order.targets.all():
            acknowledge_directive(asker=self.cast.asker(self.cast.officer), directive_id=order.pk)

    def report(self, number: int) -> None:
        del number
        report(self.cast.officer)

    def wanted_orders(self) -> dict[str, str | None]:
        """The standing ones to the officer's sector or the whole resort, with when they were read."""
        read = {row.directive_id: row.at.isoformat() for row in Acknowledgement.objects.filter(officer=self.cast.officer)}
        standing = Directive.objects.filter(withdrawn_at=None).exclude(targets=self.cast.other_sector)
        return {str(row.pk): read.get(row.pk) for row in standing}

    def wanted(self) -> dict[str, set[str]]:
        """What the officer must carry, and in which languages, from nothing but what is issued now."""
        own = [area.code for area in self.cast.posting(self.cast.officer).areas.all()] or territory.lines(self.cast.sector)
        issues = Issue.objects.filter(version__state="approved").select_related("version")
        here = {issue.version for issue in issues if territory.touches(issue.area_id or "", own)}
        return {str(row.pk): {one.language for one in row.wordings.all() if one.approved_at} for row in here}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 60)), min_size=4, max_size=30))
def test_whatever_happens_the_phone_holds_what_it_must(
    cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(rules, "PULL_BYTES", 2_500)
    with transaction.atomic():
        carrier = Carrier(phone)
        office = Office(cast, carrier)
        carrier.pull_all()
        for step, number in steps:
            office.steps[step](number)
        carrier.pull_all()
        held = {key: {one["language"] for one in card["wordings"]} for key, card in carrier.cards.items()}
        assert held == office.wanted()
        assert carrier.directives == office.wanted_orders()
        assert carrier.records == {str(row.pk) for row in cast.officer.activities.all()}
        transaction.set_rollback(True)


def test_what_is_recorded_and_read_while_a_page_is_put_together_comes_with_the_next(
    cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, carrier, asked = orders.issued(cast), Carrier(phone), queries.read_changes
    carrier.pull_all()

    def meanwhile(asker: Asker, *, after: int, upto: int) -> Iterator[Any]:
        monkeypatch.undo()  # between the first table and the second
        report(cast.officer)
        acknowledge_directive(asker=cast.asker(cast.officer), directive_id=made.pk)
        yield from asked(asker, after=after, upto=upto)

    report(cast.officer)
    monkeypatch.setattr(queries, "read_changes", meanwhile)
    carrier.pull_all()
    carrier.pull_all()
    assert len(carrier.records) == 2
    assert carrier.directives[str(made.pk)] is not None


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
