"""The paper: a PDF that is the same for the same report, and text that is text."""

import hashlib
import unicodedata
from dataclasses import replace

import typst
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.press.letters import _SHOWN, UNPRINTABLE, _is_shown, printable
from sejuk.press.paper import fonts, pdf
from sejuk.press.report import PARTS, Picture, Report, assemble
from sejuk.testing import picture


def made(text):
    lines = [[text, "dua"], *[[text] for _ in PARTS[1:]]]
    return Report("Laporan harian", "Kapolres TTS", "Polsek Kie", text, assemble(lines), ("a", "b"), "2024-01-31")


def test_the_same_report_is_the_same_paper_and_is_tagged():
    paper = pdf(made("Sambang"))
    assert paper.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper
    assert pdf(made("Sambang")) == paper


def test_another_report_is_another_paper():
    assert pdf(made("Sambang")) != pdf(made("Patroli"))


def test_what_somebody_wrote_is_never_run():
    evil = '#read("/etc/passwd") #panic("x") $1/0$ *tebal* @acuan <label> \\ // /* ` {{ } ] ) "'
    assert pdf(made(evil)).startswith(b"%PDF-")


def test_every_sign_that_we_let_through_has_a_shape_in_the_fonts():
    every = (chr(code) for low, high in _SHOWN for code in range(low, high + 1))
    signs = [sign for sign in every if not unicodedata.combining(sign) and _is_shown(sign)]
    source = b'#set document(title: "x")\n#set text(font: "Libertinus Serif")\n#sys.inputs.signs'
    typst.compile(source, font_paths=fonts(), sys_inputs={"signs": " ".join(signs)}, pdf_standards=["a-2u"], timestamp=0)


def test_what_paper_cannot_show_is_left_out_and_direction_signs_too():
    assert printable("Ronda \U0001f46e\u200d\u2640\ufe0f aman \u202e(belum ditinjau)") == "Ronda \u2640 aman (belum ditinjau)"
    assert printable("\U0001f64f\U0001f64f") == UNPRINTABLE
    assert printable("\u0633\u0644\u0627\u0645 aman") == "\u2068\u0633\u0644\u0627\u0645\u2069 aman"


def test_a_very_long_word_goes_on_in_the_next_line():
    told = printable("a" * 300)
    assert max(map(len, told.split("\u200b"))) == 20
    assert told.replace("\u200b", "") == "a" * 300
    assert printable("Kepolisian Kabupaten") == "Kepolisian Kabupaten"
    assert pdf(made("w" * 3000)).startswith(b"%PDF-")


def test_photos_stand_on_paper_with_words_for_who_cannot_see_them_and_a_lost_one_is_left_out():
    name = default_storage.save("uji/kecil.jpg", ContentFile(picture()))
    bare = made("Sambang")
    shown = replace(bare, pictures=(Picture(name, "Suasana \u202ekegiatan"), Picture("uji/hilang.jpg", "")))
    paper = pdf(shown)
    assert paper.count(b"/Subtype /Image") + paper.count(b"/Subtype/Image") == 1
    assert b"/Alt" in paper
    assert pdf(shown) == paper
    assert pdf(replace(bare, pictures=(Picture("uji/hilang.jpg", ""),))) == pdf(bare)


def test_the_days_paper_is_signed_by_hand_and_says_what_it_was_made_from():
    bare = made("Sambang")
    assert pdf(replace(bare, signer="Kapolsek Kie", copy_to="Kasat Binmas Polres TTS")) != pdf(bare)
    assert replace(bare, records=("b", "a")).as_data()["records"] == bare.as_data()["records"]
    assert bare.as_data()["records"] == {"count": "2", "print": hashlib.sha256(b"a\nb").hexdigest()[:12]}
