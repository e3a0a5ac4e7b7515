"""The share image of a public page: drawn once, then kept under the digest of what it shows."""

from __future__ import annotations

import json
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.briefing.queries import PublicCard
from sejuk.org.access import PUBLIC
from sejuk.press.handout import TEMPLATE, share_image
from sejuk.press.queries.handouts import public_handout
from sejuk.press.rules import Form


def public_image(card: PublicCard, language: str, site: str) -> bytes:
    """The PNG. So many times as it is asked for, a message is drawn as often as it has wordings."""
    shown = public_handout(PUBLIC, card, language, site)
    said = json.dumps(shown.as_data(Form.SHARE), sort_keys=True).encode()
    name = f"handouts/share/{sha256(TEMPLATE.read_bytes() + said).hexdigest()}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return bytes(file.read())
    drawn = share_image(shown)
    default_storage.save(name, ContentFile(drawn))
    return drawn
