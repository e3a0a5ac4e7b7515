"""What the account page reads that no room below knows: the second factor of the person themselves."""

from __future__ import annotations

from django.conf import settings
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.org import recovery
from sejuk.org.access import Asker, needs_second_factor


def has_second_factor(asker: Asker) -> bool:
    """Whether the asker's sign-in asks for six digits."""
    return bool(TOTPDevice.objects.filter(user_id=asker.officer_id, confirmed=True).exists())


def lacks_code(asker: Asker) -> bool:
    """Whether the asker must set up six digits first, as this installation wants it."""
    return needs_second_factor(asker, settings.SECOND_FACTOR) and not has_second_factor(asker)


def recovery_codes_left(asker: Asker) -> int:
    """How many recovery codes of theirs still open."""
    return recovery.left(asker.officer_id) if asker.officer_id else 0
