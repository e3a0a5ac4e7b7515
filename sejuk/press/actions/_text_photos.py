"""What a photo needs before it goes out with a text; never called from outside."""

from __future__ import annotations

from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image

from sejuk.activities import captions, free_text
from sejuk.activities.actions.photos import UNREADABLE
from sejuk.activities.models import Photo
from sejuk.briefing.outgoing import need_neutral
from sejuk.lib.letters import letters, without_controls
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press.actions._texts import need_no_side
from sejuk.press.letters import one_line
from sejuk.press.models import Text
from sejuk.press.rules import TEXT_LIMITS
from sejuk.press.texts import grounds, photos_for, refused
from sejuk.press.writing.shape import Composed, Sentence

# What a JPEG says of its own pixels; anything else in it came along from a camera or a program.
PIXELS_ONLY = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"})

JUDGED = frozenset({"not_neutral", "personal_data"})  # what the guards said of a caption before


def need_caption(text: Text, photo: Photo, caption: str) -> str:
    """The words beneath a photo: there must be some, none about a resident, neutral, and borne by the text's facts as its own are.

    What is not neutral in the record's own caption may go out where a reviewer let it pass.
    """
    said = one_line(without_controls(caption))
    if not letters(said):
        raise Problem("photo_without_caption", "caption")
    if len(said) > TEXT_LIMITS["caption"]:
        raise Problem("text_too_long", "caption", limit=TEXT_LIMITS["caption"], length=len(said))
    if said != one_line(photo.caption) or not _let_out(photo):
        need_neutral(said, field="caption")
    free_text.check(said, "caption")
    need_no_side(said, "caption")
    _need_borne(text, said)
    return said


def _need_borne(text: Text, caption: str) -> None:
    """No name, number, place or day that the facts have not; what is neutral is judged already, with who let it pass."""
    told = Composed("id", (Sentence("activity", caption),))
    found = [one for one in refused(text, told, grounds(text).facts) if one.code not in JUDGED]
    if found:
        raise Problem("text_flagged", "caption", words=", ".join(f"“{one.words}”" for one in found))


def _let_out(photo: Photo) -> bool:
    """Whether reports show the record's own caption: nothing is left in it that nobody let pass."""
    assert photo.activity is not None  # noqa: S101 - ``photos_for`` finds photos by their activity
    return any(one.photo.pk == photo.pk and not one.left for one in captions.checked(PUBLIC, photo.activity))


def need_bare(photo: Photo) -> None:
    """Read the bytes that will go out and refuse them when they hold more than pixels."""
    for name in filter(None, (photo.shown, photo.thumb)):
        try:
            with default_storage.open(name) as file:
                picture = Image.open(BytesIO(file.read()))
                held = set(picture.info) - PIXELS_ONLY
        except UNREADABLE:
            raise Problem("photo_not_shown_yet", "photo") from None
        if held or len(picture.getexif()):
            raise Problem("photo_has_metadata", "photo")


def need_photos(text: Text) -> None:
    """Everything again for each photo that goes out with a text, as it stands now."""
    there = {photo.pk for photo in photos_for(text)}
    for chosen in text.photos.select_related("photo__activity"):
        if chosen.photo_id not in there:
            raise Problem("text_records_changed", "photo")
        need_caption(text, chosen.photo, chosen.caption)
        need_bare(chosen.photo)
