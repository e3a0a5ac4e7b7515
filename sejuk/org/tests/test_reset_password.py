"""A password for one sign-in, shown once."""

from __future__ import annotations

import json

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import reset_password, sign_in
from sejuk.org.models import Officer


def test_it_opens_the_account_once_and_is_kept_nowhere(cast, kanit):
    first, second = (reset_password(asker=asker_for(kanit), officer=cast.officer) for _ in range(2))
    assert first != second
    assert len(second) == 19
    assert sign_in(service_number=cast.officer.service_number, password=second, code=None, address="x").must_change_password
    assert second not in json.dumps(list(Event.objects.values()), default=str)
    assert second not in Officer.objects.get(pk=cast.officer.pk).password


def test_only_by_those_who_manage_the_account(cast, stranger, kanit):
    for by, whom in ((stranger, cast.officer), (kanit, cast.kapolsek), (kanit, kanit), (cast.kapolres, cast.kapolres)):
        with pytest.raises(Problem, match="not_found"):
            reset_password(asker=asker_for(by), officer=whom)
    for by, whom in ((cast.kapolres, cast.kapolsek), (cast.kasat, kanit), (cast.operator, cast.kapolres)):
        assert reset_password(asker=asker_for(by), officer=whom)
