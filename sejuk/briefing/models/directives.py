"""Tables of directives. None is ever changed in its words: it is replaced or withdrawn, and who read it stays with it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sejuk.briefing import rules
from sejuk.briefing.models.messages import LetPass
from sejuk.briefing.outgoing import Spot, check_outgoing
from sejuk.lib import clock, ids
from sejuk.org.models import Officer, Unit


class Programme(models.Model):
    """A commander's programme, under which directives stand together. It keeps its author's name when the chair changes hands."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=120)
    aim = models.CharField(max_length=1000, blank=True)
    started_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    author = models.CharField(max_length=320)  # rank, name and duty as they were
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")), name="programme_period"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def running(self) -> bool:
        """Whether directives may still be put under it."""
        return self.ended_on is None or self.ended_on >= clock.today(self.unit.tz)


class Issued(models.Manager["Directive"]):
    """Directives that were issued: all that anybody but their unit ever sees."""

    def get_queryset(self) -> models.QuerySet[Directive]:
        """Without those that wait for a second person."""
        return super().get_queryset().filter(held=False)


class Directive(models.Model):
    """An order to officers: by a unit and the person who then spoke for it, to units and all below them, for a time."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="directives")
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=320)  # rank, name and duty as they were
    issued_at = models.DateTimeField(default=clock.now)
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    text = models.CharField(max_length=3000)
    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="directives")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    targets = models.ManyToManyField(Unit, related_name="+")
    roles = models.JSONField(default=list)  # empty: all who do field duty
    unit_kinds = models.JSONField(default=list)  # empty: all kinds
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    replaced_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    held = models.BooleanField(default=False)  # in nobody's hands until a second person lets its words pass
    change_seq = models.BigIntegerField(default=0, db_index=True)

    objects = Issued()
    with_held: ClassVar[models.Manager[Directive]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "number"], name="directive_number_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")), name="directive_period"
            ),
            models.CheckConstraint(condition=Q(replaced_at__isnull=True) | Q(withdrawn_at__isnull=True), name="directive_one_end"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def standing(self) -> bool:
        """Whether it was neither replaced nor withdrawn."""
        return self.replaced_at is None and self.withdrawn_at is None

    @property
    def state(self) -> str:
        """One of ``vocabulary.DIRECTIVE_STATES``, on the issuing unit's own clock."""
        if not self.standing:
            return rules.REPLACED if self.replaced_at else rules.WITHDRAWN
        if self.held:
            return rules.HELD
        today = clock.today(self.unit.tz)
        if self.valid_from > today:
            return rules.PLANNED
        return rules.IN_FORCE if self.valid_until is None or self.valid_until >= today else rules.OVER

    @property
    def counted_on(self) -> date:
        """The day whose postings make its recipients: today, or the last day on which it stood."""
        today = clock.today(self.unit.tz)
        ended = self.replaced_at or self.withdrawn_at
        days = [today, self.valid_until or today]
        if ended is not None:
            days.append(clock.local(ended, self.unit.tz).date())
        return max(min(days), clock.local(self.issued_at, self.unit.tz).date())

    @property
    def address(self) -> rules.Address:
        """Whom it is for; reads ``targets``."""
        paths = tuple(unit.path for unit in self.targets.all())
        return rules.Address(self.unit.path, paths, frozenset(self.roles), frozenset(self.unit_kinds))

    @property
    def said(self) -> str:
        """All that goes out with it: title and text, a line each."""
        return f"{self.title}\n{self.text}"

    def spots(self) -> list[Spot]:
        """What the neutrality guard finds in it: an order goes out in any phase of any election."""
        return check_outgoing(self.said)

    def reaches(self, unit: Unit) -> bool:
        """Whether it comes to a unit below its issuer's, or through it to units below that."""
        below = unit.pk != self.unit_id and unit.path.startswith(self.unit.path)
        return below and any(unit.path.startswith(path) or path.startswith(unit.path) for path in self.address.paths)


class DirectiveClearance(LetPass):
    """Somebody who may direct there and did not write it let words of a directive pass."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="clearances")


class Addition(models.Model):
    """What a unit on the way down adds to a directive for its own people. A newer one replaces it."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="additions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    added_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["unit__path", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directive", "unit"], condition=Q(ended_at__isnull=True), name="addition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.unit_id}"


class Acknowledgement(models.Model):
    """An officer read a directive; the first time stands. It may come before the directive is here, so it points at none."""

    directive_id = models.UUIDField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.now)
    sequence = models.BigIntegerField()  # of its event: a second one is answered with the first one's
    change_seq = models.BigIntegerField(default=0)  # among the changes that its officer's own phones must hear of

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer", "change_seq"], name="acknowledgement_change")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["directive_id", "officer"], name="acknowledgement_once")]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.officer_id}"
