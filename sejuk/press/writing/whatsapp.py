"""A release as a message for WhatsApp: a bold headline, short paragraphs, and no markup of anybody else's. Pure.

A person sends it; nothing here does.
"""

from __future__ import annotations

from sejuk.press.letters import plain
from sejuk.press.writing.shape import Composed

LONGEST = 1_500  # characters without the link; what is cut off is read at the link


def whatsapp(text: Composed, link: str = "") -> str:
    """The text in short: headline, and as many whole paragraphs as a message bears; ``link`` is where the rest is read."""
    parts = [f"*{plain(text.headline)}*"]
    for paragraph in text.paragraphs():
        said = " ".join(plain(each.text) for each in paragraph)
        if sum(map(len, parts)) + len(said) > LONGEST and len(parts) > 1:
            break
        parts.append(said)
    return "\n\n".join([*parts, *([link] if link else [])])
