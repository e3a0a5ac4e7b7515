"""What somebody hands in to be read: a file or the code of a page becomes plain text, or is said to be none. Pure."""

from __future__ import annotations

from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.press.keeping import LONGEST_FILE
from sejuk.press.reading import markup

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHER_FILES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_LOST = "\ufffd"
MOST_LOST = 0.02  # share of letters that may be broken before it is no text


def text_of_file(raw: bytes) -> str:
    """The words of an uploaded file; single broken letters in it stay as ``\ufffd``."""
    if len(raw) > LONGEST_FILE:
        raise Problem("release_file_too_large", "file", limit=f"{LONGEST_FILE // 1024 // 1024} MB")
    if raw.startswith(_OTHER_FILES):
        raise Problem("release_unreadable", "file")
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    text = raw.decode(encoding, errors="replace")
    if "\0" in text or text.count(_LOST) > MOST_LOST * len(text):
        text = _older(raw)
    return text_of(text)


def _older(raw: bytes) -> str:
    """A file of an old word processor on Windows; anything else with so many strange signs is no text."""
    text = raw.decode("cp1252", errors="replace")
    if _LOST in text or any(letter < " " and letter not in "\t\r\n\f" for letter in text):
        raise Problem("release_unreadable", "file")
    return text


def text_of(given: str) -> str:
    """What was pasted as text: of the code of a page only what it shows, of anything else every sign."""
    plain = without_controls(given.replace("\r\n", "\n").replace("\r", "\n"))
    return markup.text_of(plain) if markup.is_page(plain) else plain
