"""Loading the calendars that come along: once, and never over what a unit published."""

from __future__ import annotations

from dataclasses import replace

from sejuk.org.actions import load_elections, publish_elections
from sejuk.org.elections import shipped
from sejuk.org.models import Election
from sejuk.testing import Cast


def test_loading_again_changes_nothing(cast: Cast) -> None:
    assert load_elections() == 3
    assert load_elections() == 0
    assert Election.objects.count() == 3


def test_a_published_version_is_not_replaced_by_the_one_that_came_along(cast: Cast) -> None:
    changed = replace(shipped()[0], name="Pemilu 2024 (diperbaiki)")
    publish_elections(asker=cast.asker(cast.operator), calendars=[changed])
    assert load_elections() == 2
    assert Election.objects.get(code=changed.code).name == changed.name
