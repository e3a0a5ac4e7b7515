"""Areas, units, jurisdictions, officers, postings, and sign-in attempts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sejuk.lib import clock, ids
from sejuk.org import rules, stages


def during(day: date, prefix: str = "") -> Q:
    """The condition that a dated row (``valid_from``/``valid_until``, both inclusive) holds on ``day``."""
    until = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & until


def overlapping(valid_from: date, valid_until: date | None) -> Q:
    """The condition that a dated row shares a day with this period."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=valid_from)
    return ends_later & Q(valid_from__lte=valid_until) if valid_until else ends_later


class Area(models.Model):
    """A place with its Kemendagri code (``53.02.10.2003``); RW and RT are children that a unit adds (``….RW02.RT05``)."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in rules.AREA_KINDS])
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    letters = models.CharField(max_length=120, db_index=True)
    context = models.CharField(max_length=240, blank=True)  # the parents' names, so that no name is ever shown alone
    lat_e5 = models.IntegerField(null=True)
    lon_e5 = models.IntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["parent", "name"], name="area_parent_name")]

    def __str__(self) -> str:
        return self.label

    @property
    def own_label(self) -> str:
        """``Desa Oenai``."""
        return rules.area_label(self.kind, self.name)

    @property
    def label(self) -> str:
        """``Desa Oenai, Kec. KI'E, Kab. Timor Tengah Selatan``."""
        return f"{self.own_label}, {self.context}" if self.context else self.own_label

    @property
    def tz(self) -> str:
        """The name of its time zone."""
        return rules.zone_of(self.code)


class Unit(models.Model):
    """An office in the tree Mabes → Polda → Polres → Polsek; ``path`` (``1.7.42.``) holds its line upwards."""

    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in rules.UnitKind])
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=80, blank=True, db_index=True)
    tz = models.CharField(max_length=40, default=clock.WIB)
    confirmed_at = models.DateTimeField(null=True)  # until then it is a proposal from the starting set
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class EscrowKey(models.Model):
    """The pair of keys for what phones hand over to a unit in a file. The private half is locked with the installation's secret."""

    key_id = models.CharField(max_length=16, primary_key=True)
    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="escrow_key")
    public_key = models.TextField()  # SPKI in base64
    locked_key = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"escrow key {self.key_id}"


class Jurisdiction(models.Model):
    """For what time a unit serves an area. Many-to-many: a Polsek is not a kecamatan."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="jurisdictions")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="jurisdictions")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "area", "valid_from"], name="jurisdiction_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")), name="jurisdiction_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.area_id}"


class OfficerManager(BaseUserManager["Officer"]):
    """Only what Django's sign-in asks of the user's table."""

    def get_by_natural_key(self, username: str | None) -> Officer:
        """Find an officer by service number."""
        return self.get(service_number=username)


class Officer(AbstractBaseUser):
    """A person of the service. What they may do comes from their postings alone, never from a flag here."""

    service_number = models.CharField(max_length=20, unique=True)
    rank = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    change_seq = models.BigIntegerField(default=0)  # number of the last change to anything this officer's phone carries
    created_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "service_number"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["rank", "name"]

    def __str__(self) -> str:
        return f"{self.rank} {self.name}"


class Posting(models.Model):
    """An officer in a role at a unit, for some areas, for a time. Several villages for one officer is usual."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in rules.Role])
    areas = models.ManyToManyField(Area, related_name="postings")
    order_letter = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")), name="posting_period"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "role"], name="posting_unit_role")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.role} {self.unit_id}"


class ImportFile(models.Model):
    """A file that somebody uploaded to import. The file itself lies in the storage until it is written or a day has passed."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="imports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports")  # for rows that name none
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in rules.IMPORT_KINDS])
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in rules.ImportState])
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    only_good = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)  # counts, headers, and the problems by line and column

    def __str__(self) -> str:
        return f"import {self.id}"


class Election(models.Model):
    """One version of an election's calendar. Publishing a new version leaves the old one as it was."""

    code = models.SlugField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in stages.ElectionKind])
    round = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in stages.Round])
    of = models.CharField(max_length=60, blank=True)  # code of the election that a run-off or re-vote belongs to
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="election_version_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(replaced_at__isnull=True), name="election_current_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ElectionArea(models.Model):
    """Where an election is held; without any it is held everywhere. ``place`` narrows to polling stations (``TPS 003``)."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["election", "area", "place"], name="election_area_once")]

    def __str__(self) -> str:
        return f"{self.election_id} {self.area_id} {self.place}"


class Stage(models.Model):
    """A stage of an election with the regulation that says so; days are those of the area's own wall clock."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in stages.StageKind])
    name = models.CharField(max_length=160, blank=True)
    first = models.DateField()
    last = models.DateField()
    held = models.BooleanField(default=True)  # False: foreseen, but it did not come
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["first", "id"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="stage_period")]

    def __str__(self) -> str:
        return f"{self.kind} {self.first}"

    @property
    def span(self) -> stages.Span:
        """As the rules of stages take it."""
        return stages.Span(stages.StageKind(self.kind), self.first, self.last, self.source, self.name, self.held)


class RecoveryCode(models.Model):
    """A code that opens once instead of the six digits; only its slow hash is kept."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["officer", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


class SignInAttempt(models.Model):
    """Tries that the brake counts, or (without failures) an account that an address knows; the key is a hash."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.failures}"
