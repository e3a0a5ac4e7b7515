"""Tables of what goes out on paper: how a unit signs it, what was printed, and the papers made for all villages at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sejuk.briefing.models import MessageVersion
from sejuk.briefing.vocabulary import LANGUAGES
from sejuk.lib import clock, ids
from sejuk.org.models import Officer, Unit
from sejuk.press import rules


def _forms(*forms: rules.Form) -> list[tuple[str, str]]:
    return [(form.value, form.value) for form in forms]


class Letterhead(models.Model):
    """How a unit signs what it gives out. What is empty is taken from the unit above it, up to the Polres."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="letterhead")
    phone = models.CharField(max_length=rules.PHONE_LENGTH, blank=True)  # of the desk, never of a person
    line = models.CharField(max_length=rules.LINE_LENGTH, blank=True)
    logo = models.CharField(max_length=100, blank=True)  # name of the re-encoded picture in the store
    # Whom journalists ask: an office and its desk, both or neither; never a person.
    press_office = models.CharField(max_length=rules.OFFICE_LENGTH, blank=True)
    press_phone = models.CharField(max_length=rules.PHONE_LENGTH, blank=True)
    template = models.CharField(max_length=100, blank=True)  # name of the unit's Word template in the store
    changed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"letterhead of {self.unit_id}"


class PrintRun(models.Model):
    """So many papers of a version that a unit had printed. A slip is withdrawn, not changed."""

    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="print_runs")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=_forms(*rules.PRINTED))
    language = models.CharField(max_length=8, choices=[(code, label.id) for code, label in LANGUAGES.items()])
    count = models.PositiveIntegerField()
    printed_on = models.DateField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(count__gt=0), name="print_run_counts")]

    def __str__(self) -> str:
        return f"{self.count} {self.form} of {self.version_id}"


class Batch(models.Model):
    """One paper for each village of a unit. The files lie in the store under the batch's number and go after some days."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    version = models.ForeignKey(MessageVersion, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=_forms(*rules.PRINTED))
    language = models.CharField(max_length=8)
    site = models.CharField(max_length=200)  # where the public pages are, as whoever ordered it reached this server
    areas = models.JSONField()  # the villages' codes, in the order of the papers
    made = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in rules.BatchState])
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"batch {self.id}"

    def file_of(self, code: str) -> str:
        """Where the paper of a village lies in the store until the batch goes."""
        return f"handouts/{self.pk}/{code}.pdf"
