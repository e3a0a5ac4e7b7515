"""An officer says on a page that they read what they were given."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import acknowledge_directive
from sejuk.briefing.models import Acknowledgement
from sejuk.briefing.tests.orders import issued
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


def test_it_stands_with_what_is_read(cast: Cast) -> None:
    first, second = issued(cast), issued(cast)
    acknowledge_directive(asker=cast.asker(cast.kanit), directive_id=second.pk)
    acknowledge_directive(asker=cast.asker(cast.kanit), directive_id=second.pk)
    assert Acknowledgement.objects.count() == 1
    unread, read = queries.my_directives(cast.asker(cast.kanit))
    assert (unread.directive, unread.read_at) == (first, None)
    assert read.read_at is not None


def test_a_stranger_and_who_gave_it_are_refused(cast: Cast) -> None:
    made = issued(cast, cast.kapolsek, cast.sector)
    for who in (cast.stranger, cast.kapolsek, cast.kapolres, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            acknowledge_directive(asker=cast.asker(who), directive_id=made.pk)
    assert not Acknowledgement.objects.exists()
