"""A directive with words that are not neutral is in nobody's hands until somebody else, by name and with a reason, lets them pass."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import cascade_directive, clear_directive, replace_directive, withdraw_directive
from sejuk.briefing.models import Directive, DirectiveClearance
from sejuk.briefing.tests.orders import issued, order
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import Cast

NOT_NEUTRAL = "Amankan kedatangan calon bupati nomor urut 2 di lapangan."


def held(cast: Cast) -> Directive:
    return issued(cast, text=NOT_NEUTRAL, ask_second=True)


def seen(cast: Cast, directive: Directive) -> list[str]:
    """The digests that the page shows to somebody who may let them pass."""
    return [spot.digest for spot in queries.checked_directive(cast.asker(cast.kapolda), directive).left]


def clear(cast: Cast, who: Officer, directive: Directive, reason: str = "Perintah pengamanan, bukan ajakan") -> DirectiveClearance:
    return clear_directive(asker=cast.asker(who), directive_id=directive.pk, seen=seen(cast, directive), reason=reason)


def mine(cast: Cast) -> list[str]:
    return [one.directive.text for one in queries.my_directives(cast.asker(cast.officer))]


def test_it_reaches_nobody_until_a_second_person_lets_it_pass(cast: Cast) -> None:
    directive = held(cast)
    assert (directive.state, mine(cast)) == ("held", [])
    with pytest.raises(Problem, match="not_found"):
        queries.directive(cast.asker(cast.officer), directive.pk)
    clear(cast, cast.kapolda, directive)
    assert mine(cast) == [NOT_NEUTRAL]
    verbs = ["directive.held", "directive.cleared", "directive.issued"]
    assert list(Event.objects.filter(subject=str(directive.pk)).order_by("id").values_list("verb", flat=True)) == verbs
    event = Event.objects.get(verb="directive.cleared")
    assert event.actor_id == cast.kapolda.pk
    assert "candidate" in {found["category"] for found in event.data["findings"]}


def test_neither_its_author_nor_a_stranger_nor_without_a_reason(cast: Cast) -> None:
    directive = held(cast)
    for who, code in ((cast.kapolres, "own_clearing"), (cast.stranger, "not_found"), (cast.officer, "not_found")):
        with pytest.raises(Problem, match=code):
            clear(cast, who, directive)
    with pytest.raises(Problem, match="reason_required"):
        clear(cast, cast.kapolda, directive, " ")
    for digests in ([], ["0" * 32]):
        with pytest.raises(Problem, match="changed_meanwhile"):
            clear_directive(asker=cast.asker(cast.kapolda), directive_id=directive.pk, seen=digests, reason="Pengamanan")
    assert not DirectiveClearance.objects.exists()
    clear(cast, cast.kapolda, directive)
    with pytest.raises(Problem, match="changed_meanwhile"):
        clear(cast, cast.kapolda, directive)


def test_who_asks_for_nobody_is_refused_and_neutral_words_wait_for_nobody(cast: Cast) -> None:
    with pytest.raises(Problem, match="not_neutral"):
        issued(cast, text=NOT_NEUTRAL)
    with pytest.raises(Problem, match="not_neutral"):
        issued(cast, number="Coblos nomor urut 2", ask_second=True)
    assert issued(cast, ask_second=True).state == "in_force"


def test_what_it_replaces_stands_until_it_is_let_pass(cast: Cast) -> None:
    old = issued(cast)
    new = replace_directive(asker=cast.asker(cast.kapolres), directive_id=old.pk, order=order(text=NOT_NEUTRAL, ask_second=True))
    assert mine(cast) == [old.text]
    clear(cast, cast.kapolda, new)
    old.refresh_from_db()
    assert (mine(cast), old.state) == ([NOT_NEUTRAL], "replaced")


def test_a_held_one_is_reworded_or_withdrawn_and_nobody_adds_to_it(cast: Cast) -> None:
    first, second = held(cast), held(cast)
    assert first.number != second.number
    asker = cast.asker(cast.kapolres)
    with pytest.raises(Problem, match="not_found"):
        cascade_directive(asker=cast.asker(cast.kapolsek), directive_id=first.pk, unit=cast.sector, text="Mulai pagi.")
    replace_directive(asker=asker, directive_id=first.pk, order=order())
    withdraw_directive(asker=asker, directive_id=second.pk, reason="Keliru")
    assert mine(cast) == [order().text]
    for directive in (first, second):
        with pytest.raises(Problem, match=r"directive_replaced|directive_withdrawn"):
            clear(cast, cast.kapolda, directive)
