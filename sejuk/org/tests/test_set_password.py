"""A password is set by oneself, or by those who manage the account."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC, asker_for
from sejuk.org.actions import give_posting, set_password
from sejuk.org.models import Officer
from sejuk.testing import SINCE

NEW = "tenang-sekali-2024"


def test_ones_own(cast):
    set_password(officer=cast.officer, password=NEW, by=asker_for(cast.officer))
    officer = Officer.objects.get(pk=cast.officer.pk)
    assert officer.check_password(NEW)
    assert not officer.must_change_password


def test_that_of_somebody_whom_one_manages_must_be_changed(cast, kanit):
    set_password(officer=cast.officer, password=NEW, by=asker_for(kanit))
    assert Officer.objects.get(pk=cast.officer.pk).must_change_password


def test_nobody_else(cast, stranger, kanit):
    pairs = [(stranger, cast.officer), (kanit, cast.kapolsek), (kanit, cast.kapolres), (cast.officer, kanit),
             (cast.kapolres, cast.operator), (cast.kapolda, cast.officer), (cast.auditor, cast.officer)]  # fmt: skip
    for by, whom in pairs:
        with pytest.raises(Problem, match="not_found"):
            set_password(officer=whom, password=NEW, by=asker_for(by))
    with pytest.raises(Problem, match="not_found"):
        set_password(officer=cast.officer, password=NEW, by=PUBLIC)


def test_a_posting_is_no_way_into_a_commanders_account(cast, kanit):
    with pytest.raises(Problem, match="officer_elsewhere"):
        give_posting(asker=asker_for(kanit), officer=cast.kapolres, unit=cast.sector, role="unit_member", valid_from=SINCE)
    give_posting(asker=asker_for(cast.operator), officer=cast.kapolres, unit=cast.sector, role="unit_member", valid_from=SINCE)
    with pytest.raises(Problem, match="not_found"):
        set_password(officer=cast.kapolres, password=NEW, by=asker_for(kanit))


@pytest.mark.parametrize("weak", ["pendek", "password123", ""])
def test_a_weak_one_is_refused_with_the_reason(cast, weak):
    with pytest.raises(Problem, match="password_weak") as caught:
        set_password(officer=cast.officer, password=weak, by=asker_for(cast.officer))
    assert caught.value.words("id").detail
