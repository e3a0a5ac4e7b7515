"""Makes our own Word template of a release, sejuk/press/outlets/release.docx: a plain letterhead that units replace in Word.

``python -m tools.word_template`` writes it; a test compares it with what this file says.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sejuk.press.outlets.stripped import stripped

TEMPLATE = Path(__file__).parent.parent / "sejuk/press/outlets/release.docx"
DEEP, ACCENT, SOFT = RGBColor(0x22, 0x4B, 0x4D), RGBColor(0x2F, 0x64, 0x66), RGBColor(0x55, 0x51, 0x4A)
FONT = "Liberation Serif"  # Word shows Times New Roman in its place, line by line the same
WIDTH = Mm(210 - 2 * 25)


def made() -> bytes:
    """The template's bytes, the same each time."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _letterhead(document)
    document.add_heading("{{ judul }}", level=1)
    _line(document, "{{ tempat }}, {{ tanggal }}", size=10, colour=SOFT, after=12)
    for text in ("{%p for p in paragraf %}", "{{ p }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.add_paragraph("{%p for f in foto %}")
    document.add_paragraph("{{ f.gambar }}").paragraph_format.keep_with_next = True
    _line(document, "{{ f.keterangan }}", size=9, colour=SOFT, after=10)
    document.add_paragraph("{%p endfor %}")
    _ruled(_line(document, "{{ kontak }}", size=10.5, before=14, after=2), "top")
    _line(document, "{{ tautan }}", size=10.5, colour=DEEP)
    out = BytesIO()
    document.save(out)
    return stripped(out.getvalue()).content


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    footer = section.footer.paragraphs[0]
    footer.text = "{{ satuan }} · {{ tautan }}"
    for run in footer.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), SOFT


def _set_styles(document: Any) -> None:
    for name, size in (("Normal", 11.5), ("Heading 1", 19)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        fonts = style.element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    document.styles["Normal"].element.rPr.append(language)
    document.styles["Normal"].paragraph_format.space_after = Pt(9)
    document.styles["Heading 1"].font.color.rgb = DEEP
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)


def _letterhead(document: Any) -> None:
    """Logo, unit and the unit above, with what it is on the right, above a line."""
    head = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
    head.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    head.paragraph_format.space_after = Pt(0)
    head.add_run("{% if logo %}{{ logo }} {% endif %}")
    _styled(head.add_run("{{ satuan }}"), 15, DEEP, bold=True)
    head.add_run("\t")
    _styled(head.add_run("{{ jenis }}"), 10.5, ACCENT, bold=True)
    _ruled(_line(document, "{{ atasan }}", size=10, colour=SOFT, after=14), "bottom")


def _line(document: Any, text: str, *, size: float, colour: RGBColor | None = None, before: float = 0, after: float = 0) -> Any:
    line = document.add_paragraph()
    _styled(line.add_run(text), size, colour)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(after)
    return line


def _styled(run: Any, size: float, colour: RGBColor | None, *, bold: bool = False) -> None:
    run.font.size, run.font.bold = Pt(size), bold
    if colour is not None:
        run.font.color.rgb = colour


def _ruled(line: Any, side: str) -> None:
    """A thin line above or below a paragraph."""
    borders, rule = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", "2F6466")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    line._p.get_or_add_pPr().append(borders)


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
    print(f"{TEMPLATE.name}: {TEMPLATE.stat().st_size:,} bytes")
