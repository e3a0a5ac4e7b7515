"""Tables of what is written for the public: a text through its states, every earlier wording, quotes, and chosen photos."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sejuk.activities.models import Photo
from sejuk.lib import clock, ids
from sejuk.org.models import Officer, Unit
from sejuk.press import rules
from sejuk.press.writing.shape import Composed, Doer, Sentence


class Text(models.Model):
    """A text of a unit, sentence by sentence in each language, and who did what with it. What went out never changes."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    code = models.CharField(max_length=8, null=True, blank=True, unique=True)  # of its public page /r/…, from its publication on
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in rules.TextKind])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="texts")
    selection = models.JSONField()  # ``Selection.as_data``
    state = models.CharField(max_length=9, choices=[(state.value, state.value) for state in rules.TextState])
    version = models.PositiveIntegerField(default=1)  # counts every change: two people never write over each other
    wordings = models.JSONField()  # language -> ``Sentence.as_data`` of each sentence in the order of reading
    english_current = models.BooleanField(default=True)  # whether the English says what the Indonesian does
    themes = models.JSONField(default=list)  # stored values of what was told, as the records said when it was composed

    drafted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    edited_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=rules.TEXT_LIMITS["reason"], blank=True)
    records_changed_at = models.DateTimeField(null=True)  # a record that it rests on was amended or withdrawn since

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "state"], name="text_unit_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in rules.UNISSUED])
                | Q(code__isnull=False, published_at__isnull=False),
                name="text_issued_has_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def composed(self, language: str) -> Composed:
        """The text in that language; without sentences where there is none."""
        return Composed(language, tuple(Sentence.of(each) for each in self.wordings.get(language, ())))

    def write(self, language: str, sentences: Iterable[Sentence]) -> None:
        """Put these sentences in the place of those that stand there; the caller saves."""
        self.wordings = self.wordings | {language: [each.as_data() for each in sentences]}

    @property
    def out_since(self) -> datetime:
        """The instant from which a published text is out."""
        assert self.published_at is not None  # noqa: S101 - the table holds it for every text that is out
        return max(self.published_at, self.embargo_until or self.published_at)

    @property
    def headline(self) -> str:
        """The headline in Indonesian."""
        return self.composed("id").headline


class TextRecord(models.Model):
    """A record that a text rests on, in the version in which it was told."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="records")
    record = models.CharField(max_length=36)  # number of an activity or of a kept release
    source = models.CharField(max_length=8)  # FIELD or RELEASE
    version = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "record"], name="text_record_once")]
        indexes: ClassVar = [models.Index(fields=["record"], name="text_record")]

    def __str__(self) -> str:
        return f"{self.text_id} {self.record}"


class TextVersion(models.Model):
    """A wording that another one replaced, and by which deed of whom; nobody where a record went."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=9)
    wordings = models.JSONField()
    replaced_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=10, choices=[(why.value, why.value) for why in rules.Why])

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "version"], name="text_version_once")]

    def __str__(self) -> str:
        return f"{self.text_id} v{self.version}"


class Quote(models.Model):
    """Words of an officer for one text: entered by a person, and out only after a second one or the speaker agreed."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="quotes")
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")  # null: not of this chain
    rank = models.CharField(max_length=20)  # as the speaker was called on that day
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=24)  # of the reader's list
    chain = models.BooleanField(default=False)  # a commander of the chain, quoted after whoever did the work
    words = models.CharField(max_length=rules.TEXT_LIMITS["quote"])
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["entered_at"]

    def __str__(self) -> str:
        return f"quote {self.id}"

    @property
    def speaker(self) -> Doer:
        """As prose names them."""
        return Doer(self.rank, self.name, self.role)


class TextPhoto(models.Model):
    """A photo of one of its records that goes out with a text, and the words beneath it."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="photos")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=300)
    chosen_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "photo"], name="text_photo_once")]

    def __str__(self) -> str:
        return f"{self.text_id} {self.photo_id}"
