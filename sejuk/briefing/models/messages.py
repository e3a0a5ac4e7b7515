"""Tables of what an officer carries. A message is never changed: each wording that was approved stays as its version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sejuk.briefing import rules, vocabulary
from sejuk.briefing.outgoing import Spot, check_outgoing
from sejuk.lib import clock, ids
from sejuk.lib.labels import Label
from sejuk.org.models import Area, Officer, Unit


def _choices(values: dict[str, Label]) -> list[tuple[str, str]]:
    return [(value, label.id) for value, label in values.items()]


class Message(models.Model):
    """What is to be said, through all its versions."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    code = models.SlugField(max_length=60, unique=True)
    theme = models.CharField(max_length=24, choices=_choices(vocabulary.THEMES))
    audience = models.CharField(max_length=16, choices=_choices(vocabulary.AUDIENCES))
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="messages")  # null: came with Sejuk
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.code


class MessageVersion(models.Model):
    """One version: for which elections and phases, how long, by which law; drafted by one person, approved by another."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=_choices(vocabulary.MESSAGE_STATES), default=rules.DRAFT)
    elections = models.JSONField()
    phases = models.JSONField()
    source = models.CharField(max_length=300)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    drafted_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    link = models.CharField(max_length=8, null=True, blank=True, unique=True)  # of its public page /k/…, from its approval on
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    change_seq = models.BigIntegerField(default=0)  # of the last change that phones must hear of

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="message_version_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(drafted_by__isnull=True) | ~Q(approved_by=models.F("drafted_by")),
                name="message_two_people",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["change_seq"], name="message_version_change")]

    def __str__(self) -> str:
        return f"{self.message_id} v{self.number}"

    @property
    def public_path(self) -> str:
        """The path of its public page; empty before its approval."""
        return f"/k/{self.link}" if self.link else ""


class Wording(models.Model):
    """A version in one language; a regional language is approved by somebody who speaks it, besides the version."""

    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=8, choices=_choices(vocabulary.LANGUAGES))
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=600)
    drafted_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "language"], name="wording_once")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.language}"

    @property
    def said(self) -> str:
        """All that goes out with it: title, text and source, a line each."""
        return f"{self.title}\n{self.text}\n{self.version.source}"

    @classmethod
    def of(cls, version: MessageVersion) -> models.QuerySet[Wording]:
        """The wordings of a version with what belongs to them."""
        rows = cls.objects.filter(version=version).select_related("version__message", "drafted_by", "approved_by")
        return rows.prefetch_related("clearances__officer")

    def spots(self) -> list[Spot]:
        """What the neutrality guard finds in it, in the phases and for the elections of its version."""
        return check_outgoing(self.said, self.version.phases, self.version.elections)

    def cleared(self) -> dict[str, Clearance]:
        """The digests of what somebody let pass, with who did."""
        return by_digest(self.clearances.all())


class LetPass(models.Model):
    """A second person, by name, let findings of the neutrality guard pass, and says why."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=500)
    findings = models.JSONField()  # digest of each finding, and its category

    class Meta:
        abstract = True
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.cleared_at}"


class Clearance(LetPass):
    """Somebody who neither wrote nor approves a wording let something in it pass."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="clearances")


def by_digest(clearances: Iterable[LetPass]) -> dict[str, Any]:
    """The digests of what somebody let pass, each with the clearance that says who did."""
    return {found["digest"]: one for one in clearances for found in one.findings}


class Issue(models.Model):
    """An approved version given to an area: every officer whose posting lies there carries it."""

    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="issues")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")  # null: the whole country
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "area"], name="issue_once"),
            models.UniqueConstraint(fields=["version"], condition=Q(area__isnull=True), name="issue_everywhere_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.area_id}"
