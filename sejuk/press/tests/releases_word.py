"""Word templates as a unit uploads them, and as somebody forges them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from sejuk.press.outlets.templates import template

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def of_unit(*paragraphs: str) -> bytes:
    """A template as a unit writes it in Word."""
    document, out = Document(), BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(out)
    return out.getvalue()


PLAIN = ("KOP SATUAN KAMI", "{{ judul }}", "{%p for p in paragraf %}", "{{ p }}", "{%p endfor %}")


def taken(content: bytes) -> bytes:
    return template(SimpleUploadedFile("templat.docx", content))


def with_part(content: bytes, name: str, inside: bytes, *, replaces: bytes = b"") -> bytes:
    """The same package with a part more, or with one changed."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w") as made_:
        for each in given.namelist():
            part = given.read(each)
            if each == name:
                part = part.replace(replaces, inside)
            made_.writestr(each, part)
        if name not in given.namelist():
            made_.writestr(name, inside)
    return out.getvalue()
