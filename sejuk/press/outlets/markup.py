"""A release as HTML for other people's pages: elements without classes, styles or scripts, and nothing of ours to fetch. Pure."""

from __future__ import annotations

import html

from sejuk.press.outlets.release import Photo, Release

# What WordPress runs where it stands between square brackets: written as their numbers, they are read as brackets and no more.
_BRACKETS = {ord("["): "&#91;", ord("]"): "&#93;"}


def escape(text: str) -> str:
    """Words that mean nothing but themselves in HTML, and in what reads HTML for more."""
    return html.escape(text).translate(_BRACKETS)


def article(release: Release) -> str:
    """The text below the headline, for feeds."""
    return "\n".join([*(_paragraph(text) for text in release.paragraphs), *_figures(release), *_foot(release)])


def wordpress(release: Release) -> str:
    """The same with its headline as blocks of WordPress: pasted into the editor, each paragraph is one.

    A photo is a block of plain HTML, for the editor's own image block demands a class.
    """
    blocks = [_block("heading", f"<h1>{escape(release.headline)}</h1>", ' {"level":1}')]
    blocks += [_block("paragraph", _paragraph(text)) for text in release.paragraphs]
    blocks += [_block("html", figure) for figure in _figures(release)]
    blocks += [_block("paragraph", line) for line in _foot(release)]
    return "\n\n".join(blocks) + "\n"


def _block(name: str, inside: str, facts: str = "") -> str:
    return f"<!-- wp:{name}{facts} -->\n{inside}\n<!-- /wp:{name} -->"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _figures(release: Release) -> list[str]:
    return [_figure(release, photo) for photo in release.photos]


def _figure(release: Release, photo: Photo) -> str:
    told = escape(photo.caption or release.words["photo"])
    return f'<figure><img src="{escape(release.photo_link(photo))}" alt="{told}"><figcaption>{told}</figcaption></figure>'


def _foot(release: Release) -> list[str]:
    """Whom to ask, and where the text of the unit itself stands."""
    words, link = release.words, escape(release.link)
    contact = [_paragraph(f"{words['contact']}: {release.contact}")] if release.contact else []
    return [*contact, f'<p>{escape(words["kind"])} {escape(release.unit)}: <a href="{link}">{link}</a></p>']
