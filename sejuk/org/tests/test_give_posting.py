"""Posting an officer: several villages, own people, and no role as strong as the hand that gives it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for, may_manage
from sejuk.org.actions import end_posting, give_posting
from sejuk.org.models import Officer
from sejuk.org.rules import Role
from sejuk.testing import OENAI, OINLASI, SINCE


@pytest.fixture
def nina(cast) -> Officer:
    return Officer.objects.create(service_number="91010077", rank="Bripda", name="Nina")


def give(by, officer, unit, role=Role.VILLAGE_OFFICER, **facts):
    return give_posting(asker=asker_for(by), officer=officer, unit=unit, role=role, **{"valid_from": SINCE} | facts)


def test_several_villages_at_once_and_the_phone_hears_of_it(cast, kanit, nina):
    posting = give(kanit, nina, cast.sector, area_codes=[OENAI, OINLASI, OENAI], order_letter=" Sprin/1/I/2024 ")
    assert sorted(posting.areas.values_list("code", flat=True)) == [OENAI, OINLASI]
    assert posting.order_letter == "Sprin/1/I/2024"
    nina.refresh_from_db()
    assert nina.change_seq > 0


@pytest.mark.parametrize(("role", "given"), [(role, role in ("village_officer", "rw_officer", "unit_member")) for role in Role])
def test_a_kanit_gives_field_roles_only(cast, kanit, nina, role, given):
    if given:
        give(kanit, nina, cast.sector, role)
    else:
        with pytest.raises(Problem, match="role_not_yours_to_give|role_not_at_this_unit"):
            give(kanit, nina, cast.sector, role)


def test_a_resort_gives_the_heads_of_its_sectors_and_only_there(cast, nina):
    give(cast.kasat, nina, cast.sector, Role.COMMANDER)
    give(cast.kasat, nina, cast.sector, Role.BINMAS_UNIT_HEAD)
    for unit in (cast.other_resort, cast.polda):
        with pytest.raises(Problem, match="not_found"):
            give(cast.kasat, nina, unit, Role.COMMANDER)
    for role in (Role.OPERATOR, Role.AUDITOR):
        with pytest.raises(Problem, match="role_not_yours_to_give"):
            give(cast.kapolres, nina, cast.resort, role)


def test_nobody_posts_themselves(cast, kanit):
    for person, unit in ((kanit, cast.sector), (cast.kapolres, cast.sector), (cast.operator, cast.sector)):
        with pytest.raises(Problem, match="own_posting"):
            give(person, person, unit)


def test_areas_lie_in_the_resort_and_are_known(cast, kanit, nina):
    give(kanit, nina, cast.sector, area_codes=["53.02.01.1004"])  # a neighbour's village of the same resort
    with pytest.raises(Problem, match="area_not_served"):
        give(kanit, nina, cast.sector, Role.RW_OFFICER, area_codes=["53.03.01.2005"])
    with pytest.raises(Problem, match="area_unknown"):
        give(kanit, nina, cast.sector, Role.RW_OFFICER, area_codes=["53.02.10.9999"])


def test_not_the_same_posting_twice_at_one_time(cast, kanit, nina):
    give(kanit, nina, cast.sector, valid_until=date(2021, 1, 1))
    with pytest.raises(Problem, match="posting_twice"):
        give(kanit, nina, cast.sector, valid_from=date(2021, 1, 1))
    give(kanit, nina, cast.sector, valid_from=date(2021, 1, 2))


def test_what_else_is_refused(cast, kanit, nina, stranger):
    for by in (stranger, cast.officer, cast.foreigner, cast.humas, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            give(by, nina, cast.sector)
    with pytest.raises(Problem, match="ends_before_begins"):
        give(kanit, nina, cast.sector, valid_until=SINCE - timedelta(days=1))
    with pytest.raises(Problem, match="role_not_at_this_unit"):
        give(kanit, nina, cast.sector, "kaisar")
    with pytest.raises(Problem, match="text_too_long"):
        give(kanit, nina, cast.sector, order_letter="x" * 121)
    assert clock.today() > SINCE


def test_nobody_plants_a_posting_to_inherit_the_account(cast, kanit, stranger):
    """Another Polsek's constable stays hers whether her own posting goes on, is renewed, or has just ended."""
    for last_day in (None, clock.today() + timedelta(days=9), clock.today() - timedelta(days=1)):
        if last_day:
            end_posting(asker=asker_for(kanit), posting=cast.officer.postings.latest("pk"), last_day=last_day)
        with pytest.raises(Problem, match="officer_elsewhere"):
            give(stranger, cast.officer, cast.other_sector)
        with pytest.raises(Problem, match="officer_elsewhere"):
            give(kanit, cast.kapolsek, cast.sector)  # nor that of one's own superior
        if last_day:
            give(kanit, cast.officer, cast.sector, Role.UNIT_MEMBER, valid_from=last_day + timedelta(days=1), valid_until=None)
            cast.officer.postings.latest("pk").delete()
    assert not may_manage(asker_for(stranger), cast.officer)


def test_the_resort_posts_one_officer_at_two_units(cast, kanit, stranger):
    give(cast.kasat, cast.officer, cast.other_sector)
    assert [may_manage(asker_for(by), cast.officer) for by in (cast.kasat, cast.kapolres, cast.operator)] == [True] * 3
    assert not may_manage(asker_for(kanit), cast.officer)
    assert not may_manage(asker_for(stranger), cast.officer)
    with pytest.raises(Problem, match="officer_elsewhere"):
        give(cast.kasat, cast.foreigner, cast.sector)
    give(cast.operator, cast.foreigner, cast.sector)
