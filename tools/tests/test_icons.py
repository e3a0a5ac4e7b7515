"""The pages and the phone wear the same mark."""

from __future__ import annotations

import re

from tools import icons


def test_the_phone_wears_the_mark_of_the_pages() -> None:
    mark = icons.MARK.read_text()
    assert (icons.FOLDER / "icon.svg").read_text() == mark
    part = (icons.ROOT / "field/src/parts/icons.tsx").read_text()
    assert re.findall(r'<path d="([^"]+)"', mark) == re.findall(r'<path d="([^"]+)"', part)


def test_its_pictures_have_the_sizes_that_the_manifest_names() -> None:
    for name, size in (("icon-192.png", 192), ("icon-512.png", 512), ("icon-maskable-512.png", 512)):
        assert (icons.FOLDER / name).read_bytes()[16:24] == size.to_bytes(4, "big") * 2
