"""A Word file with nothing but what a letterhead needs: checked as Word will read it, then written anew.

Only what a relationship leads to is looked at, and only that is written: whatever else lay in the file stays behind. Who made it,
on which computer, with which comments, and what a camera noted in a picture goes nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from lxml import etree
from PIL import Image

from sejuk.lib.problems import Problem
from sejuk.press.outlets.steady import steady

AT = datetime(2024, 1, 1, tzinfo=UTC)  # every template is dated so: when it was made says something of who made it
MOST_PIXELS = 16_000_000  # of all pictures: a decoded one takes four bytes for each
LARGEST_XML = 2 * 1024 * 1024  # characters of all parts that are no pictures
_PARTS = frozenset(
    {"officeDocument", "styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "font", "theme",
     "header", "footer", "footnotes", "endnotes", "image"}
)  # fmt: skip
# What Word keeps beside a text and nobody sees in it: left behind.
_LEFT = frozenset({"customXml", "people", "printerSettings", "glossaryDocument"})
_LEFT_TOO = ("comments", "thumbnail")  # and what begins so
_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_WITHIN = frozenset({"separate", "instrText"})  # what stands within a field alone
_SIMPLE = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "DATE", "TIME"})  # fields that fetch nothing
_GONE = tuple(
    f"{{*}}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "printerSettings", "dataBinding", "docVars", "rsids",
                 "mailMerge", "attachedSchema", "fldData", "ffData")
)  # fmt: skip
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class Stripped(NamedTuple):
    """The file anew, the same bytes for the same content; the opening braces in it; and the letters that each is looked for in."""

    content: bytes
    marks: int
    looked_at: int


def stripped(content: bytes) -> Stripped:
    """The file without what it need not carry; a ``Problem`` where it carries what nothing may."""
    package: Any = OpcPackage.open(BytesIO(content))
    for name, relation in list(package.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[name]
    kinds = _kinds(package)
    pixels = letters = marks = looked_at = 0
    for part, kind in kinds.items():
        if kind == "image":
            pixels += _redraw(part)
        elif kind != "font":
            said = _strip(part)
            here = said.count("{")
            letters, marks, looked_at = letters + len(said), marks + here, looked_at + here * len(said)
        if pixels > MOST_PIXELS or letters > LARGEST_XML:
            raise Problem("template_too_large", "document", limit=LARGEST_XML // 1024 // 1024)
    out = BytesIO()
    package.save(out)
    return Stripped(steady(out.getvalue(), AT), marks, looked_at)


def _kinds(package: Any) -> dict[Any, str]:
    """Every part that is kept, with what it is to the one that leads to it."""
    found: dict[Any, str] = {}
    waiting = [package]
    while waiting:
        source = waiting.pop()
        for name, relation in list(source.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if relation.is_external:
                _need_link(kind, relation.target_ref)
            elif kind in _LEFT or kind.startswith(_LEFT_TOO):
                del source.rels[name]
            elif kind not in _PARTS or found.get(relation.target_part, kind) != kind:
                raise _more()
            elif relation.target_part not in found:
                found[relation.target_part] = kind
                waiting.append(relation.target_part)
    return found


def _need_link(kind: str, target: str) -> None:
    """What lies elsewhere is a link that somebody follows, to a page or a desk: never a folder, never a program."""
    if kind != "hyperlink" or not _LINK.fullmatch(target):
        raise _more()


def _redraw(part: Any) -> int:
    """Write a picture anew from its pixels; the number of them."""
    try:
        opened = Image.open(BytesIO(part.blob), formats=("PNG", "JPEG"))
        pixels = opened.width * opened.height
        if pixels <= MOST_PIXELS:
            out, bare = BytesIO(), opened.copy()
            bare.info = {name: value for name, value in opened.info.items() if name == "transparency"}
            bare.save(out, "PNG" if opened.format == "PNG" else "JPEG", quality=92)
            part._blob = out.getvalue()  # noqa: SLF001 - the library lets nobody set what a picture holds
    except (OSError, ValueError, SyntaxError):
        raise Problem("template_picture", "document") from None
    return pixels


def _strip(part: Part) -> str:
    """Take out what nobody sees, refuse what would be fetched or was not accepted yet; what is left, as it is written."""
    root = part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob, _PARSER)
    if root.getroottree().docinfo.doctype:
        raise Problem("template_unreadable", "document")
    etree.strip_tags(root, etree.Comment, etree.PI)
    for element in list(root.iter(*_GONE)):
        _take_out(element)
    outside = {name for name, relation in part.rels.items() if relation.is_external}
    for element in root.iter(etree.Element):
        _check_element(element, outside)
    for code in _fields(root):
        _check_field(code)
    if not isinstance(part, XmlPart):
        part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001 - as with pictures
    return str(etree.tostring(root, encoding="unicode"))


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _check_element(element: Any, outside: set[str]) -> None:
    name = etree.QName(element).localname
    if name == "cNvPr":  # a picture's file as it was called where it came from
        element.attrib.pop("descr", None)
        element.attrib.pop("title", None)
        element.set("name", "")
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname
        if attribute == "author":
            raise Problem("template_unfinished", "document")
        fetched = value in outside and name not in ("hyperlink", "hlinkClick")
        named = attribute in ("src", "althref") or (attribute == "href" and not _LINK.fullmatch(value))
        if fetched or (named and value):
            raise _more()


def _fields(root: Any) -> Iterator[str]:
    """What Word's own fields ask for. A field within a field's code could put together what neither says, so there is none."""
    code: list[str] | None = None
    for element in root.iter("{*}fldChar", "{*}fldSimple", "{*}instrText", "{*}t"):
        step = _said(element, "fldCharType") or etree.QName(element).localname
        if (step in _WITHIN) == (code is None) and step not in ("t", "end"):
            raise _more()
        if step == "fldSimple":
            yield _said(element, "instr")
        elif step == "begin":
            code = []
        elif step in ("separate", "end"):
            yield from filter(None, ["".join(code or ())])
            code = None
        elif code is not None:
            code.append(element.text or "")
    yield from filter(None, ["".join(code or ())])


def _said(element: Any, attribute: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == attribute), "")


def _check_field(code: str) -> None:
    name, *rest = code.split() or [""]
    linked = name.upper() == "HYPERLINK" and rest and _LINK.fullmatch(rest[0].strip('"'))
    if name.upper() not in _SIMPLE and not linked:
        raise _more()


def _more() -> Problem:
    return Problem("template_carries_more", "document")
