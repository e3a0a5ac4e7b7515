"""A lost phone is signed out at once."""

from __future__ import annotations

import pytest

from sejuk.lib import ids
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import revoke_phone
from sejuk.org.queries import phones_of
from sejuk.testing import Phone


def test_its_token_dies(cast, kanit, stranger, phone: Phone):
    (held,) = phones_of(asker_for(kanit), cast.officer)
    with pytest.raises(Problem, match="not_found"):
        revoke_phone(asker=asker_for(stranger), officer=cast.officer, phone_id=held.phone_id)
    with pytest.raises(Problem, match="not_found"):
        phones_of(asker_for(stranger), cast.officer)
    with pytest.raises(Problem, match="not_found"):
        revoke_phone(asker=asker_for(kanit), officer=cast.officer, phone_id=ids.new_id())
    assert "cursor" in phone.pull()
    revoke_phone(asker=asker_for(kanit), officer=cast.officer, phone_id=held.phone_id)
    assert phone.pull()["code"] == "token_unknown"
    assert phones_of(asker_for(kanit), cast.officer)[0].revoked_at is not None
