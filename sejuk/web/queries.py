"""What the account page reads that no room below knows: the second factor of the person themselves."""

from __future__ import annotations

from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.org.access import Asker


def has_second_factor(asker: Asker) -> bool:
    """Whether the asker's sign-in asks for six digits."""
    return bool(TOTPDevice.objects.filter(user_id=asker.officer_id, confirmed=True).exists())
