"""Roll-ups: small tables that pages read instead of counting records. Recounted from the records, never adjusted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DayCount(models.Model):
    """How many activities of one kind a unit had in one village (or higher area) on one day. Plain ids, as in the journal."""

    unit_id = models.BigIntegerField()
    area_code = models.CharField(max_length=40)  # a village, or the higher area itself; RW and RT count for their village
    day = models.DateField()
    kind = models.CharField(max_length=24)
    activities = models.PositiveIntegerField()
    people_reached = models.PositiveBigIntegerField()
    leaflets_given = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit_id", "area_code", "day", "kind"], name="daycount_once")]
        indexes: ClassVar = [
            models.Index(fields=["area_code", "-day"], name="daycount_area_day"),
            models.Index(fields=["unit_id", "day"], name="daycount_unit_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.area_code} {self.day} {self.kind}: {self.activities}"


class ToldCount(models.Model):
    """How many activities of a unit told one version of a message in one village (or higher area) on one day."""

    version_id = models.UUIDField()
    unit_id = models.BigIntegerField()
    area_code = models.CharField(max_length=40)
    day = models.DateField()
    activities = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version_id", "unit_id", "area_code", "day"], name="toldcount_once")
        ]
        indexes: ClassVar = [models.Index(fields=["unit_id", "day"], name="toldcount_unit_day")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.unit_id} {self.area_code} {self.day}: {self.activities}"
