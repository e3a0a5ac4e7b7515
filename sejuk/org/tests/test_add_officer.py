"""Adding a person to the system: nothing may be done yet."""

from __future__ import annotations

from typing import Any

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import add_officer


def add(officer, **changes):
    facts: dict[str, Any] = {"service_number": "91010077", "rank": "Bripda", "name": "Nina"} | changes
    return add_officer(asker=asker_for(officer), **facts)


def test_without_a_posting_nothing_is_allowed(cast, kanit):
    nina = add(kanit, name=" Nina   Radja ")
    assert (str(nina), nina.must_change_password, nina.has_usable_password()) == ("Bripda Nina Radja", True, False)
    assert asker_for(nina).grants == ()


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"service_number": "12345"}, "service_number_wrong"), ({"service_number": "٩١٠١٠٠٧٧"}, "service_number_wrong"),
        ({"service_number": "91010077a"}, "service_number_wrong"), ({"rank": "Jenderal"}, "rank_unknown"),
        ({"name": "\n"}, "name_required"), ({"name": "x" * 121}, "text_too_long"),
        ({"service_number": "87010001"}, "service_number_taken"),
    ],
)  # fmt: skip
def test_what_is_refused(cast, kanit, facts, problem):
    with pytest.raises(Problem, match=problem):
        add(kanit, **facts)


def test_only_those_who_manage_somewhere(cast, stranger):
    add(stranger)  # a Kanit like any other, for their own unit
    for officer in (cast.officer, cast.humas, cast.kapolda, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            add(officer, service_number="91010078")
