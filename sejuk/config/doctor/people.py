"""Accounts and phones: known passwords, borrowed ones, who has no second factor, who cannot be heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password
from django.db.models import Q
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import __version__
from sejuk.config.demo.load import PASSWORD
from sejuk.config.demo.people import SIGN_INS
from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding
from sejuk.config.doctor.serving import Place
from sejuk.insight.rules import FIELD_ROLES
from sejuk.lib import clock
from sejuk.org.models import Officer, Posting, during
from sejuk.org.rules import Role
from sejuk.sync.models import Device

QUIET = timedelta(days=14)
SEEN = timedelta(days=30)


def look(here: Place) -> Iterator[Finding]:
    """Everything about people."""
    yield from _passwords(here)
    yield from _second_factor(here)
    yield from _phones()


def _serving() -> list[int]:
    """The officers whose posting holds today."""
    return list(Posting.objects.filter(during(clock.today()), officer__is_active=True).values_list("officer_id", flat=True))


def _passwords(here: Place) -> Iterator[Finding]:
    shown = Officer.objects.filter(service_number__in=[number for number, _, _ in SIGN_INS], is_active=True)
    if any(check_password(PASSWORD, officer.password) for officer in shown):
        yield Finding(
            "demo_accounts", UNSAFE if here.reachable else WARNING, "Akun demo masih aktif dengan kata sandi yang diketahui umum.",
            "Siapa pun yang menjangkau server ini dapat masuk, juga sebagai operator.",
            "Pakai folder data lain (SEJUK_HOME) untuk pekerjaan sungguhan, atau nonaktifkan semua akun demo.",
        )  # fmt: skip
    serving = Officer.objects.filter(pk__in=_serving())
    without = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if borrowed := serving.exclude(without).filter(must_change_password=True).count():
        yield Finding(
            "passwords_borrowed", WARNING, f"{borrowed} petugas masih memakai kata sandi buatan orang lain.",
            "Yang membuatnya dapat masuk atas nama mereka.", "Minta mereka masuk sekali di /sign-in/ dan memilih sendiri.",
        )  # fmt: skip
    if missing := serving.filter(without).count():
        yield Finding(
            "passwords_missing", WARNING, f"{missing} petugas yang bertugas belum punya kata sandi.",
            "Mereka tidak dapat masuk dan tidak dapat mencatat.", "Buka halaman petugasnya, Buat kata sandi baru.",
        )  # fmt: skip


def _second_factor(here: Place) -> Iterator[Finding]:
    operators = set(Posting.objects.filter(during(clock.today()), role=Role.OPERATOR).values_list("officer_id", flat=True))
    with_code = set(TOTPDevice.objects.filter(confirmed=True, user__in=operators).values_list("user_id", flat=True))
    if without := operators - with_code:
        yield Finding(
            "operators_without_code", UNSAFE if here.reachable else WARNING, f"{len(without)} operator tanpa kode 6 angka.",
            "Seorang operator dapat mengganti kata sandi siapa pun di bawahnya.", "Pasang kode di Akun (/account/code/).",
        )  # fmt: skip


def _phones() -> Iterator[Finding]:
    now = clock.now()
    field = Posting.objects.filter(during((now - QUIET).date()), during(clock.today()), officer__is_active=True)
    alive = Device.objects.filter(revoked_at__isnull=True)
    silent = field.filter(role__in=FIELD_ROLES).exclude(officer__in=alive.values("officer")).values("officer").distinct().count()
    if silent:
        yield Finding(
            "without_phone", WARNING, f"{silent} petugas lapangan bertugas lebih dari dua minggu tanpa telepon yang terdaftar.",
            "Kegiatan mereka tidak tercatat.", "Bantu mereka masuk sekali di /field/ saat ada sinyal.",
        )  # fmt: skip
    old = alive.filter(last_seen_at__gt=now - SEEN).exclude(app_version=__version__).exclude(app_version="").count()
    if old:
        yield Finding(
            "old_apps", WARNING, f"{old} telepon memakai versi aplikasi yang lain dari server ini ({__version__}).",
            "Perbaikan keamanan belum sampai di sana.", "Buka aplikasinya saat ada sinyal dan setujui pembaruan.",
        )  # fmt: skip
