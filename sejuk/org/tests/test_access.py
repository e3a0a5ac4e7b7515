"""Who may do what where: every role at every kind of unit, tried at its own unit and at all others, in and out of date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import PUBLIC, asker_for, may_manage, own_or_in
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Can, Role, UnitKind

PLACES = [(role, kind) for role in Role for kind in UnitKind]
DAY = date(2024, 1, 31)


@pytest.fixture
def house(db):
    """Two regions with two resorts of two sectors each, under one headquarters."""
    units: dict[str, Unit] = {}

    def unit(kind: UnitKind, name: str, parent: Unit | None) -> Unit:
        row = Unit.objects.create(code=name.replace(".", "-"), kind=kind, name=name, parent=parent)
        row.path = f"{parent.path if parent else ''}{row.pk}."
        row.save()
        units[name] = row
        return row

    root = unit(UnitKind.MABES, "m", None)
    for d in "ab":
        region = unit(UnitKind.POLDA, d, root)
        for r in "12":
            resort = unit(UnitKind.POLRES, f"{d}.{r}", region)
            for s in "xy":
                unit(UnitKind.POLSEK, f"{d}.{r}.{s}", resort)
    return units


HOMES = {UnitKind.MABES: "m", UnitKind.POLDA: "a", UnitKind.POLRES: "a.1", UnitKind.POLSEK: "a.1.x"}


def posted(role: Role, unit: Unit, **changes) -> Officer:
    officer = Officer.objects.create(service_number=str(10_000_000 + Officer.objects.count()), rank="Bripka", name="Uji")
    Posting.objects.create(**{"officer": officer, "unit": unit, "role": role, "valid_from": DAY} | changes)
    return officer


def lies_in(unit: Unit, home: Unit) -> bool:
    """By walking the parents, not by the path: the path is what is tested."""
    return unit.pk == home.pk or (unit.parent is not None and lies_in(unit.parent, home))


@pytest.mark.parametrize(("role", "kind"), PLACES, ids=str)
def test_a_posting_allows_its_things_at_its_unit_and_below_and_nowhere_else(house, role, kind):
    home = house[HOMES[kind]]
    asker = asker_for(posted(role, home), DAY)
    for can in Can:
        promised = can in rules.GRANTS.get((role, kind), frozenset())
        reached = {name for name, unit in house.items() if promised and lies_in(unit, home)}
        if (can, kind) in rules.OWN_UNIT_ONLY:
            reached &= {home.name}
        seen = set(Unit.objects.filter(asker.units(can)).values_list("name", flat=True))
        assert seen == reached
        assert asker.may(can) is promised
        for unit in house.values():
            assert asker.may(can, unit) is (unit.name in reached), (can, unit.name)


def test_who_writes_above_the_resort_and_in_it_loses_neither(house):
    officer = posted(Role.PR_HEAD, house["a"])
    Posting.objects.create(officer=officer, unit=house["a.1"], role=Role.PR_HEAD, valid_from=DAY)
    asker = asker_for(officer, DAY)
    seen = set(Unit.objects.filter(asker.units(rules.Can.WRITE)).values_list("name", flat=True))
    assert seen == {"a", "a.1", "a.1.x", "a.1.y"}


@pytest.mark.parametrize(
    ("changes", "active"),
    [
        ({"valid_from": DAY - timedelta(days=30), "valid_until": DAY - timedelta(days=1)}, True),
        ({"valid_from": DAY + timedelta(days=1)}, True),
        ({}, False),
    ],
    ids=["ended", "not yet", "inactive officer"],
)
@pytest.mark.parametrize(("role", "kind"), list(rules.GRANTS), ids=str)
def test_outside_its_time_a_posting_allows_nothing(house, role, kind, changes, active):
    officer = posted(role, house[HOMES[kind]], **changes)
    officer.is_active = active
    asker = asker_for(officer, DAY)
    assert not any(asker.may(can) for can in Can)
    assert not any(Unit.objects.filter(asker.units(can)).exists() for can in Can)


def test_the_first_and_the_last_day_count(house):
    officer = posted(Role.BINMAS_UNIT_HEAD, house["a.1.x"], valid_until=DAY + timedelta(days=1))
    assert [asker_for(officer, DAY + timedelta(days=n)).may(Can.REVIEW) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_paths_of_units_with_longer_numbers_are_no_parents(house):
    # Unit 1's path "1." is no beginning of "12.": the dot ends the number.
    twelfth = Unit.objects.order_by("pk")[11]
    assert not twelfth.path.startswith(f"{str(twelfth.pk)[:1]}.") or twelfth.path.startswith("1.")
    asker = asker_for(posted(Role.COMMANDER, house["a.1"]), DAY)
    assert asker.paths(Can.READ) == (house["a.1"].path,)


def test_two_postings_add_up_and_the_wider_stands_for_the_narrower(house):
    officer = posted(Role.COMMANDER, house["a.1"])
    Posting.objects.create(officer=officer, unit=house["a.1.x"], role=Role.BINMAS_UNIT_HEAD, valid_from=DAY)
    Posting.objects.create(officer=officer, unit=house["b.2.y"], role=Role.BINMAS_UNIT_HEAD, valid_from=DAY)
    asker = asker_for(officer, DAY)
    assert asker.paths(Can.REVIEW) == (house["a.1"].path, house["b.2.y"].path)


def test_the_public_may_nothing(house):
    assert not any(PUBLIC.may(can) for can in Can)
    assert not Unit.objects.filter(PUBLIC.units(Can.READ)).exists()
    assert not Posting.objects.filter(own_or_in(PUBLIC, Can.READ, owner="officer", unit="unit")).exists()
    with pytest.raises(Problem, match="not_found"):
        PUBLIC.need(Can.READ)


ROLES_OF_A_KANIT = {Role.VILLAGE_OFFICER, Role.RW_OFFICER, Role.UNIT_MEMBER}


@pytest.mark.parametrize("role", list(Role))
def test_a_sector_hands_out_field_roles_only_and_only_at_home(house, role):
    asker = asker_for(posted(Role.COMMANDER, house["a.1.x"]), DAY)
    assert asker.may_give(role, house["a.1.x"]) is (role in ROLES_OF_A_KANIT)
    assert not asker.may_give(role, house["a.1.y"])


LEADS_OF_A_SECTOR = {Role.BINMAS_UNIT_HEAD, Role.COMMANDER}


@pytest.mark.parametrize("role", list(Role))
def test_a_resort_hands_out_the_sectors_roles_and_at_home_only_weaker_ones(house, role):
    kapolres, kasat = (asker_for(posted(r, house["a.1"]), DAY) for r in (Role.COMMANDER, Role.BINMAS_SECTION_HEAD))
    for asker, weaker in ((kapolres, {Role.PR_HEAD, Role.BINMAS_SECTION_HEAD}), (kasat, {Role.PR_HEAD})):
        assert asker.may_give(role, house["a.1"]) is (role in ROLES_OF_A_KANIT | weaker)
        assert asker.may_give(role, house["a.1.x"]) is (role in ROLES_OF_A_KANIT | LEADS_OF_A_SECTOR)
        assert not asker.may_give(role, house["b.1"])


class TestWhoseAccount:
    def test_a_sector_manages_its_constables_but_neither_its_heads_nor_itself(self, house):
        head = posted(Role.BINMAS_UNIT_HEAD, house["a.1.x"])
        asker = asker_for(head, DAY)
        assert may_manage(asker, posted(Role.VILLAGE_OFFICER, house["a.1.x"]))
        assert not may_manage(asker, posted(Role.COMMANDER, house["a.1.x"]))
        assert not may_manage(asker, posted(Role.BINMAS_UNIT_HEAD, house["a.1.x"]))
        assert not may_manage(asker, posted(Role.VILLAGE_OFFICER, house["a.1.y"]))
        assert not may_manage(asker, head)

    def test_a_posting_given_to_a_commander_elsewhere_opens_no_account(self, house):
        asker = asker_for(posted(Role.BINMAS_UNIT_HEAD, house["a.1.x"]), DAY)
        commander = posted(Role.COMMANDER, house["b.2"])
        Posting.objects.create(officer=commander, unit=house["a.1.x"], role=Role.VILLAGE_OFFICER, valid_from=DAY)
        assert not may_manage(asker, commander)

    def test_who_serves_two_units_belongs_to_those_above_both(self, house):
        constable = posted(Role.VILLAGE_OFFICER, house["a.1.x"])
        Posting.objects.create(officer=constable, unit=house["a.1.y"], role=Role.UNIT_MEMBER, valid_from=DAY)
        above = [posted(Role.BINMAS_SECTION_HEAD, house["a.1"]), posted(Role.COMMANDER, house["a.1"])]
        beside = [posted(role, house[f"a.1.{s}"]) for s in "xy" for role in (Role.COMMANDER, Role.BINMAS_UNIT_HEAD)]
        assert [may_manage(asker_for(by, DAY), constable) for by in above] == [True, True]
        assert not any(may_manage(asker_for(by, DAY), constable) for by in beside)
        Posting.objects.create(officer=constable, unit=house["b.1"], role=Role.UNIT_MEMBER, valid_from=DAY)
        assert not any(may_manage(asker_for(by, DAY), constable) for by in above)
        assert may_manage(asker_for(posted(Role.OPERATOR, house["m"]), DAY), constable)

    def test_at_a_resort_nobody_answers_for_one_as_strong(self, house):
        kapolres, kasat = posted(Role.COMMANDER, house["a.1"]), posted(Role.BINMAS_SECTION_HEAD, house["a.1"])
        others = [posted(Role.COMMANDER, house["a.1"]), posted(Role.BINMAS_SECTION_HEAD, house["a.1"])]
        assert [may_manage(asker_for(kapolres, DAY), whom) for whom in (kasat, *others)] == [True, False, True]
        assert [may_manage(asker_for(kasat, DAY), whom) for whom in (kapolres, *others)] == [False, False, False]
        operator = asker_for(posted(Role.OPERATOR, house["a.1"]), DAY)
        assert all(may_manage(operator, whom) for whom in (kapolres, kasat))  # docs/boundaries.md says so

    def test_without_a_present_posting_the_last_one_counts(self, house):
        asker = asker_for(posted(Role.BINMAS_UNIT_HEAD, house["a.1.x"]), DAY)
        gone = posted(Role.VILLAGE_OFFICER, house["a.1.x"], valid_until=clock.today() - timedelta(days=9))
        assert may_manage(asker, gone)
        Posting.objects.create(
            officer=gone, unit=house["b.1"], role=Role.VILLAGE_OFFICER, valid_from=DAY,
            valid_until=clock.today() - timedelta(days=2),
        )  # fmt: skip
        assert not may_manage(asker, gone)

    def test_without_any_posting_only_headquarters_operators(self, house):
        nobody = Officer.objects.create(service_number="77000000", rank="Bripda", name="Baru")
        assert may_manage(asker_for(posted(Role.OPERATOR, house["m"]), DAY), nobody)
        assert not may_manage(asker_for(posted(Role.OPERATOR, house["a.1"]), DAY), nobody)
        assert not may_manage(asker_for(posted(Role.COMMANDER, house["a.1"]), DAY), nobody)
