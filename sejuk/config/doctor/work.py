"""What should run by itself: worker, schedule, sealing, retention; whether the journal stands as signed, and calendars keep up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Max, Min
from django_tasks_db.models import DBTaskResult

from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity
from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding
from sejuk.journal import documents, log, signing, verify
from sejuk.journal.models import Event, Leaf, Reading, Run
from sejuk.lib import clock
from sejuk.org.access import PUBLIC
from sejuk.org.queries.left_out import left_out

WAITS, LATE = timedelta(minutes=15), timedelta(hours=2)
OVERDUE = timedelta(days=2)  # so long after its period something may still be there


def look() -> Iterator[Finding]:
    """Everything that runs by itself."""
    yield from _tasks()
    yield from _sealing()
    yield from _retention()
    yield from _calendars()


def _tasks() -> Iterator[Finding]:
    now = clock.now()
    waiting = DBTaskResult.objects.filter(status="READY", enqueued_at__lt=now - WAITS).count()
    late = Run.objects.filter(due_at__lt=now - LATE).count()
    if waiting or late:
        yield Finding(
            "worker_stuck", UNSAFE, f"{waiting} tugas menunggu lebih dari 15 menit, {late} jadwal terlewat.",
            "Angka papan tidak bertambah, jurnal tidak disegel, dan tidak ada yang dihapus pada waktunya.",
            "Jalankan `sejuk up` dan lihat lognya; ia menjalankan pekerja latar sendiri.",
        )  # fmt: skip
    failed = DBTaskResult.objects.filter(status="FAILED").count()
    if failed:
        yield Finding(
            "tasks_failed", WARNING, f"{failed} tugas latar gagal dalam dua minggu terakhir.",
            "Sesuatu yang seharusnya menyusul suatu kegiatan tidak terjadi.",
            "Cari baris \"error\" di log; laporkan dengan versinya bila berulang.",
        )  # fmt: skip


def _sealing() -> Iterator[Finding]:
    tail, last = verify.tail(), log.checkpoint()
    # An event may be older than its writing (a demo's month); what counts is how long nobody sealed.
    if last and tail.since and clock.now() - clock.parse(last["at"]) > LATE:
        yield Finding(
            "unsealed", UNSAFE, f"{tail.events} peristiwa belum disegel, penyegelan terakhir {last['at'][:16]}.",
            "Yang belum disegel dapat diubah tanpa ketahuan.", "Jalankan `sejuk up`; bila tetap begini, lihat lognya.",
        )  # fmt: skip
    if last:
        whole = (Leaf.objects.aggregate(top=Max("index"))["top"] or 0) + 1
        good = documents.check(last, documents.key_of(signing.public_key()["public_key"]))
        if not good.holds or whole < last["size"]:
            yield Finding(
                "journal_broken", UNSAFE, "Akar terakhir jurnal tidak cocok dengan kunci atau isinya.",
                "Jurnal diubah, kuncinya diganti, atau basis data dikembalikan tanpa kuncinya.",
                "Jalankan `sejuk verify`, simpan hasilnya, dan hubungi auditor.",
            )  # fmt: skip
    newest = Event.objects.aggregate(at=Max("at"))["at"]
    if newest and newest > clock.now() + timedelta(minutes=5):
        yield Finding(
            "clock_went_back", UNSAFE, f"Ada peristiwa dari masa depan ({newest:%Y-%m-%d %H:%M} UTC).",
            "Jam server mundur, atau pernah terlalu maju: waktu terima tidak dapat dipercaya.",
            "Perbaiki jam server (NTP) sebelum telepon mengirim lagi.",
        )  # fmt: skip


def _retention() -> Iterator[Finding]:
    now = clock.now()
    oldest = Reading.objects.aggregate(at=Min("at"))["at"]
    positions = Activity.objects.filter(lat_e5__isnull=False)
    kept = [
        name for name, still in (
            ("catatan pembacaan", oldest is not None and oldest < now - timedelta(days=settings.READS_DAYS) - OVERDUE),
            ("posisi", positions.filter(received_at__lt=now - timedelta(days=activity_rules.POSITION_DAYS) - OVERDUE).exists()),
            ("sesi peramban", Session.objects.filter(expire_date__lt=now - OVERDUE).exists()),
        ) if still
    ]  # fmt: skip
    if kept:
        yield Finding(
            "retention_late", UNSAFE, f"Masih tersimpan melewati waktunya: {', '.join(kept)}.",
            "Yang dijanjikan dihapus tidak dihapus.", "Pastikan `sejuk up` berjalan terus; pekerja latar menghapusnya setiap hari.",
        )  # fmt: skip


def _calendars() -> Iterator[Finding]:
    for calendar, areas in left_out(PUBLIC):
        yield Finding(
            "calendar_left_out", WARNING, f"Kalender {calendar.name} belum memuat {'; '.join(area.label for area in areas)}.",
            "Wilayah baru ini belum punya tahapan: di masa tenang telepon di sana tidak menahan kartu.",
            "Bila pemilihan itu juga berlangsung di sana, tambahkan kodenya ke CSV dan terbitkan lagi di /calendar/.",
        )  # fmt: skip
