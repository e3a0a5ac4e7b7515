"""Draws the field app's icons from the house's mark: ``python -m tools.icons`` after ``mark.svg`` changes."""

from __future__ import annotations

from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parent.parent
MARK = ROOT / "sejuk/web/static/web/mark.svg"
FOLDER = ROOT / "field/public"
BOX = 32  # the mark's own units
# A launcher cuts a maskable icon to a circle, a drop or a square: full ground, and the breeze within the middle.
MIDDLE = '<g transform="translate(16 16) scale(.75) translate(-16.3 -15.2)" '


def main() -> None:
    """Write them all."""
    mark = MARK.read_text()
    (FOLDER / "icon.svg").write_text(mark)
    for size in (192, 512):
        (FOLDER / f"icon-{size}.png").write_bytes(drawn(mark, size))
    (FOLDER / "icon-maskable-512.png").write_bytes(drawn(maskable(mark), 512))


def maskable(mark: str) -> str:
    """The mark without rounded corners and with room at its edges."""
    return mark.replace(' rx="8"', "").replace("<g ", MIDDLE)


def drawn(svg: str, size: int) -> bytes:
    """An SVG of ``BOX`` units as PNG."""
    page = f"#set page(width: {BOX}pt, height: {BOX}pt, margin: 0pt, fill: none)\n"
    image = f'#image(bytes({_quoted(svg)}), format: "svg", width: {BOX}pt)'
    png = typst.compile((page + image).encode(), format="png", ppi=72 * size / BOX)
    assert isinstance(png, bytes)  # noqa: S101 - one page, no output file
    return png


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
