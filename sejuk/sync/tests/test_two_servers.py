"""Two server processes on one database, asked the same at the same moment."""

from __future__ import annotations

import json
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import requests

from sejuk.activities.models import Activity
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.sync.models import Op
from sejuk.sync.tests.test_uploads_live import WAIT, Server
from sejuk.testing import Cast, Phone, report_body

pytestmark = pytest.mark.slow
TRIES = 8


@pytest.fixture
def servers(transactional_db: None) -> Iterator[list[Server]]:
    del transactional_db
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    both = [Server(probe.getsockname()[1]) for probe in probes]
    for probe, one in zip(probes, both, strict=True):
        probe.close()
        one.start()
    yield both
    for one in both:
        one.kill()


def _race(servers: list[Server], phones: list[Phone], ops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Both servers, from two phones of one officer, at one moment; all results."""
    start = Barrier(len(servers) * 2)

    def send(number: int) -> list[dict[str, Any]]:
        batch: Any = {"device_time": clock.now().isoformat(), "clock": {"session": "s", "mono_ms": 2000}, "ops": ops}
        start.wait()
        url = f"http://127.0.0.1:{servers[number % 2].port}/api/v1/sync/push"
        answer = requests.post(url, json=batch, headers=phones[number // 2].headers, timeout=WAIT)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["results"])

    with ThreadPoolExecutor(len(servers) * 2) as pool:
        return [result for results in pool.map(send, range(len(servers) * 2)) for result in results]


def test_two_processes_that_get_the_same_op_at_once_write_it_once(servers: list[Server], cast: Cast) -> None:
    phones = [Phone(cast.officer), Phone(cast.officer)]
    for _ in range(TRIES):
        first = phones[0].op(report_body())
        results = _race(servers, phones, [first])
        assert Counter(result["status"] for result in results) == {"accepted": 1, "duplicate": 3}
        assert len({json.dumps(result["receipt"], sort_keys=True) for result in results}) == 1
        change = {"activity_id": first["body"]["activity_id"], "reason": "Salah ketik", "changes": {"rw": "09"}}
        results = _race(servers, phones, [phones[0].op(change, "activity.amend", base=1)])
        assert Counter(result["status"] for result in results) == {"accepted": 1, "duplicate": 3}
    assert (Activity.objects.count(), Op.objects.count()) == (TRIES, 2 * TRIES)
    assert set(Activity.objects.values_list("version", "rw")) == {(2, "09")}
    assert Event.objects.filter(verb__in=("activity.reported", "activity.amended")).count() == 2 * TRIES
