"""Logs name routes: no ids, no hosts that a stranger made up, no page that somebody came from."""

import io
import json
import logging
import sys

import pytest
from django.test import Client

from sejuk.activities import queries
from sejuk.testing import browser_of, report


@pytest.fixture
def logged():
    """Reads what was logged since, line by line."""
    streams = [one for one in logging.getLogger().handlers if isinstance(one, logging.StreamHandler)]
    (handler,) = [one for one in streams if one.name == "err"]
    # Not by ``setStream``: it flushes the stream before, which may be another test's and closed by now.
    handler.stream = io.StringIO()
    yield lambda: [json.loads(line) for line in handler.stream.getvalue().splitlines()]
    handler.stream = sys.__stderr__


def test_our_own_trouble_is_logged_by_route_with_its_traceback(cast, logged, monkeypatch):
    row = report(cast.officer)
    monkeypatch.setattr(queries, "steps", None)
    client = browser_of(cast.kanit)
    client.raise_request_exception = False
    assert client.get(f"/activities/{row.pk}/").status_code == 503
    (line,) = [line for line in logged() if line["level"] == "error"]
    assert line["event"] == "Service Unavailable: activities/<uuid:activity_id>/"
    assert "TypeError" in line["exception"]
    assert str(row.pk) not in json.dumps(logged())


def test_a_refused_form_is_logged_by_route(cast, logged):
    row = report(cast.officer)
    client = Client(enforce_csrf_checks=True, headers={"origin": f"https://elsewhere.example/{row.pk}"})
    client.force_login(cast.kanit)
    assert client.post(f"/activities/{row.pk}/review/").status_code == 403
    (line,) = [line for line in logged() if line["level"] == "warning"]
    assert line["event"] == "Forbidden (Origin checking failed): activities/<uuid:activity_id>/review/"
    assert str(row.pk) not in json.dumps(logged())


@pytest.mark.parametrize("path", ["/me/", "/healthz", "/api/v1/sync/pull", "/tidak-ada/"])
def test_another_host_is_refused_in_a_line_and_logged_without_it(db, client, logged, path):
    answer = client.get(path, headers={"host": "jahat.example"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "jahat" not in answer.content.decode() + json.dumps(logged())
    assert [line["status"] for line in logged()] == [400]


def test_a_form_with_too_many_fields_is_refused_in_a_line(db, client, logged):
    answer = client.post("/sign-in/", {f"x{n}": "1" for n in range(1_100)})
    assert answer.status_code == 400
    (line,) = [line for line in logged() if line["level"] == "error"]
    assert "exception" not in line
    assert line["event"] == "Refused: sign-in/" or line["event"] == "Refused: -"
