"""How often public pages of messages were opened: numbers alone, never by whom or from where."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sejuk.briefing.models.messages import MessageVersion


class Opening(models.Model):
    """So many openings of a version's page on a day. Rows are added, never changed, and merged when they have become many."""

    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="openings")
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["version", "day"], name="opening_version_day")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.day}: {self.count}"
