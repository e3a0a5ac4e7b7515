"""What phones say of directives that were read: once, the first time stands, and none is lost that comes before its directive."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sejuk.briefing import queries
from sejuk.briefing.actions import acknowledge_directive
from sejuk.briefing.models import Acknowledgement, Directive, LastChange
from sejuk.briefing.tests.orders import issued
from sejuk.journal.models import Event
from sejuk.lib import clock, ids
from sejuk.testing import Cast, Phone, report_body

KIND = "directive.acknowledge"


def test_from_the_phone_with_a_receipt_of_its_unit(cast: Cast, phone: Phone) -> None:
    made = issued(cast)
    (said,) = phone.results(phone.op({"directive_id": str(made.pk)}, KIND))
    assert (said["status"], said["receipt"]["unit"]) == ("accepted", "Polsek Kie")
    row = Acknowledgement.objects.get()
    assert (row.directive_id, row.officer, row.sequence) == (made.pk, cast.officer, said["receipt"]["sequence"])
    event = Event.objects.get(verb="directive.acknowledged")
    assert (event.subject, event.unit_id) == (str(made.pk), cast.sector.pk)
    assert phone.changes("directive")[str(made.pk)]["acknowledged_at"] == row.at.isoformat()


def test_the_first_time_stands_and_each_later_one_is_answered_the_same(cast: Cast, phone: Phone) -> None:
    made = issued(cast)
    first = phone.op({"directive_id": str(made.pk)}, KIND)
    (one,) = phone.results(first)
    at = Acknowledgement.objects.get().at
    (same,) = phone.results(first)
    assert (same["status"], same["receipt"]) == ("duplicate", one["receipt"])
    again = [phone.op({"directive_id": str(made.pk)}, KIND) for _ in range(2)]
    assert [(said["status"], said["receipt"]["sequence"]) for said in phone.results(*again)] == [
        ("accepted", one["receipt"]["sequence"])
    ] * 2
    acknowledge_directive(asker=cast.asker(cast.officer), directive_id=made.pk)
    assert Acknowledgement.objects.get().at == at
    assert Event.objects.filter(verb="directive.acknowledged").count() == 1


def test_one_that_comes_first_is_kept_and_counted_later(cast: Cast, phone: Phone) -> None:
    early = ids.new_id()
    (said,) = phone.results(phone.op({"directive_id": str(early)}, KIND))
    assert said["status"] == "accepted"
    made = issued(cast)
    late = Directive.objects.get(pk=made.pk)
    late.pk, late.number = early, "ST/1"  # as a restored server learns of it again
    late.save(force_insert=True)
    late.targets.set([cast.resort])
    (given,) = [one for one in queries.my_directives(cast.asker(cast.officer)) if one.directive.pk == early]
    assert given.read_at is not None


def test_it_was_read_when_the_phone_says_so(cast: Cast, phone: Phone) -> None:
    made = issued(cast)
    hours = timedelta(hours=5)
    phone.results(
        phone.op(
            {"directive_id": str(made.pk)}, KIND, made_at=(clock.now() - hours).isoformat(), clock={"session": "x", "mono_ms": 0}
        )
    )
    assert abs(clock.now() - hours - Acknowledgement.objects.get().at) < timedelta(minutes=1)


def test_with_reports_in_one_batch_and_a_bad_one_alone_is_refused(cast: Cast, phone: Phone) -> None:
    made = issued(cast)
    said = phone.results(
        phone.op(report_body()), phone.op({"directive_id": str(made.pk)}, KIND), phone.op({"directive_id": "nein"}, KIND),
        phone.op({}, KIND), phone.op({"directive_id": str(uuid4()), "officer_id": 1}, KIND),
    )  # fmt: skip
    assert [one["status"] for one in said] == ["accepted", "accepted", "refused", "refused", "refused"]
    assert Acknowledgement.objects.count() == 1


def test_what_a_stranger_sends_counts_for_nothing_and_tells_them_nothing(cast: Cast) -> None:
    made = issued(cast, cast.kapolsek, cast.sector)
    theirs = Phone(cast.stranger)
    cursor = theirs.pull()["cursor"]
    known, unknown = theirs.results(
        theirs.op({"directive_id": str(made.pk)}, KIND), theirs.op({"directive_id": str(uuid4())}, KIND)
    )
    assert known["status"] == unknown["status"] == "accepted"
    assert queries.my_directives(cast.asker(cast.stranger)) == []
    assert theirs.pull(cursor)["changes"] == []


def test_read_once_it_is_read_on_each_of_the_officers_phones_and_on_no_other(cast: Cast, phone: Phone) -> None:
    read, also, unread = (issued(cast) for _ in range(3))
    phones = [phone, Phone(cast.officer)]
    others = [Phone(cast.kanit), Phone(cast.kapolsek)]
    cursors = {one: one.pull()["cursor"] for one in (*phones, *others)}
    last = LastChange.objects.get().number
    acknowledge_directive(asker=cast.asker(cast.officer), directive_id=read.pk)
    phones[1].results(phones[1].op({"directive_id": str(also.pk)}, KIND))
    for one in phones:
        told = one.pull(cursors[one])["changes"]
        assert [(change["kind"], change["id"]) for change in told] == [("acknowledgement", str(row.pk)) for row in (read, also)]
        assert told[0]["data"] == {
            "directive_id": str(read.pk), "acknowledged_at": Acknowledgement.objects.get(directive_id=read.pk).at.isoformat(),
        }  # fmt: skip
    assert [one.pull(cursors[one])["changes"] for one in others] == [[], []]
    assert LastChange.objects.get().number == last  # the row for which everybody waits
    assert phone.changes("directive")[str(unread.pk)]["acknowledged_at"] is None
