"""The table of what happened. Rows are added and never changed; they hold plain ids and codes, no free text."""

from __future__ import annotations

from django.db import models

from sejuk.lib import clock


class Event(models.Model):
    """One thing that happened: a verb, its subject, who did it, where, and small facts as ids or codes."""

    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    area_code = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "id"], name="event_subject"),
            models.Index(fields=["unit_id", "id"], name="event_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.verb} {self.subject}"


class Run(models.Model):
    """When a scheduled task last ran, so that two workers never start it twice."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} due {self.due_at:%Y-%m-%d %H:%M}"
