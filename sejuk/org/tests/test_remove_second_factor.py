"""A second factor goes only with one of its codes."""

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.lib.problems import Problem
from sejuk.org.actions.second_factor import remove_second_factor


@pytest.fixture
def device(cast, officer):
    return TOTPDevice.objects.create(user=officer, confirmed=True)


def test_a_right_code_removes_it(cast, officer, device):
    remove_second_factor(asker=cast.asker(officer), code=f"{totp(device.bin_key):06d}")
    assert not TOTPDevice.objects.exists()


def test_a_wrong_code_keeps_it_and_is_counted(cast, officer, device):
    with pytest.raises(Problem, match="code_wrong"):
        remove_second_factor(asker=cast.asker(officer), code="000000x")
    device.refresh_from_db()
    assert device.confirmed
    assert device.throttling_failure_count == 1


def test_the_stranger_cannot_remove_somebody_elses(cast, stranger, device):
    with pytest.raises(Problem, match="not_found"):
        remove_second_factor(asker=cast.asker(stranger), code=f"{totp(device.bin_key):06d}")
    assert TOTPDevice.objects.exists()
