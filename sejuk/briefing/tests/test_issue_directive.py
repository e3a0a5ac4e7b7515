"""An order goes down the tree, to those it names and to nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import start_programme
from sejuk.briefing.models import Directive
from sejuk.briefing.tests.orders import issued
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.actions import end_posting, give_posting
from sejuk.org.models import Officer
from sejuk.org.rules import Role
from sejuk.testing import Cast, Phone


def mine(cast: Cast, officer: Officer) -> list[str]:
    return [one.directive.title for one in queries.my_directives(cast.asker(officer))]


def test_it_reaches_everybody_below_and_no_phone_elsewhere(cast: Cast) -> None:
    made = issued(cast)
    for officer in (cast.officer, cast.kanit, cast.kapolsek, cast.kasat, cast.stranger):
        assert mine(cast, officer) == ["Sambang setiap hari"], officer
    for officer in (cast.kapolres, cast.kapolda, cast.foreigner, cast.operator, cast.auditor):
        assert mine(cast, officer) == [], officer
    assert made.issuer == "AKBP Bambang Wirawan, Kapolres, Polres TTS"
    assert made.number == f"1/{clock.today().year}"
    assert Event.objects.get(verb="directive.issued").subject == str(made.pk)
    said = Phone(cast.officer).changes("directive")[str(made.pk)]
    assert said["text"] == made.text
    assert (said["acknowledged_at"], said["additions"], said["parent_id"]) == (None, [], None)
    assert Phone(cast.foreigner).changes("directive") == {}


def test_it_names_units_duties_and_levels(cast: Cast) -> None:
    issued(cast, title="Hanya Kie", target_ids=(cast.sector.pk,))
    issued(cast, cast.kapolda, cast.polda, title="Para Kapolres", roles=("commander",), unit_kinds=("polres",))
    assert mine(cast, cast.officer) == ["Hanya Kie"]
    assert mine(cast, cast.stranger) == []
    assert mine(cast, cast.kapolres) == ["Para Kapolres"]
    assert mine(cast, cast.kapolsek) == ["Hanya Kie"]


def test_who_it_is_not_for_finds_nothing_there(cast: Cast) -> None:
    chiefs = issued(cast, cast.kapolda, cast.polda, title="Para Kapolres", roles=("commander",), unit_kinds=("polres",))
    sector = issued(cast, cast.kapolsek, cast.sector, title="Polsek Kie")
    for officer in (cast.kanit, cast.kapolsek, cast.officer, cast.humas, cast.foreigner, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            queries.directive(cast.asker(officer), chiefs.pk)
    for officer in (cast.stranger, cast.foreigner, cast.humas, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            queries.directive(cast.asker(officer), sector.pk)
    for officer in (cast.officer, cast.kanit, cast.kasat, cast.kapolres, cast.kapolda):
        assert queries.directive(cast.asker(officer), sector.pk) == sector


def test_only_who_directs_a_unit_issues_for_it(cast: Cast) -> None:
    for by, unit in (
        (cast.stranger, cast.sector), (cast.kanit, cast.resort), (cast.officer, cast.sector), (cast.humas, cast.resort),
        (cast.operator, cast.sector), (cast.kapolres, cast.polda),
    ):  # fmt: skip
        with pytest.raises(Problem, match="not_found"):
            issued(cast, by, unit)
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "value_missing"), ({"text": "x" * 3001}, "text_too_long"), ({"title": "x" * 121}, "text_too_long"),
        ({"valid_until": clock.today() - timedelta(days=400)}, "ends_before_begins"),
        ({"valid_from": clock.today() - timedelta(days=9), "valid_until": clock.today() - timedelta(days=2)}, "directive_over"),
        ({"roles": ("operator",)}, "value_unknown"), ({"unit_kinds": ("kodim",)}, "value_unknown"),
        ({"unit_kinds": ("mabes",)}, "directive_for_nobody"), ({"number": "x" * 61}, "text_too_long"),
        ({"target_ids": tuple(range(1000, 1101))}, "too_many_items"),
        ({"text": "Ajak warga coblos nomor urut 2 supaya menang."}, "not_neutral"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_order_is_refused_whole(cast: Cast, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem, match=code):
        issued(cast, **changes)
    assert not Directive.objects.exists()
    assert not Event.objects.filter(verb__startswith="directive").exists()


def test_targets_outside_the_own_tree_are_refused(cast: Cast) -> None:
    for target in (cast.other_resort, cast.polda):
        with pytest.raises(Problem, match="directive_outside_unit"):
            issued(cast, target_ids=(cast.sector.pk, target.pk))


def test_a_number_names_one_directive_of_a_unit(cast: Cast) -> None:
    issued(cast, number="ST/7/XI/2026")
    with pytest.raises(Problem, match="directive_number_taken"):
        issued(cast, number="ST/7/XI/2026")
    assert issued(cast, cast.kapolsek, cast.sector, number="ST/7/XI/2026").number == "ST/7/XI/2026"
    assert [issued(cast).number, issued(cast).number] == [f"{n}/{clock.today().year}" for n in (1, 2)]


def test_it_stands_under_a_programme_and_a_directive_from_above(cast: Cast) -> None:
    programme = start_programme(asker=cast.asker(cast.kapolda), unit=cast.polda, name="Commander Wish", started_on=clock.today())
    above = issued(cast, cast.kapolda, cast.polda, programme_id=programme.pk)
    below = issued(cast, parent_id=above.pk, programme_id=programme.pk)
    assert Phone(cast.officer).changes("directive")[str(below.pk)]["parent_id"] == str(above.pk)
    assert queries.following(cast.asker(cast.kapolda), above) == [below]
    with pytest.raises(Problem, match="value_unknown"):  # of another Polres
        issued(
            cast,
            parent_id=issued(cast, cast.kapolda, cast.polda, target_ids=(cast.other_resort.pk,), roles=("village_officer",)).pk,
        )
    with pytest.raises(Problem, match="directive_not_through_you"):
        issued(cast, parent_id=below.pk)


def test_whoever_is_posted_later_has_it_and_whoever_left_has_it_no_more(cast: Cast) -> None:
    made = issued(cast, target_ids=(cast.sector.pk,))
    phone = Phone(cast.officer)
    cursor = phone.pull()["cursor"]
    give_posting(
        asker=cast.asker(cast.kasat), officer=cast.stranger, unit=cast.sector, role=Role.UNIT_MEMBER, valid_from=clock.today()
    )
    assert str(made.pk) in Phone(cast.stranger).changes("directive")
    posting = cast.posting(cast.officer)
    end_posting(asker=cast.asker(cast.kasat), posting=posting, last_day=clock.today() - timedelta(days=1))
    changes = phone.pull(cursor)["changes"]
    assert {"kind": "carried", "id": "all", "deleted": True} in changes
    assert not [change for change in changes if change["kind"] == "directive"]
