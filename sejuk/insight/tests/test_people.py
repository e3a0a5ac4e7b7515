"""An officer's page is theirs and their chain's; nobody else finds it."""

import pytest

from sejuk.activities.actions import return_activity
from sejuk.insight.queries import officer_name, person
from sejuk.lib.problems import Problem
from sejuk.testing import report


def test_the_chain_and_the_officer_see_the_same_facts(cast, officer, kanit):
    first = report(officer)
    report(officer)
    return_activity(asker=cast.asker(kanit), activity_id=first.pk, version=1, reason="RW?")
    for who in (officer, kanit, cast.kapolsek, cast.kasat, cast.humas, cast.kapolres):
        found = person(cast.asker(who), officer.pk)
        assert (found.waiting, found.returned, found.window) == (1, 1, 2)
        assert [posting.unit for posting in found.postings] == [cast.sector]
        assert officer_name(cast.asker(who), officer.pk) == str(officer)


def test_the_stranger_the_foreigner_and_those_above_do_not_find_it(cast, officer):
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            person(cast.asker(who), officer.pk)
        assert officer_name(cast.asker(who), officer.pk) == ""
    with pytest.raises(Problem, match="not_found"):
        person(cast.asker(cast.kanit), 10**15)
