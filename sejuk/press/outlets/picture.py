"""The picture that messengers and networks show beside a release's link: a PNG of 1200 × 630 pixels with the headline."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from sejuk.press import logo
from sejuk.press.handout import fewest_colours, logo_square
from sejuk.press.letters import printable
from sejuk.press.outlets.release import Release
from sejuk.press.paper import fonts

TEMPLATE = Path(__file__).parent / "share.typ"
WIDTH, HEIGHT = 1200, 630  # pixels
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a picture says nothing of when it was made


def told(release: Release) -> dict[str, Any]:
    """What the template is told: only what its fonts can show."""
    lines = {name: printable(getattr(release, name)) for name in ("headline", "unit", "above", "dateline")}
    mark = logo_square(logo.stored(release.issued.logo))
    return lines | {"lang": release.language, "kind": release.words["kind"], "logo": mark}


def alt_text(release: Release) -> str:
    """What the picture says, for who does not see it."""
    return f"{release.words['kind']} {release.unit}: {release.headline}"


def png(release: Release) -> bytes:
    """The picture, with as many colours as keep it small."""
    data = json.dumps(told(release), ensure_ascii=False, sort_keys=True)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts(), ignore_system_fonts=True)
    drawn = compiler.compile(format="png", ppi=72, sys_inputs={"data": data}, timestamp=_MADE)
    assert isinstance(drawn, bytes)  # noqa: S101 - one page: what is long is cut
    return fewest_colours(drawn)
