"""Two invented releases that the Kasi Humas of the demo read into the record: one sound, one with what such texts get wrong."""

from __future__ import annotations

from datetime import date, time, timedelta

from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Role
from sejuk.press import keeping
from sejuk.press.actions import keep_release
from sejuk.press.keeping import Content, Spoken
from sejuk.press.writing.shape import Doer

SARI = Doer("Bripka", "Sari Lestari", "bhabinkamtibmas")
MARIA = Doer("Iptu", "Maria Tefa", "kapolsek")
NURHAYATI = Doer("Bripka", "Nurhayati Salim", "bhabinkamtibmas")
WARNED = (("headline_pasted", "Sebuah judul lain tertempel di tengah kalimat; periksa apakah kalimatnya masih utuh."),)


def _visit(day: date) -> Content:
    return Content(
        day=day, kinds=("visit", "dialogue"), themes=("hoax", "unity"), tz="WITA", start=time(9, 30), area_code="53.02.10.2003",
        village="Oenai", village_kind="desa", district="Ki'e", regency="Timor Tengah Selatan", rt="05", rw="02", polsek="Kie",
        polres="TTS", officers=(SARI, MARIA), title="Bhabinkamtibmas Oenai Ajak Warga Saring Kabar Sebelum Dibagikan",
        quotes=(Spoken(SARI, "Berhenti dulu, baca sampai habis, lalu tanyakan dari mana asalnya"),),
        publisher="Humas Polres TTS", address="https://rilis.example.id/oenai",
    )  # fmt: skip


def _meeting(day: date) -> Content:
    return Content(
        day=day, kinds=("outreach",), themes=("public_order",), tz="WITA", village="Soe", district="Kota Soe",
        polsek="Kota Soe", polres="TTS", officers=(NURHAYATI,), title="Tatap Muka di Pasar, Warga Diajak Jaga Lingkungan",
        publisher="Kabar Contoh", warnings=WARNED,
    )  # fmt: skip


def read_releases(resort: Unit, today: date) -> None:
    """Keep them as their readers did, some days after they came out."""
    humas = next(person for person in people.RESORT_PEOPLE if person.role == Role.PR_HEAD)
    for back, unit, content in (
        (6, Unit.objects.get(code=people.SECTORS[0].code), _visit(today - timedelta(days=8))),
        (2, resort, _meeting(today - timedelta(days=3))),
    ):
        with clock.travel(clock.now() - timedelta(days=back)):
            asker = asker_for(Officer.objects.get(service_number=humas.number))
            keep_release(asker=asker, unit=unit, digest=keeping.digest(content.title), content=content)
