"""What happens to a request on its way: lost, cut off, answered to nobody; and a server that dies or stumbles at any statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection
from hypothesis import strategies as st


class Killed(BaseException):
    """The server's process ends here: no ``except Exception`` of the code may go on after it."""


@dataclass(frozen=True)
class Fault:
    """``kind`` says what happens; ``at`` is the number of the statement or commit, or how much of a request arrives in percent."""

    kind: str
    at: int = 1


NONE = Fault("none")
ON_THE_WAY = st.sampled_from([Fault("request lost"), Fault("answer lost")])
CUT = st.builds(Fault, st.just("cut"), st.integers(0, 99))
IN_THE_SERVER = st.one_of(
    st.builds(Fault, st.sampled_from(["killed at a statement", "trouble"]), st.integers(1, 40)),
    st.builds(Fault, st.sampled_from(["killed before a commit", "killed after a commit"]), st.integers(1, 4)),
)
FAULTS = st.one_of(st.just(NONE), ON_THE_WAY, CUT, IN_THE_SERVER)


def sent(fault: Fault, request: Callable[[float], Any]) -> Any:
    """The answer as the phone hears it, or None. ``request`` is told which part of itself arrives (1 is all of it)."""
    if fault.kind == "request lost":
        return None
    with _server(fault) as alive:
        answer = request(fault.at / 100 if fault.kind == "cut" else 1)
    return answer if alive and fault.kind != "answer lost" else None


@contextmanager
def _server(fault: Fault) -> Iterator[list[bool]]:
    """The server with its fault; what is yielded is empty when the process died."""
    left, alive, commit = fault.at, [True], connection._commit  # type: ignore[attr-defined]

    def now(*kinds: str) -> bool:
        nonlocal left
        left -= fault.kind in kinds
        return fault.kind in kinds and left == 0

    def statement(execute: Callable[..., Any], *told: Any) -> Any:
        if now("killed at a statement", "trouble"):
            raise OperationalError if fault.kind == "trouble" else Killed
        return execute(*told)

    def commits() -> None:
        if now("killed before a commit"):
            connection.close()  # as the database sees it: the line is gone, and with it the transaction
            raise Killed
        commit()
        if now("killed after a commit"):
            raise Killed

    connection._commit = commits  # type: ignore[attr-defined]
    try:
        with connection.execute_wrapper(statement):
            yield alive
    except Killed:
        alive.clear()
        connection.close()
    finally:
        del connection._commit  # type: ignore[attr-defined]
