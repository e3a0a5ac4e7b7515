"""Leaving a photo out again."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import choose_photo, drop_photo
from sejuk.press.tests.texts import drafted, with_photo
from sejuk.testing import Cast


def test_a_photo_is_left_out_again(cast: Cast) -> None:
    row, photo = with_photo(cast)
    text, asker = drafted(cast, row), cast.asker(cast.kanit)
    choose_photo(asker=asker, text_id=text.pk, photo_id=photo.pk, caption="Suasana")
    drop_photo(asker=asker, text_id=text.pk, photo_id=photo.pk)
    assert not text.photos.exists()
    with pytest.raises(Problem, match="not_found"):
        drop_photo(asker=asker, text_id=text.pk, photo_id=photo.pk)


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    choose_photo(asker=cast.asker(cast.kanit), text_id=text.pk, photo_id=photo.pk, caption="Suasana")
    with pytest.raises(Problem, match="not_found"):
        drop_photo(asker=cast.asker(stranger), text_id=text.pk, photo_id=photo.pk)
