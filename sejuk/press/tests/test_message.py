"""A message keeps its own markup whatever somebody wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.press.message import LONGEST_LINK, link, message, plain
from sejuk.press.report import NOTHING, PARTS, Report, assemble, chief_of, counted, number

BOLD = 2 * (len(PARTS) + 1)  # the title and each part's name


def made(*texts):
    lines = [list(texts), *[[] for _ in PARTS[1:]]]
    return Report("Laporan", texts[0], "Polsek Kie", "Uji", assemble(lines), (), "2024-01-31")


@given(text=st.text(max_size=60))
def test_user_text_cannot_add_markup_or_lines(text):
    said = message(made(text, f"*{text}*"))
    assert said.count("*") == BOLD
    assert not set("_~`") & set(said)
    lines = said.split("\n")
    assert not any(line.startswith((">", "- ", "# ")) for line in lines)
    assert sum(line.startswith("*") and ". " in line for line in lines) == len(PARTS)


def test_the_eleven_parts_stand_in_their_order_and_the_empty_ones_say_so():
    said = message(made("STR/76/VIII/OPS.1.3./2024"))
    positions = [said.index(f"*{i}. {name}:*") for i, name in enumerate(PARTS, start=1)]
    assert positions == sorted(positions)
    assert said.count(NOTHING) == len(PARTS) - 1


def test_several_lines_are_numbered():
    assert "*1. Dasar:*\n   1) satu\n   2) dua baris" in message(made("satu", "dua\nbaris"))


@pytest.mark.parametrize(("unit", "kind", "chief"), [
    ("Polres TTS", "polres", "Kapolres TTS"), ("Polresta Kupang Kota", "polres", "Kapolresta Kupang Kota"),
    ("Polda NTT", "polda", "Kapolda NTT"), ("Mabes Polri", "mabes", "Kapolri"),
])  # fmt: skip
def test_a_unit_is_addressed_through_its_chief(unit, kind, chief):
    assert chief_of(unit, kind) == chief


def test_numbers_are_written_as_in_indonesia():
    assert number(1234567) == "1.234.567"


def test_a_link_opens_whatsapp_with_the_text_and_nobody_named_in_it():
    assert link("*a* & b") == "https://wa.me/?text=%2Aa%2A%20%26%20b"
    assert link("x" * LONGEST_LINK) == ""


def test_plain_text_keeps_its_letters():
    assert plain("Desa KI'E, RT 05") == "Desa KI'E, RT 05"


TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("sign", TURNING)
def test_nobody_can_turn_our_words_around(sign):
    assert plain(f"warga {sign}aman (belum ditinjau)") == "warga aman (belum ditinjau)"
    assert sign not in message(made(f"{sign}aman{sign}"))


def test_words_from_the_right_stay_readable_and_keep_to_themselves():
    assert plain("Pengajian \u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 (belum ditinjau)") == (
        "Pengajian \u2068\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645\u2069 (belum ditinjau)"
    )
    once = plain("\u05e9\u05dc\u05d5\u05dd, aman")
    assert plain(once) == once == "\u2068\u05e9\u05dc\u05d5\u05dd,\u2069 aman"


def test_a_count_cannot_be_read_as_part_of_a_name():
    assert counted([("Desa Pilli", 1), ("Desa Napi", 1200)]) == "Desa Pilli (1), Desa Napi (1.200)"
    assert counted([("dikembalikan, sedang diperbaiki", 1), ("diterima", 2)]) == "dikembalikan, sedang diperbaiki (1); diterima (2)"
