"""The golden cases that the phone runs too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sejuk.activities import rules, shape
from sejuk.lib import clock
from sejuk.lib.digest import op_digest
from sejuk.lib.problems import Problem

CASES = Path(__file__).parents[3] / "contract" / "cases"


def _cases(name: str) -> list[Any]:
    return list(json.loads((CASES / name).read_text()))


@pytest.mark.parametrize("case", _cases("activity_report.json"), ids=lambda case: case["name"])
def test_a_report_is_judged_as_the_contract_says(case: dict[str, Any]) -> None:
    body = shape.read(shape.ReportBody, case["body"])
    found = []
    try:
        rules.check_report(body, now=clock.parse(case["now"]))
    except Problem as problem:
        found = [{"code": problem.code, "field": problem.field}]
    assert found == case["problems"]


@pytest.mark.parametrize("case", _cases("digest.json"), ids=lambda case: case["digest"][:8])
def test_an_op_has_the_digest_that_the_contract_says(case: dict[str, Any]) -> None:
    assert op_digest(case["kind"], case["v"], case["body"]) == case["digest"]
