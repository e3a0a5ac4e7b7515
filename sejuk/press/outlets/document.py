"""A release as a Word document, through the unit's own template or ours: the same bytes for the same text."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Length, Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment

from sejuk.press import logo
from sejuk.press.outlets.fields import Fields, data
from sejuk.press.outlets.pictures import read
from sejuk.press.outlets.release import Release
from sejuk.press.outlets.steady import steady

TEMPLATE = Path(__file__).parent / "release.docx"  # made by tools/word_template.py
LOGO, ONE_PHOTO, OF_SEVERAL = Mm(16), Mm(150), Mm(110)  # height of a logo, widths of photos
LONGEST_PROPERTY = 255  # characters of a document's title that Word takes


class _Filled(DocxTemplate):  # type: ignore[misc]
    """A template whose properties we set ourselves: they are no XML, and hold 255 characters."""

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        del context, jinja_env


class _Picture(InlineImage):  # type: ignore[misc]
    """A picture within a line, with words for who does not see it."""

    def __init__(self, document: DocxTemplate, content: bytes, alt: str, **size: Length) -> None:
        super().__init__(document, BytesIO(content), **size)
        self.alt = alt

    def _insert_image(self) -> str:
        drawn = str(super()._insert_image())
        return drawn.replace("<wp:docPr ", f'<wp:docPr descr="{data(self.alt)}" ', 1)


def docx(release: Release, template: bytes = b"") -> bytes:
    """The document. ``template`` has passed ``templates.template``; empty means ours. Lost pictures are left out."""
    document = _Filled(BytesIO(template or TEMPLATE.read_bytes()))
    document.init_docx()
    document.render(_told(release, document), Fields(), autoescape=True)
    about = document.docx.core_properties
    about.title, about.author = release.headline[:LONGEST_PROPERTY], release.unit[:LONGEST_PROPERTY]
    about.last_modified_by, about.language, about.revision = about.author, release.language, 1
    about.comments = about.keywords = about.subject = ""
    about.created = about.modified = release.updated_at.astimezone(UTC).replace(tzinfo=None)
    out = BytesIO()
    document.save(out)
    return steady(out.getvalue(), release.updated_at)


def _told(release: Release, document: DocxTemplate) -> dict[str, Any]:
    words, width = release.words, ONE_PHOTO if len(release.photos) == 1 else OF_SEVERAL
    mark = logo.stored(release.issued.logo)
    photos = [(each, content) for each in release.photos if (content := read(each.stored))]
    lines = {
        "jenis": words["kind"].upper(), "satuan": release.unit, "atasan": release.above, "judul": release.headline,
        "tempat": release.place, "tanggal": release.day, "tautan": release.link,
        "kontak": f"{words['contact']}: {release.contact}" if release.contact else "",
    }  # fmt: skip
    return {name: data(line) for name, line in lines.items()} | {
        "paragraf": [data(line) for line in release.paragraphs],
        "logo": _Picture(document, mark, f"{words['logo']} {release.unit}", height=LOGO) if mark else "",
        "foto": [
            {"gambar": _Picture(document, content, each.caption or words["photo"], width=width), "keterangan": data(each.caption)}
            for each, content in photos
        ],
    }
