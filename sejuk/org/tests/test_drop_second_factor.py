"""The six digits of somebody who lost the phone that shows them."""

from __future__ import annotations

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import drop_second_factor, sign_in
from sejuk.testing import PASSWORD


def test_signing_in_asks_for_no_digits_any_more(cast, kanit, stranger):
    TOTPDevice.objects.create(user=cast.officer, name="authenticator", confirmed=True)
    given = {"service_number": cast.officer.service_number, "password": PASSWORD, "code": None, "address": "x"}
    with pytest.raises(Problem, match="code_required"):
        sign_in(**given)
    for by, whom in ((stranger, cast.officer), (cast.officer, cast.officer), (kanit, cast.kapolsek)):
        with pytest.raises(Problem, match="not_found"):
            drop_second_factor(asker=asker_for(by), officer=whom)
    drop_second_factor(asker=asker_for(kanit), officer=cast.officer)
    assert sign_in(**given).pk == cast.officer.pk
