"""A release as a Word document: our template or a unit's own, which is refused with a reason when it could do more than be filled."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.lib.problems import Problem
from sejuk.press.outlets.document import TEMPLATE, docx
from sejuk.press.outlets.release import clean
from sejuk.press.rules import LARGEST_TEMPLATE
from sejuk.press.tests.issued import EVIL, made, shown, text
from sejuk.press.tests.releases_word import KINDS, PLAIN, of_unit, taken, with_part
from tools import word_template

pytestmark = pytest.mark.slow  # together more than a second

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lines(content: bytes) -> list[str]:
    """What stands in the document, paragraph by paragraph."""
    return [each.text for each in Document(BytesIO(content)).paragraphs]


def test_our_template_is_what_its_maker_makes() -> None:
    assert TEMPLATE.read_bytes() == word_template.made()
    assert taken(TEMPLATE.read_bytes()) == TEMPLATE.read_bytes()


def test_it_says_all_in_order_and_is_the_same_for_the_same() -> None:
    found = made(photos=(shown(), shown("")))
    content = docx(found)
    assert [line for line in lines(content) if line] == [
        " Polsek Kie\tSIARAN PERS".strip(), "Polres TTS", "Polsek Kie sambangi warga Desa Oenai, bahas hoaks",
        "Kie, Rabu, 31 Januari 2024", *found.paragraphs, "Bripka Sari berdialog di balai desa",
        "Kontak media: Humas Polres TTS, 0388 21110", found.link,
    ]  # fmt: skip
    assert docx(found) == content
    with ZipFile(BytesIO(content)) as parts:
        said = parts.read("word/document.xml").decode()
        assert re.findall(r'descr="([^"]+)"', said) == ["Bripka Sari berdialog di balai desa", "Foto kegiatan"]
        assert b"Polsek Kie" in parts.read("word/footer1.xml")
    about = Document(BytesIO(content)).core_properties
    assert (about.title, about.author, about.language) == (found.headline, "Polsek Kie", "id")


def test_a_units_own_template_is_filled() -> None:
    content = docx(made("en"), taken(of_unit(*PLAIN, "{% if atasan %}{{ atasan }}{% endif %}")))
    assert lines(content)[:2] == ["KOP SATUAN KAMI", "Police of Kie talk with residents about hoaxes"]
    assert lines(content)[-1] == "Polres TTS"


@SLOW
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_whatever_was_typed_stands_there_letter_by_letter(typed: str) -> None:
    for words in (typed, f"{{{{ {typed} }}}}", f"{{_{{ {typed}", EVIL):
        found = made(text=text(words, headline=words or "Judul"), contact=words)
        said = lines(docx(found))
        for wanted in (*found.paragraphs, found.headline):
            assert any(wanted.replace("\u00a0", " ") in line.replace("\u00a0", " ") for line in said), wanted
        assert clean(words) == "".join(found.paragraphs)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ rahasia }}", "template_field_unknown"),
        ("{{ judul.__class__ }}", "template_field_unknown"),
        ("{{ logo.tpl.save('/tmp/x') }}", "template_does_more"),
        ("{{ foto.tpl }}", "template_field_unknown"),
        ("{{ 7 * 7 }}", "template_does_more"),
        ("{{ judul | upper }}", "template_does_more"),
        ("{{ cycler.__init__.__globals__ }}", "template_field_unknown"),
        ("{% for a in range(9) %}{% endfor %}", "template_does_more"),
        ("{% for a in paragraf %}{% for b in paragraf %}{{ b }}{% endfor %}{% endfor %}", "template_does_more"),
        ("{% include 'x' %}", "template_does_more"),
        ("{% set x = judul %}", "template_does_more"),
        ("{% import 'os' as os %}", "template_does_more"),
        ("{% for p in paragraf %}", "template_broken"),
        ("{% endfor %}", "template_broken"),
        ("{{ judul", "template_broken"),
        ("{{ judul }}" * 400, "template_does_more"),
    ],
)
def test_a_template_that_asks_for_more_is_refused_with_a_reason(line: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        taken(of_unit(*PLAIN, line))
    document, out = Document(BytesIO(of_unit(*PLAIN))), BytesIO()
    document.sections[0].header.paragraphs[0].text = line
    document.save(out)
    with pytest.raises(Problem, match=code):
        taken(out.getvalue())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template_unreadable"), (b"bukan Word", "template_unreadable"), (b"PK\x03\x04rusak", "template_unreadable"),
        (b"\0" * (LARGEST_TEMPLATE + 1), "template_too_large"),
        (of_unit("{{ judul }}"), "template_lacks_field"), (of_unit("kosong"), "template_lacks_field"),
        (of_unit("{%p for p in paragraf %}", "{{ p }}", "{%p endfor %}"), "template_lacks_field"),
        (with_part(of_unit(*PLAIN), "word/media/besar.bin", b"\0" * 30_000_000), "template_too_large"),
        (with_part(of_unit(*PLAIN), "word/besar.xml", b"<a>" + b" " * 3_000_000 + b"</a>"), "template_too_large"),
        (with_part(of_unit(*PLAIN), "word/entitas.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "template_unreadable"),
        (with_part(of_unit(*PLAIN), "[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml",
            replaces=b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "template_carries_more"),
    ],
    ids=["nothing", "words", "torn", "large", "no paragraphs", "no field", "no headline", "bomb", "long XML", "entity", "macros"],
)  # fmt: skip
def test_what_is_no_plain_template_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Problem, match=code):
        taken(content)


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("image", "https://example.id/pelacak.png", ' TargetMode="External"'),
        ("attachedTemplate", "https://example.id/x.dotm", ' TargetMode="External"'),
        ("oleObject", "embeddings/x.bin", ""), ("vbaProject", "vbaProject.bin", ""), ("aFChunk", "x.html", ""),
    ],
)  # fmt: skip
def test_what_would_be_fetched_or_carried_along_is_refused(kind: str, target: str, mode: str) -> None:
    more = f'<Relationship Id="rId99" Type="{KINDS}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    content = with_part(of_unit(*PLAIN), "word/_rels/document.xml.rels", more, replaces=b"</Relationships>")
    with pytest.raises(Problem, match="template_carries_more"):
        taken(content)


def test_a_field_of_word_that_fetches_something_is_refused_and_a_link_is_not() -> None:
    for asked, refused in (("DDEAUTO c:\\\\x", True), ("INCLUDEPICTURE https://example.id/x.png", True), ("PAGE", False)):
        field = f'<w:p><w:fldSimple w:instr=" {asked} "/></w:p><w:sectPr'.encode()
        content = with_part(of_unit(*PLAIN), "word/document.xml", field, replaces=b"<w:sectPr")
        if refused:
            with pytest.raises(Problem, match="template_carries_more"):
                taken(content)
        else:
            assert taken(content)
