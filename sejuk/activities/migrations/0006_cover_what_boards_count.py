"""The index of a unit's days holds all that a board counts."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index again, with other columns."""

    dependencies: ClassVar = [("activities", "0005_answer_directives")]

    operations: ClassVar = [
        migrations.RemoveIndex("activity", "activity_unit_day"),
        migrations.AddIndex(
            "activity",
            models.Index(fields=["unit", "local_day", "state", "people_reached", "marks"], name="activity_unit_day"),
        ),
    ]
