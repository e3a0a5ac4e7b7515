"""A unit's own Word template: taken in when it is a plain document that our fields fill, refused with a reason otherwise."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.core.files.base import File
from docx import Document
from lxml import etree

from sejuk.lib.problems import Problem
from sejuk.press.outlets.document import docx
from sejuk.press.outlets.fields import NEEDED
from sejuk.press.outlets.release import Release, release
from sejuk.press.outlets.stripped import stripped
from sejuk.press.rules import LARGEST_TEMPLATE
from sejuk.press.writing.issued import Issued
from sejuk.press.writing.shape import Composed, Sentence

# Opening braces, each of which may cost one look through the whole text when a template is filled; and the letters of all looks.
MOST_MARKS, MOST_LOOKED_AT = 600, 50_000_000
MOST_PARTS, LARGEST_OPEN, LARGEST_XML = 400, 24 * 1024 * 1024, 2 * 1024 * 1024  # files, bytes of all, bytes of all XML
# What a document may not carry into every release: programs, things of other programs, pieces that it fetches from elsewhere.
# ``stripped`` lets nothing else through; these are named first, for they are refused even where they lead nowhere.
_CARRIED = ("vbaProject", "control", "oleObject", "package", "aFChunk", "subDocument", "attachedTemplate", "frame")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROOF = "judul-percobaan", "paragraf-percobaan-satu", "paragraf-percobaan-dua"


def template(file: File[bytes]) -> bytes:
    """The template as it is kept, after it was stripped and filled in for a trial. A ``Problem`` says what is wrong with it."""
    if file.size > LARGEST_TEMPLATE:
        raise Problem("template_too_large", "document", limit=LARGEST_TEMPLATE // 1024 // 1024)
    content = bytes(file.read())
    try:
        _check_parts(content)
        content, marks, looked_at = stripped(content)
        if marks > MOST_MARKS or looked_at > MOST_LOOKED_AT:
            raise Problem("template_does_more", "document", what="{")
        filled = docx(_trial(), content)
        said = _words(filled)
    except Problem:
        raise
    except Exception:  # noqa: BLE001 - whatever a forged or broken file makes the library raise, it is no template
        raise Problem("template_unreadable", "document") from None
    for name, words in zip((NEEDED[0], NEEDED[1], NEEDED[1]), _PROOF, strict=True):
        if words not in said:
            raise Problem("template_lacks_field", "document", name=name)
    return content


def _check_parts(content: bytes) -> None:
    try:
        packed = ZipFile(BytesIO(content))
    except BadZipFile:
        raise Problem("template_unreadable", "document") from None
    parts = packed.infolist()
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_OPEN or sum(p.file_size for p in xml) > LARGEST_XML:
        raise Problem("template_too_large", "document", limit=LARGEST_TEMPLATE // 1024 // 1024)
    if b"macroEnabled" in packed.read("[Content_Types].xml"):
        raise Problem("template_carries_more", "document")
    for part in xml:
        _check_xml(packed.read(part))


def _check_xml(content: bytes) -> None:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype:
        raise Problem("template_unreadable", "document")
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if kind in _CARRIED or (relation.get("TargetMode") == "External" and kind != "hyperlink"):
            raise Problem("template_carries_more", "document")


def _words(filled: bytes) -> str:
    """Everything that the filled document says, in the order of reading."""
    body = Document(BytesIO(filled)).element.body
    return "\n".join(each.text or "" for each in body.iter(f"{_WORD}t"))


def _trial() -> Release:
    """A release with which a template is tried."""
    headline, *paragraphs = _PROOF
    sentences = [Sentence("activity", text, paragraph=number) for number, text in enumerate(paragraphs, start=1)]
    at = datetime(2024, 1, 31, tzinfo=UTC)
    found = release(Issued(
        "percobaan", "https://sejuk.example.id", Composed("id", (Sentence("headline", headline), *sentences)), None, "Polsek", "",
        "Polres", "Tempat", "Asia/Jakarta", at, at, contact="Humas", phone="110",
    ))  # fmt: skip
    assert found is not None  # noqa: S101 - it has an Indonesian text
    return found
