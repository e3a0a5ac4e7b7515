"""Choosing the areas that a message is issued to."""

from __future__ import annotations

import pytest

from sejuk.briefing.models import Issue
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.testing import KIE, OENAI, OINLASI, OTHER_REGENCY, SOE, Cast, browser_of


@pytest.mark.parametrize(
    ("given", "issued"),
    [
        ({}, ["53.02"]), ({"areas": [KIE, SOE]}, [SOE, KIE]), ({"other_area_code": OENAI}, [OENAI]),
        ({"areas": [SOE], "other_area": "Oenai"}, [SOE, OENAI]), ({"areas": ["99.99", KIE]}, [KIE]),
    ],
)  # fmt: skip
def test_the_whole_unit_or_chosen_areas(cast: Cast, given: dict[str, object], issued: list[str]) -> None:
    version, client = approved(cast), browser_of(cast.humas)
    page = f"/messages/{version.pk}/issue/{cast.resort.pk}/"
    assert page in client.get(f"/messages/{version.pk}/").content.decode()
    assert f'value="{KIE}"' in client.get(page).content.decode()
    answer = client.post(page, given)
    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/messages/{version.pk}/")
    assert list(Issue.objects.order_by("area_id").values_list("area_id", flat=True)) == issued


def test_a_region_ticks_its_regencies(cast: Cast) -> None:
    version = approved(cast)
    page = f"/messages/{version.pk}/issue/{cast.polda.pk}/"
    client = browser_of(cast.kapolda)
    assert f'value="{OTHER_REGENCY}"' in client.get(page).content.decode()
    assert client.post(page, {"areas": [OTHER_REGENCY]}).status_code == 302
    assert Issue.objects.get().area_id == OTHER_REGENCY


def test_what_cannot_be_is_said_and_what_was_ticked_stays(cast: Cast) -> None:
    version, client = approved(cast), browser_of(cast.humas)
    page = f"/messages/{version.pk}/issue/{cast.resort.pk}/"
    for given, words in (
        ({"other_area_code": OTHER_REGENCY}, "di luar"), ({"other_area": "Tidakada"}, "Tidakada"), ({"other_area": "Oe"}, OENAI),
    ):  # fmt: skip
        answer = client.post(page, {"areas": [KIE]} | given)
        assert answer.status_code == 422, given
        html = answer.content.decode()
        assert words in html
        assert f'value="{KIE}" checked' in html
    assert not Issue.objects.exists()


def test_areas_are_searched_near_the_unit_that_one_briefs(cast: Cast) -> None:
    search = f"/org/areas/?name=other_area&near={cast.resort.pk}&other_area=oinlasi"
    assert OINLASI in browser_of(cast.humas).get(search, headers={"hx-request": "true"}).content.decode()
    for who in (cast.stranger, cast.kanit):  # they brief at their own sector alone
        assert browser_of(who).get(search, headers={"hx-request": "true"}).status_code == 404


def test_a_draft_and_anothers_unit_are_absent(cast: Cast) -> None:
    draft, version = drafted(cast), approved(cast)
    assert browser_of(cast.humas).get(f"/messages/{draft.pk}/issue/{cast.resort.pk}/").status_code == 404
    for who in (cast.stranger, cast.officer, cast.foreigner):
        assert browser_of(who).post(f"/messages/{version.pk}/issue/{cast.sector.pk}/", {}).status_code == 404
    assert not Issue.objects.exists()
