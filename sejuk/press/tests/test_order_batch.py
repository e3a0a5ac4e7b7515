"""One paper for each village of a unit: ordered once, filled with who serves there."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.storage import default_storage

from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press.actions import order_batch
from sejuk.press.models import Batch
from sejuk.press.queries import places
from sejuk.press.rules import BatchState
from sejuk.press.tests.papers import SITE
from sejuk.testing import OENAI, SOE, Cast


def ordered(cast: Cast, version: MessageVersion, **facts: Any) -> Batch:
    who, unit = facts.pop("who", cast.kanit), facts.pop("unit", cast.sector)
    return order_batch(
        asker=cast.asker(who), version_id=version.pk, unit=unit, **{"form": "leaflet", "language": "id", "site": SITE} | facts
    )


def test_each_village_gets_one_and_all_are_made_behind_the_page(cast: Cast) -> None:
    row = ordered(cast, approved(cast))
    row.refresh_from_db()
    assert len(row.areas) == 13
    assert (row.state, row.made) == (BatchState.DONE, 13)
    assert all(default_storage.exists(row.file_of(code)) for code in row.areas)


def test_a_village_has_its_sector_and_its_constable_and_a_vacant_one_nobody(cast: Cast) -> None:
    found = {place.area.code: place for place in places(PUBLIC, cast.resort)}
    assert (found[OENAI].unit, [each.officer for each in found[OENAI].constables]) == (cast.sector, [cast.officer])
    assert found["53.02.10.2001"].constables == ()
    assert {place.unit for code, place in found.items() if code.startswith(SOE)} == {cast.other_sector}
    assert places(PUBLIC, cast.polda) == []


def test_pressed_twice_while_it_is_made_it_is_one_batch(cast: Cast, without_reactions: None) -> None:
    version = approved(cast)
    assert ordered(cast, version).pk == ordered(cast, version).pk
    assert ordered(cast, version, form="poster").pk != ordered(cast, version).pk
    assert Batch.objects.count() == 2


def test_what_broke_off_goes_on_where_it_stopped(cast: Cast, without_reactions: None) -> None:
    version = approved(cast)
    row = ordered(cast, version)
    Batch.objects.update(state=BatchState.FAILED, made=5)
    again = ordered(cast, version)
    assert (again.pk, again.state, again.made) == (row.pk, BatchState.MAKING, 5)


@pytest.mark.parametrize(("facts", "code"), [({"form": "share"}, "value_unknown"), ({"language": "jv"}, "value_unknown")])
def test_what_cannot_be_ordered(cast: Cast, facts: dict[str, str], code: str) -> None:
    with pytest.raises(Problem, match=code):
        ordered(cast, approved(cast), **facts)
    assert not Batch.objects.exists()


def test_only_an_approved_message_and_where_there_are_villages(cast: Cast) -> None:
    with pytest.raises(Problem, match="message_not_approved"):
        ordered(cast, drafted(cast), who=cast.kasat)
    version = approved(cast)
    with pytest.raises(Problem, match="batch_without_villages"):
        ordered(cast, version, who=cast.kapolda, unit=cast.polda)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Keliru")
    with pytest.raises(Problem, match="message_not_approved"):
        ordered(cast, version, who=cast.kasat)


def test_a_stranger_orders_nothing(cast: Cast) -> None:
    version = approved(cast)
    for who in (cast.stranger, cast.officer, cast.foreigner, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            ordered(cast, version, who=who)
