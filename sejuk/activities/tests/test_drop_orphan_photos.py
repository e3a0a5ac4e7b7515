"""Photos that nobody claimed go after a month, with their files."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import uuid4

from django.core.files.storage import default_storage

from sejuk.activities.actions import drop_orphan_photos, receive_photo
from sejuk.activities.models import Photo
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.testing import picture


def test_photos_that_nobody_claimed_go_with_their_files(officer: Officer, stranger: Officer) -> None:
    content = picture()
    sha256 = hashlib.sha256(content).hexdigest()
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=sha256, content=content)
    theirs = receive_photo(officer_id=stranger.pk, photo_id=uuid4(), sha256=sha256, content=content)
    assert drop_orphan_photos() == 0
    Photo.objects.filter(pk=photo.pk).update(created_at=clock.now() - timedelta(days=31))
    assert drop_orphan_photos() == 1
    assert not default_storage.exists(photo.stored)
    assert default_storage.exists(theirs.stored)
