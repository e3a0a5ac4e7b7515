"""What a Word template may not carry into every release: found where Word would read it, or left behind."""

from __future__ import annotations

import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image

from sejuk.lib.problems import Problem
from sejuk.press.tests.releases_word import KINDS, PLAIN, of_unit, taken, with_part

pytestmark = pytest.mark.slow  # together more than a second

OUTSIDE = ' TargetMode="External"'


def related(kind: str, target: str, mode: str = "", base: str = KINDS, *, to: bytes = b"") -> bytes:
    """A template that leads to something more."""
    more = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    return with_part(to or of_unit(*PLAIN), "word/_rels/document.xml.rels", more, replaces=b"</Relationships>")


def within(xml: str, to: bytes = b"") -> bytes:
    """A template with this before its end."""
    return with_part(to or of_unit(*PLAIN), "word/document.xml", xml.encode() + b"<w:sectPr", replaces=b"<w:sectPr")


def field(*codes: str) -> bytes:
    """A template with Word's own fields, as Word writes them."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return within("<w:p>" + "".join(f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}" for code in codes) + "</w:p>")


def header_called(name: str, inside: str) -> bytes:
    """A template whose header lies under a name of its author's."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    content = with_part(related("header", name), f"word/{name}", f"<w:hdr {space}><w:p>{inside}</w:p></w:hdr>".encode())
    more = f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>'.encode()
    return with_part(content, "[Content_Types].xml", more, replaces=b"</Types>")


FETCH = 'INCLUDEPICTURE "https://example.id/pelacak.png"'
NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BLIP = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{KINDS}" r:link="rId99"/></w:drawing></w:r></w:p>'
)


@pytest.mark.parametrize(
    "content",
    [
        header_called("kop.dat", f'<w:fldSimple w:instr="{FETCH.replace(chr(34), "")}"/>'),
        header_called("kop.XML", '<w:fldSimple w:instr="DDEAUTO x"/>'),
        field("PAGE", FETCH), field("INCLUDE", "PICTURE"), within(NESTED), field('HYPERLINK "file://example.id/x"'),
        field("QUOTE 68 68 69"), within(f"<w:p><w:r><w:instrText>{FETCH}</w:instrText></w:r></w:p>"),
        related("hyperlink", "file://example.id/berkas", OUTSIDE), related("hyperlink", "javascript:alert(1)", OUTSIDE),
        within(BLIP, related("hyperlink", "https://example.id/pelacak.png", OUTSIDE)),
        within('<w:p><w:r><w:pict><v:fill xmlns:v="urn:schemas-microsoft-com:vml" src="https://example.id/x.png"/></w:pict></w:r></w:p>'),
    ],
    ids=["header", "loud header", "two fields", "halves", "nested", "folder field", "quote", "stray", "folder", "script", "picture", "fill"],
)  # fmt: skip
def test_nothing_is_fetched_however_it_is_written(content: bytes) -> None:
    with pytest.raises(Problem, match="template_carries_more"):
        taken(content)


def test_what_a_letterhead_needs_stays() -> None:
    for content in (
        field("PAGE", ' NUMPAGES \\* MERGEFORMAT ', ' DATE \\@ "d MMMM yyyy" ', 'HYPERLINK "https://polri.go.id/"'),
        related("hyperlink", "https://polri.go.id/", OUTSIDE), related("hyperlink", "mailto:humas@polri.go.id", OUTSIDE),
    ):  # fmt: skip
        kept = taken(content)
        assert taken(kept) == kept  # downloaded and uploaded again it is the same


@pytest.mark.parametrize("marks", ["&#123;&#123;" * 20_000, "&#123;&#123;" * 250 + "a " * 450_000])
def test_marks_are_counted_as_they_are_read_so_that_none_holds_up_the_server(marks: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Problem, match="template_does_more"):
        taken(within(f"<w:p><w:r><w:t>{marks}</w:t></w:r></w:p>"))
    assert time.monotonic() - begun < 4


def test_changes_that_nobody_accepted_are_refused() -> None:
    with pytest.raises(Problem, match="template_unfinished"):
        taken(within('<w:p><w:del w:id="6" w:author="Budi"><w:r><w:delText>rahasia</w:delText></w:r></w:del></w:p>'))


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP"])
def test_a_picture_that_is_no_png_or_jpeg_is_refused(form: str) -> None:
    with pytest.raises(Problem, match="template_picture"):
        taken(illustrated(form, (20, 20)))


def test_pictures_that_are_too_large_together_are_not_decoded() -> None:
    with pytest.raises(Problem, match="template_too_large"):
        taken(illustrated("PNG", (5_000, 4_000)))


def illustrated(form: str, size: tuple[int, int]) -> bytes:
    """A template with a picture that says where it comes from, of a document that says who made it."""
    out, drawn, about = BytesIO(), BytesIO(), Image.Exif()
    about[0x010E] = "RAHASIA kamera"
    Image.new("RGB", size).save(drawn, form, **({"exif": about, "comment": b"RAHASIA"} if form == "JPEG" else {}))
    document = Document()
    document.add_picture(BytesIO(drawn.getvalue() + (b"RAHASIA di belakang" if form == "JPEG" else b"")), width=Mm(20))
    for each in PLAIN:
        document.add_paragraph(each)
    document.core_properties.author = document.core_properties.category = "RAHASIA"
    document.add_comment(document.paragraphs[-1].runs, "RAHASIA", author="RAHASIA")
    document.save(out)
    return out.getvalue()


def test_who_made_it_and_what_a_camera_noted_stay_behind() -> None:
    content = with_part(
        illustrated("JPEG", (20, 20)), "docProps/app.xml", b"<Company>RAHASIA</Company>", replaces=b"<Company></Company>"
    )
    content = with_part(content, "../../rahasia.txt", b"RAHASIA")
    assert b"RAHASIA" in opened(content)
    assert b"rahasia" not in opened(taken(content)).lower()


def opened(content: bytes) -> bytes:
    """All parts and their names, one behind the other."""
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(each.encode() + parts.read(each) for each in parts.namelist())
