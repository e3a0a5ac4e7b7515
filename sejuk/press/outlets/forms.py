"""In which files a published text can be fetched, and how each is made once, however often strangers ask for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from sejuk import __version__
from sejuk.press import drawn, logo
from sejuk.press.outlets import document, paper, picture
from sejuk.press.outlets.markup import wordpress
from sejuk.press.outlets.plain import plain_text
from sejuk.press.outlets.release import Release
from sejuk.press.writing.whatsapp import whatsapp

MADE = 300  # papers, documents and pictures in ten minutes, whoever asks: each takes a processor up to a tenth of a second
FOLDER = "releases"


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is made, and as what it is served; ``template`` is what shapes it, for what takes long enough to be kept."""

    make: Callable[[Release], bytes]
    content_type: str
    template: Path | None = None


def _document(release: Release) -> bytes:
    return document.docx(release, logo.stored(release.issued.template))


def message(release: Release) -> str:
    """The release as a message for WhatsApp, which a person sends; empty once it was withdrawn."""
    given = release.issued
    text = given.english if release.language == "en" else given.text
    return "" if release.withdrawn or text is None else whatsapp(text, release.link)


# The last part of a file's address -> what it is.
FORMS: dict[str, Form] = {
    "release.pdf": Form(paper.pdf, "application/pdf", paper.TEMPLATE),
    "release.docx": Form(
        _document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.TEMPLATE,
    ),
    "release.txt": Form(lambda each: plain_text(each).encode(), "text/plain; charset=utf-8"),
    "whatsapp.txt": Form(lambda each: message(each).encode(), "text/plain; charset=utf-8"),
    # As text: what is copied out of the browser is the markup itself, which WordPress takes block by block.
    "wordpress.html": Form(lambda each: wordpress(each).encode(), "text/plain; charset=utf-8"),
    "share.png": Form(picture.png, "image/png", picture.TEMPLATE),
}  # fmt: skip


def file_of(release: Release, name: str) -> bytes:
    """The file of that name."""
    form = FORMS[name]
    if form.template is None:
        return form.make(release)
    said = sha256(f"{__version__}|{_shape(form.template)}|{release!r}".encode()).hexdigest()
    folder = f"{FOLDER}/{release.issued.code}/{release.language}-{name.replace('.', '-')}"
    return drawn.drawn(f"{folder}/{said}", lambda: form.make(release), what="release file", most=MADE)


def drop(code: str) -> None:
    """Remove the files of a text that was withdrawn; its page says so from now on."""
    drawn.drop(f"{FOLDER}/{code}")


@cache
def _shape(template: Path) -> str:
    return sha256(template.read_bytes()).hexdigest()
