"""A release as machines read it: a NewsArticle of schema.org in JSON-LD, within the page. Pure."""

from __future__ import annotations

import json
from typing import Any

from sejuk.briefing.vocabulary import THEMES
from sejuk.press.outlets.release import Release

# A browser would end the element at "</script"; within a JSON string these mean the same.
_WITHIN_HTML = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
LONGEST_HEADLINE = 110  # characters that search engines show


def article(release: Release) -> dict[str, Any]:
    """The facts of the article. The police are its author: no officer is named here who is not in the text."""
    office = {"@type": "GovernmentOrganization", "name": release.unit}
    if release.above:
        office["parentOrganization"] = {"@type": "GovernmentOrganization", "name": release.above}  # type: ignore[assignment]
    themes = [THEMES[theme] for theme in release.issued.themes if theme in THEMES]
    said: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": release.headline[:LONGEST_HEADLINE],
        "description": release.summary, "inLanguage": release.language, "url": release.link, "mainEntityOfPage": release.link,
        "datePublished": release.published_at.isoformat(), "dateModified": release.updated_at.isoformat(), "author": office,
        "publisher": office, "image": [release.picture, *(release.photo_link(photo) for photo in release.photos)],
        "isAccessibleForFree": True,
    }  # fmt: skip
    if release.place:
        said["contentLocation"] = {"@type": "Place", "name": release.place}
    if themes:
        said["keywords"] = [theme.en if release.language == "en" else theme.id for theme in themes]
    return said


def as_script(release: Release) -> str:
    """The article as it may stand within an HTML page: data, which no browser runs, and nothing in it ends the element."""
    return json.dumps(article(release), ensure_ascii=False, separators=(",", ":")).translate(_WITHIN_HTML)
