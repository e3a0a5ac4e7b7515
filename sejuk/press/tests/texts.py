"""Texts in each of their states, made through the ordinary actions."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import uuid4

from sejuk.activities.actions import accept_activity, receive_photo, show_photos
from sejuk.activities.models import Activity, Photo
from sejuk.org.models import Officer
from sejuk.press.actions import check_text, draft_text, edit_text, publish_text
from sejuk.press.editing import Line
from sejuk.press.models import Text
from sejuk.press.selection import Selection
from sejuk.testing import Cast, picture, report


def accepted(cast: Cast, officer: Officer | None = None, **changes: Any) -> Activity:
    """A report of Bripka Sari that the Kapolsek accepted."""
    row = report(officer or cast.officer, **changes)
    accept_activity(asker=cast.asker(cast.kapolsek), activity_id=row.pk, version=1)
    return row


def with_photo(cast: Cast, caption: str = "Suasana dialog di pos kamling") -> tuple[Activity, Photo]:
    """An accepted report with a photo, of which the copies are made."""
    content = picture(exif=True)
    sha256, photo_id = hashlib.sha256(content).hexdigest(), uuid4()
    photo = {"photo_id": str(photo_id), "sha256": sha256, "bytes": len(content), "caption": caption}
    row = accepted(cast, photos=[photo])
    receive_photo(officer_id=cast.officer.pk, photo_id=photo_id, sha256=sha256, content=content)
    show_photos(photo_ids=[str(photo_id)])
    return row, Photo.objects.get(pk=photo_id)


def drafted(cast: Cast, *rows: Activity, by: Officer | None = None, unreviewed: bool = False) -> Text:
    """A release of Polsek Kie that Aipda Joko drafted, about these records or a visit."""
    picked = Selection(activities=tuple(row.pk for row in rows or (accepted(cast),)), unreviewed=unreviewed)
    return draft_text(asker=cast.asker(by or cast.kanit), unit=cast.sector, selection=picked)


def checked(cast: Cast, *rows: Activity) -> Text:
    """The same, checked by Iptu Maria."""
    text = drafted(cast, *rows)
    return check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)


def published(cast: Cast, *rows: Activity) -> Text:
    """The same, published by her."""
    text = checked(cast, *rows)
    return publish_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)


def lines_of(text: Text, language: str = "id", **changed: str) -> list[Line]:
    """Every sentence as it stands; ``changed`` says by part what the first one of that part says now."""
    made = []
    for i, each in enumerate(text.composed(language).sentences):
        made.append(Line(i, changed.pop(each.part, each.text), own=each.own))
    return made


def edited(cast: Cast, text: Text, by: Officer | None = None, language: str = "id", **changed: str) -> Text:
    """The text after somebody (Aipda Joko) changed sentences."""
    return edit_text(
        asker=cast.asker(by or cast.kanit), text_id=text.pk, version=text.version, language=language,
        lines=lines_of(text, language, **changed),
    )  # fmt: skip
