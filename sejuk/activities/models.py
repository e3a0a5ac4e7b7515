"""Tables of field work. There is no column for the person who spoke, nor for anything about a resident."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sejuk.activities import rules, vocabulary
from sejuk.briefing.models import Directive, LetPass, MessageVersion
from sejuk.lib import clock
from sejuk.org.models import Area, Officer, Posting, Unit


def _choices(values: dict[str, vocabulary.Label]) -> list[tuple[str, str]]:
    return [(value, label.id) for value, label in values.items()]


class Activity(models.Model):
    """One thing done in the field, as it stands now; superseded bodies are in ``Version``."""

    id = models.UUIDField(primary_key=True)  # made on the phone (UUIDv7)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="activities")
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="activities")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="activities")
    unit_path = models.CharField(max_length=80)  # as the tree stood when it was made
    state = models.CharField(max_length=10, choices=_choices(vocabulary.STATES), default=rules.REPORTED)
    version = models.PositiveIntegerField(default=1)
    change_seq = models.BigIntegerField(default=0)

    kind = models.CharField(max_length=24, choices=[(value, kind.id) for value, kind in vocabulary.KINDS.items()])
    other_kinds = models.JSONField(default=list)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="activities")
    rw = models.CharField(max_length=5, blank=True)
    rt = models.CharField(max_length=5, blank=True)
    place_kind = models.CharField(max_length=14, blank=True)
    place = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    local_day = models.DateField()  # the day of started_at on the area's wall clock
    people_reached = models.PositiveIntegerField(default=0)
    leaflets_given = models.PositiveIntegerField(default=0)
    partners = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    delivered = models.JSONField(default=list)
    directives = models.JSONField(default=list)
    narrative = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    situation = models.CharField(max_length=10, blank=True)
    order_basis = models.CharField(max_length=300, blank=True)
    operation = models.CharField(max_length=120, blank=True)
    lat_e5 = models.IntegerField(null=True)  # rounded to 100 m, erased after rules.POSITION_DAYS
    lon_e5 = models.IntegerField(null=True)

    marks = models.JSONField(default=list)
    device_time = models.DateTimeField()  # what the phone's clock said when the record was finished
    made_at = models.DateTimeField()  # the same instant by the server's clock
    made_error_ms = models.IntegerField(default=0)
    made_source = models.CharField(max_length=10)
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            # All that a board counts and by which a list finds its page, so that neither reads the records themselves.
            models.Index(fields=["unit", "local_day", "state", "people_reached", "marks"], name="activity_unit_day"),
            models.Index(fields=["officer", "change_seq"], name="activity_officer_change"),
            models.Index(fields=["officer", "local_day"], name="activity_officer_day"),
            models.Index(fields=["area", "local_day"], name="activity_area_day"),
            models.Index(fields=["unit", "state", "received_at"], name="activity_unit_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def kinds(self) -> list[str]:
        """The main kind and the others."""
        return [self.kind, *self.other_kinds]


class HeardNote(models.Model):
    """What was heard at a door or a stall: a concern, a claim going round, the situation, thanks. Never who said it."""

    id = models.UUIDField(primary_key=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="heard_notes")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=_choices(vocabulary.HEARD_KINDS))
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Delivery(models.Model):
    """A version of a message that an activity told, as its body says; of a withdrawn activity there are none."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "version"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.activity_id} told {self.version_id}"


class Answer(models.Model):
    """That an activity carries out a directive; with its officer, so that who did something is counted without the records."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="answers")
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "directive"], name="answer_once")]
        indexes: ClassVar = [models.Index(fields=["directive", "officer"], name="answer_directive_officer")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.directive_id}"


class Version(models.Model):
    """A body that an amendment replaced, with the reason for the change that replaced it."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    body = models.JSONField()
    reason = models.CharField(max_length=500)
    replaced_at = models.DateTimeField(default=clock.now)
    replaced_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "version"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.activity_id} v{self.version}"


class Review(models.Model):
    """A decision on one version of an activity: accepted, or returned with a reason and the fields it is about."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="reviews")
    version = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=[(rules.ACCEPTED, "Diterima"), (rules.RETURNED, "Dikembalikan")])
    reason = models.CharField(max_length=500, blank=True)
    fields = models.JSONField(default=list)
    reviewer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.decision}"


class Photo(models.Model):
    """A photo of an activity, known by the digest of its bytes as uploaded; it may come before its activity or long after."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="photos")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="photos")
    position = models.PositiveSmallIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    caption = models.CharField(max_length=300, blank=True)
    stored = models.CharField(max_length=120, blank=True)  # name in the store once every byte is here
    shown = models.CharField(max_length=120, blank=True)  # re-encoded copy without metadata, the only one that is displayed
    thumb = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    received_at = models.DateTimeField(null=True)
    sequence = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["officer", "sha256"], name="photo_officer_sha")]

    def __str__(self) -> str:
        return f"photo {self.id}"

    @property
    def state(self) -> str:
        """``expected`` until every byte is here, then ``received``."""
        return "received" if self.received_at else "expected"


class CaptionClearance(LetPass):
    """A reviewer let words of a caption go out that the neutrality guard stops; other words need another one."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="clearances")


class HeldText(models.Model):
    """Words that the guard flagged, kept apart and locked: for the author to rewrite, or to be decided upon, then gone."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="held_texts")
    pointer = models.CharField(max_length=80)  # as ``free_text`` says
    state = models.CharField(max_length=10, choices=_choices(vocabulary.HELD_STATES))
    writer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")  # null: the record's author
    categories = models.JSONField()
    box = models.BinaryField()  # locked, bound to the activity and the pointer
    held_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "pointer"], name="held_once")]
        indexes: ClassVar = [models.Index(fields=["until"], name="held_until")]

    def __str__(self) -> str:
        return f"held {self.activity_id} {self.pointer}"


class Rival(models.Model):
    """What came second for the same record and could not be merged: both are kept until its author has chosen."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="rivals")
    op_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.now)
    box = models.BinaryField()  # the body as it came, locked; empty once it was chosen or dropped
    state = models.CharField(max_length=10, default=rules.OPEN)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["op_id", "digest"], name="rival_once")]

    def __str__(self) -> str:
        return f"rival {self.op_id}"
