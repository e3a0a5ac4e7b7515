"""A new officer with a first posting, or neither."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for, may_manage
from sejuk.org.actions import appoint_officer
from sejuk.org.models import Officer
from sejuk.testing import OENAI, SINCE


def appoint(by, unit, role="village_officer"):
    return appoint_officer(
        asker=asker_for(by), service_number="91010077", rank="Bripda", name="Nina", unit=unit, role=role, valid_from=SINCE,
        area_codes=[OENAI],
    )  # fmt: skip


def test_both_or_neither(cast, kanit, stranger):
    for by, role, code in ((kanit, "commander", "role_not_yours"), (stranger, "village_officer", "not_found")):
        with pytest.raises(Problem, match=code):
            appoint(by, cast.sector, role)
        assert not Officer.objects.filter(service_number="91010077").exists()
    nina = appoint(kanit, cast.sector)
    assert nina.postings.get().areas.get().code == OENAI
    assert may_manage(asker_for(kanit), nina)
