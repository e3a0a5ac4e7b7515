"""A record's history: what changed, why, and what was decided."""

from sejuk.activities.actions import accept_activity, amend_activity, return_activity, withdraw_activity
from sejuk.activities.queries import activity, steps
from sejuk.testing import made, report


def history(cast, pk):
    asker = cast.asker(cast.kanit)
    return steps(asker, activity(asker, pk))


def amend(row, officer, **changes):
    amend_activity(officer_id=officer.pk, activity_id=row.pk, base=row.version, changes=changes, reason="RW tertukar", made=made())


def test_each_step_says_who_why_and_what_changed(cast, officer, kanit):
    row = report(officer, rw="02")
    return_activity(asker=cast.asker(kanit), activity_id=row.pk, version=1, reason="RW belum tepat", fields=["rw"])
    amend(row, officer, rw="03")
    accept_activity(asker=cast.asker(kanit), activity_id=row.pk, version=2)
    found = history(cast, row.pk)
    assert [step.verb for step in found] == ["activity.accepted", "activity.amended", "activity.returned", "activity.reported"]
    accepted, amended, returned, reported = found
    assert (returned.reason, returned.fields, returned.by) == ("RW belum tepat", ("rw",), str(kanit))
    assert [(change.field, change.before, change.after) for change in amended.differences] == [("rw", "02", "03")]
    assert amended.reason == "RW tertukar"
    assert (accepted.version, reported.version) == (2, 1)


def test_two_amendments_each_show_their_own_difference(cast, officer):
    row = report(officer, rw="01", people_reached=4)
    amend(row, officer, rw="02")
    amend(row, officer, people_reached=5)
    second, first, _ = history(cast, row.pk)
    assert [(change.field, change.before, change.after) for change in first.differences] == [("rw", "01", "02")]
    assert [(change.field, change.before, change.after) for change in second.differences] == [("people_reached", 4, 5)]


def test_a_withdrawal_keeps_its_reason(cast, officer):
    row = report(officer)
    withdraw_activity(officer_id=officer.pk, activity_id=row.pk, reason="Terkirim dua kali")
    assert history(cast, row.pk)[0].reason == "Terkirim dua kali"
