"""Which photos of its records go out with a text, with the words beneath them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.press.actions._text_photos import need_bare, need_caption
from sejuk.press.actions._texts import changed, locked_text, need_unissued
from sejuk.press.models import TextPhoto
from sejuk.press.rules import TEXT_LIMITS, Why
from sejuk.press.texts import photos_for


@transaction.atomic
def choose_photo(*, asker: Asker, text_id: UUID, photo_id: UUID, caption: str) -> TextPhoto:
    """Let a photo of one of the text's records go out with it, or give it another caption."""
    text = locked_text(asker, text_id, Can.WRITE)
    need_unissued(text)
    photo = photos_for(text).filter(pk=photo_id).first()
    if photo is None:
        raise Problem("not_found")
    if not photo.shown:
        raise Problem("photo_not_shown_yet", "photo")
    said = need_caption(text, photo, caption)
    need_bare(photo)
    chosen = TextPhoto.objects.filter(text=text, photo=photo).first()
    if chosen is None and text.photos.count() >= TEXT_LIMITS["photos"]:
        raise Problem("too_many_items", "photo", limit=TEXT_LIMITS["photos"])
    last = text.photos.aggregate(last=Max("position"))["last"] or 0
    chosen = chosen or TextPhoto(text=text, photo=photo, position=last + 1)
    chosen.caption, chosen.chosen_by_id = said, asker.officer_id or 0
    chosen.save()
    changed(text, Why.PHOTO, asker.officer_id, text.wordings)
    text.save()
    journal.record("text.photo_chosen", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"photo": str(photo.pk)})
    return chosen


@transaction.atomic
def drop_photo(*, asker: Asker, text_id: UUID, photo_id: UUID) -> None:
    """Let a photo not go out with the text after all."""
    text = locked_text(asker, text_id, Can.WRITE)
    need_unissued(text)
    if not TextPhoto.objects.filter(text=text, photo=photo_id).delete()[0]:
        raise Problem("not_found")
    changed(text, Why.PHOTO, asker.officer_id, text.wordings)
    text.save()
    journal.record("text.photo_dropped", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"photo": str(photo_id)})
