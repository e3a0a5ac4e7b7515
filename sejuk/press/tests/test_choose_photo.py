"""A photo goes out with a caption, as bare pixels, and only of a record that the text tells of."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.activities.actions import withdraw_activity
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.models import Officer
from sejuk.press.actions import check_text, choose_photo, publish_text
from sejuk.press.queries import issued
from sejuk.press.tests.texts import accepted, checked, drafted, published, with_photo
from sejuk.testing import Cast, picture


def test_a_photo_goes_out_with_its_caption_and_without_what_the_camera_wrote(cast: Cast) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption=photo.caption)
    text.refresh_from_db()
    for action in (check_text, publish_text):
        text = action(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)
    (shown,) = issued(PUBLIC, text.code or "").photos
    assert shown.caption == photo.caption
    for name in (shown.stored, shown.thumb):
        with default_storage.open(name) as file:
            content = BytesIO(file.read()).getvalue()
        assert b"Exif" not in content
        assert b"Camera of a village" not in content


@pytest.mark.parametrize(("caption", "answer"), [
    ("  ", "photo_without_caption"), ("x" * 301, "text_too_long"), ("Warga mendukung paslon nomor urut 2", "not_neutral"),
    ("Ibu Maria, NIK 5302104107860001", "text_flagged|not_neutral"), ("Yosef Nabu bersama petugas", "text_flagged"),
    ("Vote for number one", "text_flagged"),
    ("Dialog dengan 45 warga", "text_flagged"), ("Dialog di Desa Nunkolo", "text_flagged"),
])  # fmt: skip
def test_a_caption_must_be_there_and_may_go_out(cast: Cast, caption: str, answer: str) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    with pytest.raises(Problem, match=answer):
        choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption=caption)
    assert not text.photos.exists()


def test_a_copy_that_holds_a_cameras_data_is_refused_also_at_the_last_moment(cast: Cast) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption=photo.caption)
    photo.shown = default_storage.save("photos/with-camera.jpg", ContentFile(picture(exif=True)))
    photo.save()
    text.refresh_from_db()
    with pytest.raises(Problem, match="photo_has_metadata"):
        check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)
    with pytest.raises(Problem, match="photo_has_metadata"):
        choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption="Lain")


def test_a_photo_that_is_not_ready_or_lost_is_refused(cast: Cast) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    for name in ("", "photos/lost.jpg"):
        photo.shown = name
        photo.save()
        with pytest.raises(Problem, match="photo_not_shown_yet"):
            choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption="Suasana")


def test_another_records_photo_is_absent_and_one_whose_record_went_goes_too(cast: Cast, without_reactions: None) -> None:
    row, photo = with_photo(cast)
    asker, text = cast.asker(cast.kanit), drafted(cast, accepted(cast))
    with pytest.raises(Problem, match="not_found"):
        choose_photo(asker=asker, text_id=text.pk, photo_id=photo.pk, caption="Suasana")
    own = drafted(cast, row)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    with pytest.raises(Problem, match="not_found"):
        choose_photo(asker=asker, text_id=own.pk, photo_id=photo.pk, caption="Suasana")


def test_a_photo_takes_the_check_away_and_none_joins_what_is_out(cast: Cast) -> None:
    row, photo = with_photo(cast)
    text, out = checked(cast, row), published(cast, row)
    choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption="Suasana")
    text.refresh_from_db()
    assert text.state == "edited"
    with pytest.raises(Problem, match="text_wrong_state"):
        choose_photo(asker=cast.asker(cast.kanit), text_id=out.pk, photo_id=photo.pk, caption="Suasana")


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    with pytest.raises(Problem, match="not_found"):
        choose_photo(asker=cast.asker(stranger), text_id=text.pk, photo_id=photo.pk, caption="Suasana")
    with pytest.raises(Problem, match="not_found"):
        choose_photo(asker=cast.asker(cast.kanit), text_id=uuid4(), photo_id=photo.pk, caption="Suasana")
