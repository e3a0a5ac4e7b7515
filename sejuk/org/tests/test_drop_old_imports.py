"""Files that nobody confirmed go after a day."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.config.schedule import SCHEDULE
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import receive_import
from sejuk.org.models import ImportFile
from sejuk.org.tasks import drop_old_imports


def test_after_a_day(cast):
    row = receive_import(asker=asker_for(cast.kasat), unit=cast.resort, kind="people", name="a.csv", file=ContentFile(b"NRP\n1\n"))
    assert drop_old_imports.call() == 0
    with clock.travel(clock.now() + timedelta(hours=25)):
        assert drop_old_imports.call() == 1
    assert not ImportFile.objects.exists()
    assert not default_storage.exists(f"imports/{row.pk}")
    assert drop_old_imports in [item.task for item in SCHEDULE]
