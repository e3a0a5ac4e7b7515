"""An officer comes back, and waits for a posting."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import deactivate_officer, reactivate_officer


def test_back_without_postings(cast, kanit, stranger):
    deactivate_officer(asker=asker_for(kanit), officer=cast.officer)
    with pytest.raises(Problem, match="not_found"):
        reactivate_officer(asker=asker_for(stranger), officer=cast.officer)
    reactivate_officer(asker=asker_for(kanit), officer=cast.officer)
    cast.officer.refresh_from_db()
    assert cast.officer.is_active
