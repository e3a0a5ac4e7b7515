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
    salt = models.BinaryField(max_length=16, null=True)  # gone once erased
    digest = models.BinaryField(max_length=32)  # of everything above, as ``entries`` says
    erased = models.BinaryField(max_length=32, null=True)  # the commitment to what was erased: subject, actor, data, salt

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


class Leaf(models.Model):
    """The position of an event in the sealed log. Rows are only added."""

    index = models.BigIntegerField(primary_key=True)
    # No constraint: an event that somebody deleted must leave its leaf behind.
    event = models.OneToOneField(Event, models.DO_NOTHING, db_constraint=False, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"leaf {self.index}"


class Node(models.Model):
    """The hash of a full subtree at every eighth level, so that a proof reads hundreds of rows and not millions."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="node_place")]

    def __str__(self) -> str:
        return f"node {self.level}/{self.index}"


class Checkpoint(models.Model):
    """A signed root of the log."""

    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    through = models.DateTimeField()  # what is sealed later must not have happened before this, less the tolerance
    previous = models.BinaryField(max_length=32)  # digest of the checkpoint before
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=88)
    frontier = models.BinaryField()  # the full subtrees of the tree, 32 bytes each

    class Meta:
        indexes = [models.Index(fields=["size"], name="checkpoint_size")]

    def __str__(self) -> str:
        return f"checkpoint at {self.size}"


class Sealing(models.Model):
    """One row: how far sealing has come. Whoever seals holds its lock."""

    low_id = models.BigIntegerField(default=0)  # every event up to here is sealed; none can appear below any more
    mark_id = models.BigIntegerField(default=0)  # becomes ``low_id`` once the transactions open then have ended
    open_then = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"sealed up to {self.low_id}"


class Reading(models.Model):
    """Somebody opened records of others: who, when, what kind of page. Ids only; goes after a time, unlike events."""

    at = models.DateTimeField(default=clock.now)
    reader_id = models.BigIntegerField()
    what = models.CharField(max_length=20)
    subject = models.CharField(max_length=80, blank=True)  # one record's or officer's id; empty for a list
    unit_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["reader_id", "at"], name="reading_reader"),
            models.Index(fields=["at"], name="reading_at"),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk} {self.what}"


class ReadingOf(models.Model):
    """Whose records a reading showed, and how many of each officer."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="of")
    officer_id = models.BigIntegerField()
    records = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["officer_id", "reading"], name="reading_of_officer")]

    def __str__(self) -> str:
        return f"of {self.officer_id}"
