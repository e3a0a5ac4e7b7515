"""The one counter that numbers whatever changes for the phones that carry it."""

from __future__ import annotations

from django.db import models


class LastChange(models.Model):
    """A single row: the number given last, to messages and all else that a phone carries from this room."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
