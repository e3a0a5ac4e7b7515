"""The share image of a public page: drawn once, then kept under the digest of what it shows."""

from __future__ import annotations

import json
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.briefing.queries import PublicCard
from sejuk.org import brake
from sejuk.org.access import PUBLIC
from sejuk.press.handout import TEMPLATE, share_image
from sejuk.press.queries.handouts import public_handout
from sejuk.press.rules import Form

DRAWN = 200  # pictures in ten minutes, whoever asks: each takes a processor half a second
MOST_KEPT = 4  # of one wording: under other names of this server, or as it looked before


def public_image(card: PublicCard, language: str, site: str) -> bytes:
    """The PNG. So many times as it is asked for, a message is drawn as often as it has wordings.

    ``site`` is what the asker says this server is called: with another port each time it would be drawn each time. So only
    some are drawn in a while, and few of a wording are kept.
    """
    shown = public_handout(PUBLIC, card, language, site)
    said = json.dumps(shown.as_data(Form.SHARE), sort_keys=True).encode()
    folder, file_name = f"handouts/share/{card.version.link}-{language}", f"{sha256(TEMPLATE.read_bytes() + said).hexdigest()}.png"
    name = f"{folder}/{file_name}"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return bytes(file.read())
    brake.take(brake.key("share image"), DRAWN)
    drawn = share_image(shown)
    for old in _kept(folder)[MOST_KEPT - 1 :]:
        default_storage.delete(f"{folder}/{old}")
    default_storage.save(name, ContentFile(drawn))
    return drawn


def _kept(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
