"""From where this installation can be reached, and whether what travels there is protected."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from sejuk.config import alone
from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding

SHORTEST_KEY = 32


class Place(NamedTuple):
    """Whether others than this machine reach it, and whether by HTTPS."""

    reachable: bool
    https: bool


def place() -> Place:
    """By the names that it answers to, and the address at which it is being served now."""
    now = alone.served(settings.HOME)
    names = [*settings.ALLOWED_HOSTS, *([now.host] if now else [])]
    return Place(any(not local(name) for name in names), settings.HTTPS or bool(now and now.https))


def local(name: str) -> bool:
    """Whether only this machine answers to that name."""
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name in ("localhost", "testserver", "")


def look(here: Place) -> Iterator[Finding]:
    """Names, encryption, debug pages, keys."""
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(
            "hosts_any", UNSAFE, "SEJUK_HOSTS berisi *.",
            "Server menjawab nama apa pun, sehingga tautan di halamannya dapat diarahkan ke tempat lain.",
            "Tulis nama-nama server ini saja di SEJUK_HOSTS.",
        )  # fmt: skip
    if here.reachable and not here.https:
        yield Finding(
            "no_https", UNSAFE, "Dapat dijangkau dari mesin lain tanpa HTTPS.",
            "Kata sandi dan laporan lewat jaringan dapat dibaca orang; telepon tidak menyimpan apa pun.",
            "Pasang proxy dengan sertifikat dan SEJUK_HTTPS=true, atau jalankan `sejuk up --https`.",
        )  # fmt: skip
    if settings.DEBUG:
        yield Finding(
            "debug_on", UNSAFE if here.reachable else WARNING, "SEJUK_DEBUG menyala.",
            "Halaman kesalahan menunjukkan isi program dan data.", "Hapus SEJUK_DEBUG.",
        )  # fmt: skip
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield Finding(
            "secret_short", UNSAFE, f"SEJUK_SECRET_KEY lebih pendek dari {SHORTEST_KEY} huruf.",
            "Sesi orang lain dapat ditiru.", "Hapus SEJUK_SECRET_KEY; Sejuk membuat sendiri yang acak.",
        )  # fmt: skip
    if here.reachable and settings.SECOND_FACTOR == "optional":
        yield Finding(
            "code_optional", WARNING, "SEJUK_SECOND_FACTOR=optional.",
            "Kata sandi seorang pimpinan yang bocor cukup untuk membaca semua laporan satuannya.",
            "Tulis SEJUK_SECOND_FACTOR=leads, atau hapus setelan itu.",
        )  # fmt: skip
    if not (Path(settings.WHITENOISE_ROOT) / "field" / "index.html").exists():
        yield Finding(
            "field_missing", WARNING, "Aplikasi lapangan tidak ikut terpasang.", "/field/ tidak ada; petugas tidak dapat mencatat.",
            "Pasang wheel yang dibuat dengan `make wheel`, atau jalankan `make setup` dengan Node 20.",
        )  # fmt: skip
