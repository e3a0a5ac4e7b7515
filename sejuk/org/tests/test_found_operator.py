"""The first operator: once, from the server's own shell, and never beside another."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import found_operator, sign_in
from sejuk.org.models import Officer, Posting
from sejuk.org.rules import Can
from sejuk.testing import Cast


def _found() -> str:
    return found_operator(service_number="91000001", rank="Briptu", name="Operator Pertama")


def test_the_first_operator_signs_in_and_reads_no_content(cast: Cast) -> None:
    Posting.objects.filter(officer=cast.operator).delete()
    officer = sign_in(service_number="91000001", password=_found(), code=None, address="127.0.0.1")
    asker = asker_for(officer)
    assert officer.must_change_password
    assert asker.may(Can.OPERATE, cast.sector)
    assert not asker.may(Can.READ)


def test_where_an_operator_serves_a_stranger_at_the_shell_is_refused(cast: Cast) -> None:
    del cast
    with pytest.raises(Problem, match="operator_exists"):
        _found()
    assert not Officer.objects.filter(service_number="91000001").exists()
