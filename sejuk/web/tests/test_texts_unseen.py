"""Signs that nobody sees hide nothing from the checks, and long runs of any sign hold nobody up."""

from __future__ import annotations

import time

import pytest

from sejuk.press.models import Letterhead, Text
from sejuk.press.tests.texts import drafted, published, with_photo
from sejuk.testing import Cast, browser_of
from sejuk.web.tests.test_texts import form_of

UNSEEN = ("\u200b", "\u00ad", "\u034f", "\u2060", "\u200d", "\ufe0f", "\u3164", "\U000e0061")


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_a_name_is_found_whatever_stands_within_it(cast: Cast, sign: str) -> None:
    text = drafted(cast)
    answer = browser_of(cast.kanit).post(
        f"/texts/{text.pk}/edit/id/", form_of(text) | {"n1": f"Kata Bud{sign}i warga setuju.", "own1": "1"}
    )
    assert answer.status_code == 422
    assert "Budi" in answer.content.decode()
    assert Text.objects.get().version == text.version


@pytest.mark.parametrize("caption", [*UNSEEN, ".", "\u200b\u2060\ufeff", "👍"], ids=ascii)
def test_a_caption_that_says_nothing_is_none(cast: Cast, caption: str) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    answer = browser_of(cast.kanit).post(f"/texts/{text.pk}/photos/", {"photo": str(photo.pk), "caption": caption})
    assert answer.status_code == 422
    assert not text.photos.exists()


def test_a_reason_and_a_letterhead_are_read_without_them_too(cast: Cast) -> None:
    text, head = published(cast), browser_of(cast.kapolsek)
    act = f"/texts/{text.pk}/act/"
    for reason in ("\u200b\u00ad", "Warga mendukung pas\u200blon nomor u\u00adrut 2.", "Ibu Maria, NIK 53021041\u200b07860001."):
        assert head.post(act, {"do": "withdraw", "reason": reason}).status_code in (409, 422)
    assert Text.objects.get().state == "published"
    head.post(f"/papers/letterhead/{cast.sector.pk}/", {"phone": "", "line": "Pos\u200b kami \u202ebuka\x07 24 jam."})
    assert Letterhead.objects.get().line == "Pos kami buka 24 jam."


@pytest.mark.parametrize("sign", ["a", "ا", "“", "a\u200d", "\u0301"], ids=ascii)
def test_a_sentence_without_an_end_is_refused_at_once(cast: Cast, sign: str) -> None:
    text, begun = drafted(cast), time.monotonic()
    answer = browser_of(cast.kanit).post(f"/texts/{text.pk}/edit/id/", form_of(text) | {"n1": sign * 60_000})
    assert answer.status_code in (302, 422)
    assert time.monotonic() - begun < 4
