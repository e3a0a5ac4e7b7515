"""Another in its place: the old one leaves the phones, and who had read it stays with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.briefing.actions import acknowledge_directive, replace_directive, withdraw_directive
from sejuk.briefing.models import Acknowledgement, Directive
from sejuk.briefing.tests.orders import issued, order
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.actions import end_posting
from sejuk.org.models import Posting
from sejuk.org.rules import Role
from sejuk.testing import SINCE, Cast, Phone, person


def test_the_phone_drops_the_old_and_gets_the_new(cast: Cast) -> None:
    old = issued(cast)
    acknowledge_directive(asker=cast.asker(cast.officer), directive_id=old.pk)
    phone = Phone(cast.officer)
    cursor = phone.pull()["cursor"]
    new = replace_directive(asker=cast.asker(cast.kapolres), directive_id=old.pk, order=order(title="Sambang dua kali"))
    changes = {change["id"]: change.get("data") for change in phone.pull(cursor)["changes"] if change["kind"] == "directive"}
    assert changes.keys() == {str(old.pk), str(new.pk)}
    assert changes[str(old.pk)] is None
    assert changes[str(new.pk)]["title"] == "Sambang dua kali"
    assert changes[str(new.pk)]["acknowledged_at"] is None
    assert list(Acknowledgement.objects.values_list("directive_id", flat=True)) == [old.pk]
    old.refresh_from_db()
    assert (old.replaced_by, old.state) == (new, "replaced")


def test_once_only_and_not_after_it_was_withdrawn(cast: Cast) -> None:
    old, other = issued(cast), issued(cast)
    replace_directive(asker=cast.asker(cast.kapolres), directive_id=old.pk, order=order())
    withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=other.pk, reason="Keliru")
    for directive, code in ((old, "directive_replaced"), (other, "directive_withdrawn")):
        with pytest.raises(Problem, match=code):
            replace_directive(asker=cast.asker(cast.kapolres), directive_id=directive.pk, order=order())
    assert Directive.objects.count() == 3


def test_it_cannot_follow_from_what_follows_from_it(cast: Cast) -> None:
    above = issued(cast, cast.kapolda, cast.polda)
    below = issued(cast, parent_id=above.pk)
    lowest = issued(cast, cast.kapolsek, cast.sector, parent_id=below.pk)
    for parent in (below, lowest):
        with pytest.raises(Problem, match="directive_parent_circle"):
            replace_directive(asker=cast.asker(cast.kapolres), directive_id=below.pk, order=order(parent_id=parent.pk))
    replace_directive(asker=cast.asker(cast.kapolres), directive_id=below.pk, order=order(parent_id=above.pk))


def test_a_new_commander_replaces_what_the_last_one_ordered(cast: Cast) -> None:
    old = issued(cast)
    with clock.travel(clock.now() + timedelta(days=1)):
        end_posting(
            asker=cast.asker(cast.operator), posting=cast.posting(cast.kapolres), last_day=clock.today() - timedelta(days=1)
        )
        successor = person("75010099", "AKBP", "Melati Ndun", Role.COMMANDER, cast.resort)
        new = replace_directive(asker=cast.asker(successor), directive_id=old.pk, order=order())
        assert (old.issuer, new.issuer) == ("AKBP Bambang Wirawan, Kapolres, Polres TTS", "AKBP Melati Ndun, Kapolres, Polres TTS")
        with pytest.raises(Problem, match="not_found"):
            withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=new.pk, reason="Bukan lagi saya")
    assert Posting.objects.get(officer=successor).valid_from == SINCE


def test_a_stranger_and_those_whom_it_is_for_are_refused(cast: Cast) -> None:
    old = issued(cast, cast.kapolsek, cast.sector)
    for who in (cast.stranger, cast.officer, cast.humas, cast.foreigner, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            replace_directive(asker=cast.asker(who), directive_id=old.pk, order=order())
    assert Directive.objects.count() == 1
