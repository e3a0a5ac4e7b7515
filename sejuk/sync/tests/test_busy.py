"""A database that has no time, or whose line breaks, is a clear "come again", and nothing is lost by it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.db.utils import InterfaceError

from sejuk.activities.models import Activity
from sejuk.journal.busy import is_busy
from sejuk.org.models import Officer
from sejuk.testing import Cast, Phone, browser_of, report_body

STATEMENTS = 12  # of a push of several reports there are at least so many


def _wrapped(kind: type[Exception], cause: Exception) -> Exception:
    error = kind("said by the driver")
    error.__cause__ = cause
    return error


def _sqlite(name: str) -> Exception:
    cause = sqlite3.OperationalError("said by SQLite")
    cause.sqlite_errorname = name
    return _wrapped(OperationalError, cause)


class _Deadlock(psycopg.OperationalError):
    sqlstate = "40P01"


class _DiskFull(psycopg.OperationalError):
    sqlstate = "53100"


@pytest.mark.parametrize(("error", "busy"), [
    (_sqlite("SQLITE_BUSY"), True), (_sqlite("SQLITE_BUSY_SNAPSHOT"), True), (_sqlite("SQLITE_FULL"), False),
    (_wrapped(OperationalError, psycopg.OperationalError("the connection is lost")), True),
    (_wrapped(InterfaceError, psycopg.InterfaceError("the connection is closed")), True),
    (_wrapped(OperationalError, _Deadlock()), True), (_wrapped(OperationalError, _DiskFull()), False),
    (OperationalError(), False), (ValueError(), False), (None, False),
])  # fmt: skip
def test_only_what_passes_by_itself_is_busy(error: Exception | None, busy: bool) -> None:
    assert is_busy(error) is busy


@contextmanager
def at_statement(number: int, error: Exception) -> Iterator[None]:
    """The database answers ``error`` to this statement and to all after it, as one that nobody lets in does."""
    left = number

    def execute(go_on: Callable[..., Any], *told: Any) -> Any:
        nonlocal left
        left -= 1
        if left <= 0:
            raise error
        return go_on(*told)

    with connection.execute_wrapper(execute):
        yield


@pytest.mark.django_db(transaction=True)
def test_a_push_is_answered_as_a_whole_and_the_same_again_is_taken(cast: Cast) -> None:
    phone = Phone(cast.officer)
    for statement in range(1, STATEMENTS + 1):
        ops = [phone.op(report_body()) for _ in range(3)]
        stored = Activity.objects.count()
        with at_statement(statement, _sqlite("SQLITE_BUSY")):
            answer = phone.push(*ops)
        assert (answer.status_code, answer.json()["code"]) == (503, "server_busy"), statement
        assert int(answer.headers["Retry-After"]) > 0
        assert Activity.objects.count() == stored
        assert [result["status"] for result in phone.results(*ops)] == ["accepted"] * 3


def test_every_other_door_of_the_phone_says_so_too(phone: Phone) -> None:
    with at_statement(1, _wrapped(OperationalError, psycopg.OperationalError("the connection is lost"))):
        ask = phone.client
        answers = [ask.get("/api/v1/sync/pull", headers=phone.headers), ask.post("/api/v1/sync/uploads", headers=phone.headers)]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(503, "server_busy")] * 2


def test_a_page_says_so_and_asks_the_database_nothing_more(kanit: Officer) -> None:
    browser = browser_of(kanit)
    browser.raise_request_exception = False
    with at_statement(1, _sqlite("SQLITE_BUSY")):
        answer = browser.get("/board/")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "Server sedang sibuk" in answer.content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="on PostgreSQL writers do not keep one another out")
@pytest.mark.django_db(transaction=True)
def test_a_writer_that_holds_the_database_for_long_costs_nothing_but_time(cast: Cast) -> None:
    phone, held, done = Phone(cast.officer), threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Officer.objects.update(change_seq=0)
            held.set()
            done.wait(120)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(120)
    op = phone.op(report_body())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
        answer = phone.push(op)
        cursor.execute("PRAGMA busy_timeout = 20000")
    done.set()
    other.join()
    assert (answer.status_code, answer.json()["code"]) == (503, "server_busy")
    assert phone.results(op)[0]["status"] == "accepted"
