"""A release on paper: a PDF that archives keep (PDF/A-2a) and screen readers read (PDF/UA-1), the same bytes for the same text.

Data reach the template as one JSON string and are never part of its source. It reads files of a folder that is made for this
paper and holds nothing but the template, the logo and the photos.
"""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from sejuk.lib.qr import qr
from sejuk.press import logo
from sejuk.press.handout import svg_square
from sejuk.press.letters import printable
from sejuk.press.outlets.pictures import read
from sejuk.press.outlets.release import Release
from sejuk.press.paper import fonts

TEMPLATE = Path(__file__).parent / "release.typ"
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def told(release: Release) -> dict[str, Any]:
    """What the template is told: only what its fonts can show, on lines of their own."""
    lines = {name: printable(getattr(release, name)) for name in ("headline", "summary", "unit", "above", "dateline", "contact")}
    code = qr(release.link)
    return lines | {
        "lang": release.language, "words": release.words, "link": release.link, "short": release.link.split("://", 1)[-1],
        "paragraphs": [printable(line) for line in release.paragraphs],
        "qr": svg_square(f'<path fill="#000" d="{code.path}"/>', code.size),
    }  # fmt: skip


def pdf(release: Release) -> bytes:
    """The paper; a logo or photo that the store lost is left out."""
    with TemporaryDirectory(prefix="sejuk-release-") as folder:
        root = Path(folder)
        (root / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        data = json.dumps(told(release) | _pictures(release, root), ensure_ascii=False, sort_keys=True)
        compiler = typst.Compiler(root / TEMPLATE.name, root=root, font_paths=fonts(), ignore_system_fonts=True)
        paper = compiler.compile(
            format="pdf", sys_inputs={"data": data}, timestamp=release.updated_at.astimezone(UTC), pdf_standards=STANDARDS,
            pdf_tags=True,
        )  # fmt: skip
    assert isinstance(paper, bytes)  # noqa: S101 - one document, no output file
    return paper


def _pictures(release: Release, root: Path) -> dict[str, Any]:
    """Logo and photos beside the template, under names of ours."""
    photos = []
    for photo in release.photos:
        if content := read(photo.stored):
            name = f"{photo.number}.jpg"
            (root / name).write_bytes(content)
            photos.append({"file": name, "caption": printable(photo.caption)})
    mark = logo.stored(release.issued.logo)
    if mark:
        (root / "logo.png").write_bytes(mark)
    return {"photos": photos, "logo": "logo.png" if mark else ""}
