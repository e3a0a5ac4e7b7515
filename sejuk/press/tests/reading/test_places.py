"""Where the activity was."""

from __future__ import annotations

import pytest

from sejuk.press.reading.area_codes import Placed
from sejuk.press.reading.officers import officers
from sejuk.press.reading.places import RULES, place
from sejuk.press.reading.units import units
from sejuk.press.tests.reading.releases import VISIT, article


def found(text: str) -> Placed:
    given = article(text)
    named = officers(given)
    return place(given, named, units(given, named))


def facts(text: str) -> dict[str, str]:
    return {field: each.value for field, each in found(text).facts.items()}


def test_a_whole_release():
    assert facts(VISIT) == {
        "village": "Bagan Besar", "village_kind": "kelurahan", "district": "Bukit Kapur", "regency": "Dumai", "province": "Riau",
        "street": "Jalan Melati", "rt": "04", "rw": "02", "area_code": "14.72.03.1004",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Desa Oenai, Kecamatan Kie, Kab. TTS", ("Oenai", "desa", "Kie", "TTS")),
        ("di Ds. Oenai Kec. Kie Kabupaten Timor Tengah Selatan", ("Oenai", "desa", "Kie", "Timor Tengah Selatan")),
        ("di Pekon Tanjung Jati Kec. Lemong Kabupaten Pesisir Barat", ("Tanjung Jati", "other", "Lemong", "Pesisir Barat")),
        ("di Gampong Pango Raya Kecamatan Ulee Kareng, Kota Banda Aceh", ("Pango Raya", "other", "Ulee Kareng", "Banda Aceh")),
        ("di Kampung Yoboi, Distrik Sentani, Kabupaten Jayapura", ("Yoboi", "other", "Sentani", "Jayapura")),
        ("di Kelurahan Lagoa, Koja, Jakarta Utara", ("Lagoa", "kelurahan", "Koja", "Jakarta Utara")),
        ("di Desa Dauh Puri Kelod, Denpasar Barat", ("Dauh Puri Kelod", "desa", "Denpasar Barat", None)),
        ("di Desa Oenai Kie Kabupaten TTS", ("Oenai", "desa", "Kie", "TTS")),
        ("di kantor lurah Minas Jaya Kecamatan Minas", ("Minas Jaya", "kelurahan", "Minas", None)),
        ("di Banda Aceh, khususnya Kecamatan Banda Raya", (None, None, "Banda Raya", "Banda Aceh")),
        ("di Kecamatan Johar Baru Jakarta pusat", (None, None, "Johar Baru", "Jakarta pusat")),
        ("di studio, Jalan Melati Indah Jakarta Selatan", (None, None, None, "Jakarta Selatan")),
        ("di lapangan, Denpasar, Bali", (None, None, None, "Denpasar")),
        ("di Kampung Sawit Permai, Kecamatan Dayun, dan SDN 15 Desa Sawit Permai", ("Sawit Permai", "other", "Dayun", None)),
        ("di rusun, Jakarta Utara", (None, None, None, "Jakarta Utara")),
        ("di Jalan Melati Indah Kebomas, Kabupaten Gresik", (None, None, "Kebomas", "Gresik")),
        ("di Pendopo RT 01 Bangunjiwo Kasihan Bantul, Kabupaten Bantul", ("Bangunjiwo", None, "Kasihan", "Bantul")),
        ("di Distrik Wari/Taiyeve II, Kabupaten Tolikara", (None, None, "Wari/Taiyeve II", "Tolikara")),
        ("di Kecamatan 2 X 11 Kayu Tanam, Kabupaten Padang Pariaman", (None, None, "2 X 11 Kayu Tanam", "Padang Pariaman")),
        ("di Desa Perk. Perlabian Kecamatan Kampung Rakyat", ("Perk. Perlabian", "desa", "Kampung Rakyat", None)),
        ("di Desa Kota Garo, Kecamatan Tapung Hilir", ("Kota Garo", "desa", "Tapung Hilir", None)),
        ("di pekon tanjung jati, Kecamatan Lemong", ("Tanjung Jati", "other", "Lemong", None)),
    ],
)  # fmt: skip
def test_addresses(text, expected):
    said = facts(f"Petugas menyambangi warga {text}, Kamis.")
    assert tuple(said.get(field) for field in ("village", "village_kind", "district", "regency")) == expected


def test_several_villages_are_none():
    assert "village" not in facts("Petugas menyambangi Desa Oenai dan Desa Fallas di Kecamatan Kie.")
    assert "village" not in facts("Petugas menyambangi warga di Gampong Mibo, Lhong Cut, Peunyeurat dan Geuceu Komplek.")


def test_the_place_of_the_activity_goes_before_the_post():
    text = (
        "Bhabinkamtibmas Kelurahan Bagan Besar Timur Aipda Rudi menyambangi warga di Kelurahan Bagan Besar Kecamatan Bukit Kapur."
    )
    assert facts(text)["village"] == "Bagan Besar"
    assert facts(text)["area_code"] == "14.72.03.1004"


def test_the_constables_own_village_if_no_other_is_named():
    given = found("Bhabinkamtibmas Desa Oenai Aipda Rudi menyambangi warga, Kamis.")
    assert (given.facts["village"].value, given.facts["village"].rule) == ("Oenai", "village_own")


def test_the_constables_village_is_told_if_the_activity_was_elsewhere():
    text = (
        "Bhabinkamtibmas Kelurahan Bagan Besar Timur Aipda Rudi menyambangi warga di Kelurahan Bagan Besar Kecamatan Bukit Kapur."
    )
    other = found(text).post_differs
    assert other is not None
    assert other.value == "Bagan Besar Timur"
    assert found(VISIT).post_differs is None


def test_several_districts_are_none():
    assert "district" not in facts("Patroli di Kecamatan Kie, Boking dan Amanatun Selatan, Kamis.")
    assert "district" not in facts("Patroli di Kecamatan Kie dan Kecamatan Boking, Kamis.")


def test_a_village_that_is_not_in_the_district_named():
    given = found("Petugas menyambangi warga di Desa Cakung Kec. Carenang, Kab. Serang, Minggu.")
    assert given.district_mismatch is not None
    assert given.district_mismatch.value == "Cakung"
    assert given.official_districts == ("Binuang",)
    assert given.alternatives == ("36.04.18.2002",)
    assert "area_code" not in given.facts


def test_a_name_that_many_villages_bear_has_no_code():
    given = found("Petugas menyambangi warga di Desa Wonodadi, Kamis.")
    assert "area_code" not in given.facts
    assert len(given.alternatives) > 1
    assert given.district_mismatch is None


def test_where_somebody_was_born_is_not_the_place():
    assert "regency" not in facts("Petugas mengenang rekannya yang lahir di Kabupaten Bantul.")


def test_a_regency_is_not_made_of_a_resort():
    assert "regency" not in facts("Polres Pati menyambangi warga di Desa Melati Indah, Kamis.")


def test_the_dateline_is_a_regency_unless_the_paper_is_made_there():
    assert facts("Pati – Petugas menyambangi warga.")["regency"] == "Pati"
    assert facts("KABARCONTOH.CO.ID, SALATIGA – Petugas menyambangi warga.")["regency"] == "Salatiga"
    assert facts("TANJUNGBALAI-Kabarcontoh: Petugas menyambangi warga.")["regency"] == "Tanjungbalai"
    assert facts("SIDOARJO, kabarcontoh.com - Petugas menyambangi warga.")["regency"] == "Sidoarjo"
    assert "regency" not in facts("PEKANBARU, KABAR - Petugas menyambangi warga di Kelurahan Minas Jaya, Kecamatan Minas.")
    assert "regency" not in facts("Meulaboh – Petugas menyambangi warga.")


def test_the_province_is_stated_or_that_of_the_polda():
    assert facts("Petugas Polda NTB menyambangi warga.")["province"] == "Nusa Tenggara Barat"
    assert facts("Warga Kabupaten Serang - Banten menyambut petugas.")["province"] == "Banten"
    assert facts("Warga Provinsi Aceh menyambut petugas.")["province"] == "Aceh"
    assert facts("Polresta Samarinda, Kalimantan Timur menggelar patroli.")["province"] == "Kalimantan Timur"
    assert facts("Bali – Petugas menyambangi warga.")["province"] == "Bali"
    assert facts("Warga Kota Jakarta Timur menyambut petugas.")["province"] == "DKI Jakarta"
    assert "province" not in facts("Polda Papua membantu warga Kabupaten Boven Digoel.")
    assert "province" not in facts("Warga Kabupaten Serang menyambut petugas.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Jalan Melati RT 20", ("Jalan Melati", "20", None)), ("di Jl. Soekarno - Hatta RT. 005/RW 02", ("Jalan Soekarno - Hatta", "005", "02")),
        ("di RT/RW 003/004", (None, "003", "004")), ("di Pos RW 010", (None, None, "010")), ("di RT 02/05", (None, "02", "05")),
        ("di jalan raya dan gang", (None, None, None)), ("di Jalan Kenanga 5, RT 24", ("Jalan Kenanga 5", "24", None)),
        ("di RT 01 dan RT 02", (None, None, None)), ("di Jalan Melati dan Jalan Mawar", (None, None, None)), ("Polisi RW hadir", (None, None, None)),
        ("di Gang Mawar RT 3", ("Gang Mawar", "3", None)), ("di RW 04 bersama Ketua RT 05", (None, None, "04")), ("di RT 000", (None, None, None)),
        ("di Jalan Jenderal Sudirman", ("Jalan Jenderal Sudirman", None, None)), ("di RW.\n3. Hadir", (None, None, None)),
        ("di Jalan Raya Melati, desa", ("Jalan Raya Melati", None, None)),
    ],
)  # fmt: skip
def test_street_and_neighbourhood(text, expected):
    said = facts(f"Petugas menyambangi warga {text}.")
    assert tuple(said.get(field) for field in ("street", "rt", "rw")) == expected


def test_spans_hold_what_was_found():
    for field, each in found(VISIT).facts.items():
        written = VISIT[each.start : each.end]
        assert written in {each.value, "Riau", "Bagan Besar"}, field


def test_each_rule_is_explained():
    assert all(text.endswith(".") for text in RULES.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Desa Sepande Sidoarjo, Polresta Sidoarjo", ("Sepande", None, None)),
        ("di Desa Giri Kecamatan Kebomas, dan di balai Kecamatan Manyar", (None, None, None)),
        ("sebagai Bhabinkamtibmas Desa Kureksari dan Desa Ngingas yang", (None, None, None)),
        ("di batas Kampung Yoboi dan Kampung Ifale", (None, None, None)),
        ("bersama Kepala Distrik Sentani dan Waibu", (None, None, None)),
        ("di RT 001Kelurahan Lagoa", ("Lagoa", None, None)),
        ("di Jalan Gunung Batukaru, Denpasar Barat (Denbar), bersama Polresta Denpasar", (None, "Denpasar Barat", None)),
        ("di kantor KPU Sumenep bersama Polres Sumenep", (None, None, "Sumenep")),
        ("di kantor KPU Sumenep", (None, None, None)),
        ("di Kabupaten KepTan bersama Kepolisian Resor Kepulauan Tanimbar", (None, None, "KepTan")),
    ],
)
def test_what_is_near_a_name_decides(text, expected):
    said = facts(f"Petugas menyambangi warga {text} hadir.")
    assert tuple(said.get(field) for field in ("village", "district", "regency")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRESIK Kabarkita.com, —\nPolres Gresik menyambangi warga.", ("Gresik", None)),
        ("date 2026-02-28 Bandar Lampung (kabarkita.co) — Polresta Bandar Lampung berpatroli.", ("Bandar Lampung", None)),
        ("Polisi mengawal logistik di Kabupaten MBD. Kotak suara tiba di Kabupaten MBD, Maluku.", ("MBD", "Maluku")),
        ("Anggota Polres Maluku Barat Daya (MBD), Maluku, menyambangi warga.", (None, "Maluku")),
    ],
)
def test_regency_and_province_in_datelines_and_behind_brackets(text, expected):
    said = facts(text)
    assert (said.get("regency"), said.get("province")) == expected
