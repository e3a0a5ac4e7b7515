"""The table of releases that somebody read into the record. No table of activities: nothing that counts those counts these."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sejuk.activities.models import Activity
from sejuk.lib import clock, ids
from sejuk.org.models import Area, Officer, Unit
from sejuk.press import keeping
from sejuk.press.reading.shape import ELECTIONS, STAGES
from sejuk.press.writing.shape import RELEASE, Doer, Fact, Said


def _choices(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class KeptRelease(models.Model):
    """The facts of a published release. Its text is not kept, nor what anybody but an officer said in it."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")  # in whose record it stands
    digest = models.CharField(max_length=64)  # of the text, by which the same text is known again
    title = models.CharField(max_length=keeping.LINE, blank=True)
    publisher = models.CharField(max_length=keeping.LINE, blank=True)
    address = models.CharField(max_length=keeping.ADDRESS, blank=True)

    day = models.DateField()
    tz = models.CharField(max_length=4, blank=True, choices=_choices(keeping.ZONES))
    start = models.TimeField(null=True)
    end = models.TimeField(null=True)
    kinds = models.JSONField()  # the main one first
    themes = models.JSONField(default=list)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")  # where it is certain
    village = models.CharField(max_length=keeping.NAME, blank=True)
    village_kind = models.CharField(max_length=10, blank=True, choices=_choices(keeping.VILLAGE_KINDS))
    district = models.CharField(max_length=keeping.NAME, blank=True)
    regency = models.CharField(max_length=keeping.NAME, blank=True)
    province = models.CharField(max_length=keeping.NAME, blank=True)
    street = models.CharField(max_length=keeping.LINE, blank=True)
    rt = models.CharField(max_length=keeping.NAME, blank=True)
    rw = models.CharField(max_length=keeping.NAME, blank=True)
    place = models.CharField(max_length=keeping.LINE, blank=True)
    polsek = models.CharField(max_length=keeping.NAME, blank=True)
    polres = models.CharField(max_length=keeping.NAME, blank=True)
    polres_kind = models.CharField(max_length=keeping.NAME, blank=True)
    polda = models.CharField(max_length=keeping.NAME, blank=True)
    election = models.CharField(max_length=14, blank=True, choices=_choices(ELECTIONS))
    stage = models.CharField(max_length=14, blank=True, choices=_choices(STAGES))  # as the text says, right or wrong
    officers = models.JSONField(default=list)  # rank, name, role
    quotes = models.JSONField(default=list)  # rank, name, role, text: what officers said
    warnings = models.JSONField(default=list)  # code, and what it says

    describes = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")  # the field report it tells of
    version = models.PositiveIntegerField(default=1)
    kept_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=keeping.LINE, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "digest"], condition=Q(withdrawn_at__isnull=True), name="release_kept_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "day"], name="release_unit_day"), models.Index(fields=["digest"], name="release_digest"),
            models.Index(fields=["describes"], name="release_describes"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"release {self.id}"

    @property
    def label(self) -> str:
        """Its title; without one, where and when."""
        return self.title or self.place_label or str(self.day)

    @property
    def place_label(self) -> str:
        """Where it was, as the text says; empty when it says nothing."""
        spot = " ".join((self.street, f"RT {self.rt}" if self.rt else "", f"RW {self.rw}" if self.rw else "")).split()
        return ", ".join(part for part in (self.place, " ".join(spot), self.village, self.district, self.regency) if part)

    @property
    def doers(self) -> tuple[Doer, ...]:
        """The officers whom it names."""
        return tuple(Doer(one["rank"], one["name"], one["role"]) for one in self.officers)

    @property
    def spoken(self) -> tuple[keeping.Spoken, ...]:
        """What they said in it."""
        return tuple(keeping.Spoken(Doer(one["rank"], one["name"], one["role"]), one["text"]) for one in self.quotes)

    @property
    def said(self) -> tuple[Said, ...]:
        """The same for prose: published words, so nobody has to approve them again."""
        return tuple(Said(one.speaker, one.text, approved=True, record=str(self.pk)) for one in self.spoken)

    @property
    def fact(self) -> Fact:
        """What prose may tell of it, marked as read in a release."""
        return Fact(
            record=str(self.pk), source=RELEASE, day=self.day, kinds=tuple(self.kinds), tz=self.tz, start=self.start, end=self.end,
            area_code=self.area_id or "", village=self.village, village_kind=self.village_kind, district=self.district,
            regency=self.regency, regency_kind=self._regency_kind, province=self.province, street=self.street, rt=self.rt,
            rw=self.rw, place=self.place, polsek=self.polsek, polres=self.polres, polres_kind=self.polres_kind or "Polres",
            polda=self.polda, officers=self.doers, themes=tuple(self.themes), election=self.election, stage=self.stage,
        )  # fmt: skip

    @property
    def _regency_kind(self) -> str:
        if not self.area_id:
            return ""
        return "kota" if self.area_id[3:4] == "7" else "kab"  # codes of cities begin with 7

    @property
    def content(self) -> keeping.Content:
        """Its facts as they were confirmed, to be corrected."""
        return keeping.Content(
            **{name: getattr(self, name) for name in keeping.PLAIN}, kinds=tuple(self.kinds), themes=tuple(self.themes),
            area_code=self.area_id or "", officers=self.doers, quotes=self.spoken,
            warnings=tuple((one["code"], one["says"]) for one in self.warnings),
        )  # fmt: skip

    def write(self, content: keeping.Content) -> None:
        """Take these facts over."""
        for name in keeping.PLAIN:
            setattr(self, name, getattr(content, name))
        self.kinds, self.themes, self.area_id = list(content.kinds), list(content.themes), content.area_code or None
        self.officers = [one._asdict() for one in content.officers]
        self.quotes = [one.as_data() for one in content.quotes]
        self.warnings = [{"code": code, "says": says} for code, says in content.warnings]
