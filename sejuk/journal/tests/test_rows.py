"""Rows that are written fast are the rows that Django would have written, and no rule of a table is passed by."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from sejuk.activities.models import Activity, HeardNote, HeldText, Photo
from sejuk.journal import rows
from sejuk.journal.models import Event, Run
from sejuk.lib import clock, ids
from sejuk.org.models import Posting
from sejuk.sync.models import Op
from sejuk.testing import report_body

ODD = "tab\t baris\nbaru \\N \\. 'kutip' \"é\" %s ☕"


def full_body() -> dict[str, Any]:
    """A report in which every column says something."""
    started = report_body()["started_at"]
    return report_body(
        kind="dialogue", other_kinds=["outreach"], ended_at=started, place=ODD, narrative=ODD, outcome=ODD, operation=ODD,
        directives=[{"text": ODD}], position={"lat_e5": -985_123, "lon_e5": 12_444_567, "accuracy_m": 5}, partners=["village_head"],
        heard=[{"note_id": str(ids.new_id()), "kind": "concern", "words": words} for words in (ODD, "NIK 5302104107900001")],
        photos=[{"photo_id": str(ids.new_id()), "sha256": "0" * 64, "bytes": 5, "caption": ODD}],
    )  # fmt: skip


def stored(table: type[models.Model]) -> list[list[Any]]:
    """Every row as the database itself holds it."""
    names = [field.column for field in table._meta.concrete_fields]
    facts = {field.column for field in table._meta.concrete_fields if isinstance(field, models.JSONField)}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(names)} FROM {table._meta.db_table} ORDER BY {table._meta.pk.column}")  # noqa: S608 - a model's names
        found = cursor.fetchall()
    return [[_plain(value, name in facts) for name, value in zip(names, row, strict=True)] for row in found]


def _plain(value: Any, fact: bool) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    return json.loads(value) if fact and isinstance(value, str) else value


@pytest.mark.parametrize("table", [Activity, HeardNote, HeldText, Photo, Op, Event], ids=lambda table: table.__name__)
def test_what_is_stored_is_what_django_would_store(phone, table):
    results = phone.results(*[phone.op(full_body()) for _ in range(3)], phone.op(report_body()))
    assert [result["status"] for result in results] == ["accepted"] * 4
    written = stored(table)
    assert len(written) >= 3
    for row in table.objects.all():
        row.save(force_update=True)
    assert stored(table) == written


@pytest.mark.parametrize("many", [1, 5])
def test_numbers_come_in_order_and_are_taken(db, many):
    first = [Event(verb="thing.done", subject=str(i), salt=b"", digest=b"\x00\xff\\") for i in range(many)]
    rows.insert(first)
    rows.insert([Event(verb="thing.done", subject="last", digest=b"")])
    after = Event.objects.create(verb="thing.done", subject="after", digest=b"")
    found = list(Event.objects.order_by("id").values_list("id", "subject"))
    assert [subject for _, subject in found] == [*map(str, range(many)), "last", "after"]
    assert found[:many] == [(event.id, event.subject) for event in first]
    assert after.id == found[-1][0] > first[-1].id


@pytest.mark.parametrize("many", [1, 5])
def test_a_row_that_breaks_a_rule_of_its_table_is_refused_with_all_others(db, many):
    rows.insert([Run(name="taken", due_at=clock.now())])
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert([Run(name=name, due_at=clock.now()) for name in ["taken", *"abcd"][:many]])
    assert [run.name for run in Run.objects.all()] == ["taken"]


def test_a_question_is_answered_as_its_queryset_would_for_every_value(db, cast, officer, stranger):
    made = []

    def question(owner: Any) -> Any:
        made.append(owner)
        return Posting.objects.filter(officer_id=owner).order_by("pk").values_list("valid_from", "unit__path", "areas")

    asked = rows.Asked(question, -1)
    for one in (officer, stranger, officer):
        assert list(map(tuple, asked(one.pk))) == list(question(one.pk)) != []
    assert made.count(-1) == 1
    below = rows.Asked(lambda path: Posting.objects.filter(unit__path__startswith=path).values_list("pk").order_by("pk"), "<path>")
    path = officer.postings.get().unit.path
    assert [pk for (pk,) in below(path)] == list(
        Posting.objects.filter(unit__path__startswith=path).order_by("pk").values_list("pk", flat=True)
    )
    assert below("9.9.") == []
