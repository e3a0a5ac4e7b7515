"""The share image of a message's public page: drawn once, then kept under the digest of what it shows."""

from __future__ import annotations

import json
from hashlib import sha256

from sejuk.briefing.queries import PublicCard
from sejuk.org.access import PUBLIC
from sejuk.press.drawn import drawn
from sejuk.press.handout import TEMPLATE, share_image
from sejuk.press.queries.handouts import public_handout
from sejuk.press.rules import Form

DRAWN = 200  # pictures in ten minutes, whoever asks: each takes a processor half a second


def public_image(card: PublicCard, language: str, site: str) -> bytes:
    """The PNG. So many times as it is asked for, a message is drawn as often as it has wordings."""
    shown = public_handout(PUBLIC, card, language, site)
    said = json.dumps(shown.as_data(Form.SHARE), sort_keys=True).encode()
    name = f"handouts/share/{card.version.link}-{language}/{sha256(TEMPLATE.read_bytes() + said).hexdigest()}.png"
    return drawn(name, lambda: share_image(shown), what="share image", most=DRAWN)
