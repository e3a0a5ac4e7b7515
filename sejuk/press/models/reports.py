"""Tables of daily reports that are kept: when a unit's day is cut off, and the reports as they stood then."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sejuk.lib import clock, ids
from sejuk.org.models import Officer, Unit
from sejuk.press.periods import Kind


class CutOff(models.Model):
    """At what time on its wall clock, and on which days of the week, a unit's daily report is kept."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="cut_off")
    at = models.TimeField()
    days = models.JSONField(default=list)  # 0 is Monday; none: not kept
    changed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.at:%H.%M}"


class KeptReport(models.Model):
    """A unit's daily report as it stood at its cut-off. It is read and sent by people, and never changed."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.DAY.value)
    until = models.DateTimeField()  # the cut-off: what arrived later is not in it
    made_at = models.DateTimeField(default=clock.now)
    report = models.JSONField()
    records = models.JSONField()  # the numbers of the records that it was made from

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "day", "kind"], name="keptreport_once")]
        indexes: ClassVar = [models.Index(fields=["until"], name="keptreport_until")]

    def __str__(self) -> str:
        return f"{self.kind} report of {self.unit_id}, {self.day}"
