"""What goes by itself: positions after a month, photos that nobody claimed."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import uuid4

from django.core.files.storage import default_storage

from sejuk.activities.actions import drop_orphan_photos, erase_positions, receive_photo, show_photos
from sejuk.activities.models import Activity, Photo
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.testing import picture, report


def test_positions_are_rounded_and_go_after_a_month(officer: Officer) -> None:
    position = {"lat_e5": -983_149, "lon_e5": 12_452_251, "accuracy_m": 12}
    activity = report(officer, kind="patrol", position=position)
    assert (activity.lat_e5, activity.lon_e5) == (-983_100, 12_452_300)
    assert erase_positions() == 0
    Activity.objects.update(received_at=clock.now() - timedelta(days=31))
    assert erase_positions() == 1
    activity.refresh_from_db()
    assert (activity.lat_e5, activity.lon_e5) == (None, None)


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


def test_copies_are_made_once(officer: Officer) -> None:
    content = picture()
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=hashlib.sha256(content).hexdigest(), content=content)
    assert show_photos(photo_ids=[str(photo.id)]) == 0
