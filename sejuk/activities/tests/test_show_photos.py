"""The copies that pages show are made once."""

from __future__ import annotations

import hashlib
from uuid import uuid4

from sejuk.activities.actions import receive_photo, show_photos
from sejuk.org.models import Officer
from sejuk.testing import picture


def test_copies_are_made_once(officer: Officer) -> None:
    content = picture()
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=hashlib.sha256(content).hexdigest(), content=content)
    assert show_photos(photo_ids=[str(photo.id)]) == 0
