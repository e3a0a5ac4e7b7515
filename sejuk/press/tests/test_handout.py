"""Leaflet, poster and share image: one page, small enough, the same for the same message, and text that is text."""

from __future__ import annotations

import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from sejuk.briefing.actions.library import _shipped
from sejuk.briefing.vocabulary import LANGUAGES, THEMES
from sejuk.press.handout import LARGEST_SHARE, pdf, preview, share_image
from sejuk.press.logo import logo
from sejuk.press.rules import Form
from sejuk.press.tests.papers import EVIL, SITE, handout, logo_file

A5, A4 = (148, 210), (210, 297)


def unpacked(paper: bytes) -> bytes:
    """A PDF with its streams unpacked, to look for what is in it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL)
    found = [paper]
    for stream in streams:
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(found)


@pytest.mark.parametrize(("form", "size"), [(Form.LEAFLET, A5), (Form.POSTER, A4)])
def test_a_paper_is_one_tagged_page_of_its_size_and_always_the_same(form: Form, size: tuple[int, int]) -> None:
    paper = pdf(handout(), form)
    whole = unpacked(paper)
    assert b"/StructTreeRoot" in paper
    assert b"pdfuaid" in whole
    box = re.search(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", whole)
    assert box
    assert tuple(round(float(side) / 72 * 25.4) for side in box.groups()) == size
    assert len(re.findall(rb"/Type ?/Page\b(?!s)", whole)) == 1
    assert pdf(handout(), form) == paper
    assert pdf(handout(title="Lain"), form) != paper
    assert f"{SITE}/k/ab3d5k".encode() in whole  # who reads it on a screen taps the address


@pytest.mark.parametrize("field", ["title", "text", "theme", "source", "unit", "above", "line", "village", "officer", "role"])
def test_what_somebody_wrote_is_set_as_it_stands(field: str) -> None:
    for form in (Form.LEAFLET, Form.POSTER):
        assert pdf(handout(**{field: EVIL}), form).startswith(b"%PDF-")
    assert len(share_image(handout(**{field: EVIL}))) <= LARGEST_SHARE


def test_many_readers_at_once_each_get_theirs() -> None:
    wanted = [handout(village=f"Desa {i}") for i in range(12)]
    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda one: pdf(one, Form.LEAFLET), wanted))
    assert made == [pdf(one, Form.LEAFLET) for one in wanted]


def test_nothing_but_message_and_link_need_be_there() -> None:
    bare = handout(**dict.fromkeys(("unit", "above", "phone", "line", "village", "officer", "role"), ""), valid_until=None)
    assert pdf(bare, Form.LEAFLET) != pdf(handout(), Form.LEAFLET)


@pytest.mark.parametrize("text", ["W" * 600, "kata " * 120, "a\n" * 300, "\u0633\u0644\u0627\u0645 " * 60, "\U0001f64f" * 40])
def test_the_longest_texts_still_stand_on_one_page(text: str) -> None:
    for form in (Form.LEAFLET, Form.POSTER):
        paper = pdf(handout(title=text[:80], text=text, source="s" * 300, line="l" * 120), form)
        assert len(re.findall(rb"/Type ?/Page\b(?!s)", unpacked(paper))) == 1


def test_a_share_image_has_its_size_and_the_colours_of_the_house() -> None:
    picture = Image.open(BytesIO(share_image(handout())))
    assert (picture.format, picture.size) == ("PNG", (900, 1125))
    assert picture.convert("RGB").getpixel((5, 5)) == pytest.approx((247, 245, 241), abs=3)


def test_a_preview_is_as_wide_for_both_papers() -> None:
    widths = {Image.open(BytesIO(preview(handout(), form))).width for form in (Form.LEAFLET, Form.POSTER)}
    assert max(widths) - min(widths) <= 5


def test_a_logo_stands_on_paper_with_words_for_who_cannot_see_it() -> None:
    mark = logo(logo_file())
    assert pdf(handout(logo=mark), Form.LEAFLET) != pdf(handout(), Form.LEAFLET)
    assert len(share_image(handout(logo=mark))) <= LARGEST_SHARE


@pytest.mark.slow
def test_every_starter_message_is_small_enough_to_be_shared_in_each_of_its_languages() -> None:
    shipped = _shipped()
    sizes = {
        (said["code"], language): len(
            share_image(
                handout(
                    title=said[language]["title"], text=said[language]["text"], language=language,
                    theme=THEMES[said["theme"]].id, source=said["source"],
                )
            )
        )
        for said in shipped for language in LANGUAGES if language in said
    }  # fmt: skip
    assert len(sizes) >= 2 * len(shipped) >= 80
    assert {which: size for which, size in sizes.items() if size > LARGEST_SHARE} == {}
