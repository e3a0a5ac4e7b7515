"""A release on paper and its picture: for archives and screen readers, the same bytes for the same text, nothing that is run."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sejuk.press import logo
from sejuk.press.handout import LARGEST_SHARE
from sejuk.press.letters import printable
from sejuk.press.outlets import paper, picture
from sejuk.press.outlets.release import Release
from sejuk.press.tests.issued import EVIL, made, shown, text
from sejuk.press.tests.papers import logo_file
from sejuk.press.writing.issued import Shown

GOLDEN = """\
Polsek Kie
Polres TTS
SIARAN PERS
Polsek Kie sambangi warga Desa Oenai, bahas hoaks
Kie, Rabu, 31 Januari 2024
Bhabinkamtibmas Polsek Kie, Bripka Sari Lestari, menyambangi warga Desa Oenai pada Rabu (31/1/2024).
Warga diajak memeriksa kabar sebelum membagikannya.
Situasi aman dan kondusif.
Kontak media
Humas Polres TTS, 0388 21110
Periksa di
sejuk.example.id/r/ab3d5k/
sejuk.example.id/r/ab3d5k/
Halaman 1 dari 1"""
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(pdf: bytes, folder: Path) -> str:
    """What a reader of the paper reads, on one line."""
    (folder / "r.pdf").write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-raw", folder / "r.pdf", "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(said.split())


def test_the_paper_says_what_the_golden_text_says(tmp_path: Path) -> None:
    assert words(paper.pdf(made()), tmp_path) == " ".join(GOLDEN.split())


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_pdf_a_2a_and_pdf_ua_with_title_language_and_tags(language: str) -> None:
    found = made(language, photos=(shown(),))
    pdf = paper.pdf(found)
    told = pdf.decode("latin-1")
    assert re.search(r"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>A</pdfaid:conformance>", told)
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert re.search(r"/MarkInfo\s*<<\s*/Marked true", told)
    assert "/StructTreeRoot" in told
    assert re.search(rf"/Lang\s*\({language}\)", told)
    assert re.search(r"/DisplayDocTitle true", told)
    assert f"{found.headline}</rdf:li>" in told
    assert "/Alt" in told


def test_the_same_text_is_the_same_paper_and_another_is_another() -> None:
    assert paper.pdf(made()) == paper.pdf(made())
    assert paper.pdf(made()) != paper.pdf(made(text=text("Lain.")))


def test_photos_stand_with_their_captions_and_lost_ones_are_left_out(tmp_path: Path) -> None:
    pdf = paper.pdf(made(photos=(shown(), Shown("uji/hilang.jpg", "", "Tidak ada"), shown("", 480))))
    assert len(re.findall(rb"/Subtype\s*/Image", pdf)) == 2
    said = words(pdf, tmp_path)
    assert "Bripka Sari berdialog di balai desa" in said
    assert "Tidak ada" not in said


def signed() -> Release:
    mark = logo.logo(logo_file())
    logo.keep("letterheads/uji.png", mark)
    return made(logo="letterheads/uji.png")


def test_a_units_logo_stands_on_paper_and_picture() -> None:
    bare, with_logo = made(), signed()
    assert len(paper.pdf(with_logo)) > len(paper.pdf(bare))
    assert picture.png(with_logo) != picture.png(bare)
    lost = made(logo="letterheads/hilang.png")
    assert paper.pdf(lost) == paper.pdf(bare)


def test_what_somebody_wrote_is_set_and_never_run(tmp_path: Path) -> None:
    said = words(paper.pdf(made(text=text(EVIL, headline=EVIL), unit=EVIL, contact=EVIL)), tmp_path)
    assert '#read("/etc/passwd") $1/0$' in said
    assert "{{ 7*7 }}" in said


@SLOW
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_whatever_was_typed_makes_a_paper_and_a_picture(typed: str) -> None:
    found = made(text=text(typed, typed[::-1], headline=typed), unit=typed, above=typed, place=typed, contact=typed)
    assert paper.pdf(found).startswith(b"%PDF-1.7")
    assert paper.told(found)["headline"] == printable(found.headline)


def test_the_picture_is_1200_by_630_small_and_the_same_for_the_same() -> None:
    drawn = picture.png(made())
    assert Image.open(BytesIO(drawn)).size == (picture.WIDTH, picture.HEIGHT)
    assert len(drawn) <= LARGEST_SHARE
    assert picture.png(made()) == drawn


@pytest.mark.parametrize("headline", ["", "kata " * 200, "w" * 400, EVIL])
def test_a_headline_of_any_length_keeps_to_one_picture(headline: str) -> None:
    found = made(text=text(headline=headline))
    assert Image.open(BytesIO(picture.png(found))).size == (picture.WIDTH, picture.HEIGHT)
    assert picture.alt_text(found).startswith("Siaran pers Polsek Kie: ")


def test_a_release_of_many_paragraphs_takes_several_pages(tmp_path: Path) -> None:
    said = words(paper.pdf(made(text=text(*["Kalimat yang cukup panjang untuk satu baris. " * 6] * 30))), tmp_path)
    assert "Halaman 2 dari" in said


def test_a_withdrawn_release_says_no_more_on_paper_than_that(tmp_path: Path) -> None:
    found = made()
    gone = replace(found, headline="Siaran pers ini ditarik", paragraphs=("Alasan: keliru.",))
    assert "Oenai" not in words(paper.pdf(gone), tmp_path)
