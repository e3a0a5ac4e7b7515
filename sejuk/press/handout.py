"""What goes out on paper and as a picture: leaflet (A5), poster (A4) and share image, of one approved wording.

Everything that varies reaches the template as one JSON string and is never part of its source. The template reads no files.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from sejuk.lib import clock
from sejuk.lib.qr import qr
from sejuk.press.letters import printable
from sejuk.press.paper import fonts
from sejuk.press.rules import Form

TEMPLATE = Path(__file__).parent / "handout.typ"
LARGEST_SHARE = 60_000  # bytes: what still goes through where the signal is one bar
_COLOURS = (32, 16, 8, 4)  # of the share image, the most that fit
_PREVIEW = {Form.LEAFLET: 96, Form.POSTER: 68}  # points per inch: both 560 pixels wide
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same handout is the same file, whenever it is made


WORDS = {
    "id": {
        "source": "Sumber", "valid": "Berlaku", "from": "mulai", "until": "sampai", "version": "versi", "phone": "Telepon",
        "logo": "Logo", "scan": "Pindai untuk memeriksa", "qr": "Kode QR ke halaman pesan ini:", "danger": "Keadaan darurat: 110",
    },
    "en": {
        "source": "Source", "valid": "Valid", "from": "from", "until": "until", "version": "version", "phone": "Phone",
        "logo": "Logo", "scan": "Scan to check", "qr": "QR code to the page of this message:", "danger": "Emergency: 110",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Handout:
    """What stands on it. Empty facts are left out; ``logo`` is a PNG of ours (``sejuk/press/logo.py``)."""

    title: str
    text: str
    language: str
    theme: str
    source: str
    version: int
    link: str  # the whole address of the public page
    unit: str = ""
    above: str = ""  # the unit above, below the unit's name
    valid_from: date | None = None
    valid_until: date | None = None
    logo: bytes = b""
    line: str = ""  # the unit's own sentence
    phone: str = ""
    village: str = ""
    officer: str = ""
    role: str = ""

    def as_data(self, form: Form) -> dict[str, Any]:
        """For the template: only what fonts can show, on lines of their own."""
        words = WORDS.get(self.language, WORDS["id"])
        said = {
            name: printable(getattr(self, name))
            for name in ("title", "theme", "source", "unit", "above", "line", "phone", "village", "officer", "role")
        }
        code = qr(self.link)
        return said | {
            "form": form.value, "words": words, "lang": self.language, "version": self.version,
            "text": [printable(line) for line in self.text.splitlines() if line.strip()],
            "valid": _period(self.valid_from, self.valid_until, words), "link": self.link,
            "short": self.link.split("://", 1)[-1],
            "qr": svg_square(f'<path fill="#000" d="{code.path}"/>', code.size), "logo": logo_square(self.logo),
        }  # fmt: skip


def _period(first: date | None, last: date | None, words: dict[str, str]) -> str:
    said = [f"{words[name]} {_day(day, words)}" for name, day in (("from", first), ("until", last)) if day]
    return " ".join(said)


def _day(day: date, words: dict[str, str]) -> str:
    return f"{day.day} {day:%B %Y}" if words is WORDS["en"] else f"{day.day} {clock.MONTHS[day.month - 1]} {day.year}"


def svg_square(inside: str, size: int) -> str:
    """A drawing that reaches a template within its data."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{inside}</svg>'


def logo_square(logo: bytes) -> str:
    """A logo in a square, so that it reaches the template without a file; empty without one."""
    if not logo:
        return ""
    return svg_square(f'<image width="100" height="100" href="data:image/png;base64,{b64encode(logo).decode()}"/>', 100)


def _compiled(handout: Handout, form: Form, **how: Any) -> bytes:
    data = json.dumps(handout.as_data(form), ensure_ascii=False, sort_keys=True)
    # One of its own each time (a millisecond): a compiler refuses a second thread while it works.
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts(), ignore_system_fonts=True)
    made = compiler.compile(sys_inputs={"data": data}, timestamp=_MADE, **how)
    assert isinstance(made, bytes)  # noqa: S101 - one page: what is long is set smaller
    return made


def pdf(handout: Handout, form: Form) -> bytes:
    """Leaflet or poster for print: one page, tagged and checked as PDF/UA."""
    return _compiled(handout, form, format="pdf", pdf_standards=["ua-1"])


def preview(handout: Handout, form: Form) -> bytes:
    """Leaflet or poster as a small PNG, to look at before it is printed."""
    return _compiled(handout, form, format="png", ppi=_PREVIEW[form])


def share_image(handout: Handout) -> bytes:
    """A PNG of 900 × 1125 pixels, at most ``LARGEST_SHARE`` bytes."""
    return fewest_colours(_compiled(handout, Form.SHARE, format="png", ppi=72))


def fewest_colours(png: bytes) -> bytes:
    """The same picture in at most ``LARGEST_SHARE`` bytes: with as many colours as fit."""
    drawn = Image.open(BytesIO(png)).convert("RGB")
    for colours in _COLOURS:
        out = BytesIO()
        drawn.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST_SHARE:
            break
    return out.getvalue()
