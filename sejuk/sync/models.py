"""What the phones' door remembers: devices and operations. No free text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sejuk.lib import clock, ids
from sejuk.org.models import Officer


class Device(models.Model):
    """A phone of one officer. Only the hash of its token is kept."""

    id = models.UUIDField(primary_key=True, default=ids.new_id)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80, blank=True)
    app_version = models.CharField(max_length=20, blank=True)
    enrolled_at = models.DateTimeField(default=clock.now)
    last_seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    lost_at = models.DateTimeField(null=True)  # reported lost: it is told to destroy what it holds
    wipe_told_at = models.DateTimeField(null=True)  # when it first heard so
    seal_key_id = models.CharField(max_length=16, blank=True)  # the phone seals to this pair what only the server may open
    seal_public = models.TextField(blank=True)
    seal_locked = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"device {self.id}"

    @property
    def seal_key(self) -> dict[str, str]:
        """The public half, as the wire says it."""
        return {"key_id": self.seal_key_id, "public_key": self.seal_public}


class Op(models.Model):
    """An accepted operation: its digest and the receipt that is given again each time it is sent."""

    id = models.UUIDField(primary_key=True)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="ops")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="ops")
    kind = models.CharField(max_length=40)
    v = models.PositiveSmallIntegerField()
    subject = models.UUIDField()
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    sequence = models.BigIntegerField()  # number of the event in the journal
    receipt = models.JSONField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer", "received_at"], name="op_officer_received")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
