"""Beside each view that shows other people's records: what is opened. Whose it was the view hands over; here it is noted.

Without a note there is no page: both are one answer. What a phone fetches is its own officer's and needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec

from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from sejuk.journal import readings
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.web.doors import Asked

P = ParamSpec("P")
View = Callable[Concatenate[Asked, P], HttpResponseBase]


class What(StrEnum):
    """The kinds of pages that show records or persons. Stored values."""

    ACTIVITY = "activity"
    ACTIVITY_PAPER = "activity_paper"
    PHOTO = "photo"
    LIST = "list"
    EXPORT = "export"
    DAY_REPORT = "day_report"
    DAY_PAPER = "day_paper"
    PERIOD_REPORT = "period_report"
    PERIOD_PAPER = "period_paper"
    KEPT_REPORT = "kept_report"
    KEPT_PAPER = "kept_paper"
    OFFICER = "officer"
    ACCOUNT = "account"
    ESCROW = "escrow"
    RELEASE = "release"
    RELEASES = "releases"
    RELEASES_FILE = "releases_file"
    TEXT = "text"


LABELS: dict[str, Any] = {
    What.ACTIVITY: _("Satu kegiatan"), What.ACTIVITY_PAPER: _("Satu kegiatan, sebagai PDF"), What.PHOTO: _("Foto"),
    What.LIST: _("Daftar kegiatan"), What.EXPORT: _("Daftar kegiatan, sebagai berkas"), What.DAY_REPORT: _("Laporan harian"),
    What.DAY_PAPER: _("Laporan harian, sebagai PDF"), What.PERIOD_REPORT: _("Laporan mingguan atau bulanan"),
    What.PERIOD_PAPER: _("Laporan mingguan atau bulanan, sebagai PDF"), What.KEPT_REPORT: _("Laporan harian yang disimpan"),
    What.KEPT_PAPER: _("Laporan harian yang disimpan, sebagai PDF"), What.OFFICER: _("Halaman petugas"),
    What.ACCOUNT: _("Akun dan telepon petugas"), What.ESCROW: _("Berkas titipan"),
    What.RELEASE: _("Satu rilis yang dibaca"), What.RELEASES: _("Daftar rilis yang dibaca"),
    What.RELEASES_FILE: _("Daftar rilis yang dibaca, sebagai berkas"),
    What.TEXT: _("Rilis yang sedang ditulis"),
}  # fmt: skip


class Opened(NamedTuple):
    """Whose records a page shows (officer's id → how many), and which one or of which unit."""

    whose: Mapping[int, int]
    subject: str
    unit_id: int | None


def reads(what: What) -> Callable[[View[P]], View[P]]:
    """A view that shows such things. It calls ``opened``; what it does not show (an own record, a refusal) is not noted."""

    def around(view: View[P]) -> View[P]:
        @wraps(view)
        def door(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            answer = view(request, *args, **kwargs)
            shown: Opened | None = getattr(request, "opened", None)
            if shown and request.asker.officer_id is not None:
                readings.note(reader_id=request.asker.officer_id, what=what, **shown._asdict())
            return answer

        door.reads = what  # type: ignore[attr-defined]
        return door

    return around


def opened(request: Asked, whose: Mapping[int, int], *, subject: object = "", unit_id: int | None = None) -> None:
    """Say whose records this answer shows. Without a unit it is the one through which the asker reads."""
    request.opened = Opened(whose, str(subject), unit_id or _reading_at(request.asker))  # type: ignore[attr-defined]


def _reading_at(asker: Asker) -> int | None:
    return next((grant.unit_id for grant in asker.grants if Can.READ in grant.can or Can.MANAGE in grant.can), None)
