"""Every page of the chain with the demo's month in it: nothing wrong by axe, nothing wider than the screen, at a phone's and a desk's width."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Page

from journeys.conftest import DESK, PHONE, overflow, picture, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.briefing.models import MessageVersion
from sejuk.config.demo.load import load_demo
from sejuk.lib import clock
from sejuk.org.models import Officer, Unit
from sejuk.press.models import KeptRelease, KeptReport, Text

AT = datetime.fromisoformat("2024-01-31T15:00:00+08:00")
KANIT, KASAT, HUMAS, OPERATOR, DIRECTORATE, AUDITOR, CONSTABLE = (
    "84110002",
    "79100002",
    "82100003",
    "90080002",
    "72090002",
    "88080003",
    "87110003",
)


def _pages() -> dict[str, dict[str, str]]:
    """Who opens what: service number → name of the picture → address."""
    sari = Officer.objects.get(service_number=CONSTABLE)
    kie = Unit.objects.get(code="polsek-kie")
    resort = Unit.objects.get(code="polres-timor-tengah-selatan")
    full = Activity.objects.filter(unit=kie, photos__isnull=False, heard_notes__isnull=False, state="accepted").first()
    waiting = Activity.objects.filter(unit=kie, state="reported").exclude(officer__service_number=KANIT).first()
    message = f"/messages/{MessageVersion.objects.get(message__code='money-pilkada').pk}/"
    approved = MessageVersion.objects.filter(state="approved").first()
    kept = KeptReport.objects.filter(unit=kie).latest("day")
    published = Text.objects.filter(state="published", unit=kie).earliest("published_at")
    assert full is not None
    assert approved is not None
    assert waiting is not None
    return {
        KANIT: {
            "board": "/board/", "activities": "/activities/", "activity": f"/activities/{full.pk}/",
            "review": f"/activities/{waiting.pk}/", "coverage": "/coverage/", "officers": "/officers/", "officer": f"/officers/{sari.pk}/",
            "daily-report": f"/reports/day/?unit={kie.pk}&day={AT.date()}", "empty-list": "/activities/?q=tidakadayangcocok",
            "weekly-report": f"/reports/week/?unit={kie.pk}&day={AT.date()}", "monthly-report": f"/reports/month/?unit={kie.pk}&day={AT.date()}",
            "empty-week": f"/reports/week/?unit={kie.pk}&day=2023-06-01", "briefing": "/reports/briefing/", "cut-off": f"/reports/hour/{kie.pk}/",
            "kept-reports": "/reports/kept/", "kept-report": f"/reports/kept/{kept.pk}/",
            "missing": "/activities/00000000-0000-7000-8000-000000000000/", "org-unit": f"/org/units/{kie.pk}/", "account": "/account/",
        },
        KASAT: {
            "resort-board": "/board/", "resort-coverage": "/coverage/", "resort-unit": f"/org/units/{resort.pk}/",
            "resort-month": f"/reports/month/?unit={resort.pk}&day={AT.date()}", "resort-briefing": f"/reports/briefing/?unit={resort.pk}",
            "resort-report": f"/reports/day/?unit={resort.pk}&day={AT.date()}", "import": "/org/imports/",
            "releases": "/releases/", "release": f"/releases/{KeptRelease.objects.earliest('day').pk}/", "release-paste": "/releases/read/",
            "release-correct": f"/releases/{KeptRelease.objects.earliest('day').pk}/correct/",
            "messages": "/messages/", "message": message, "message-new": "/messages/new/", "message-revise": f"{message}revise/",
            "message-word": f"{message}word/", "message-issue": f"/messages/{approved.pk}/issue/{resort.pk}/",
        },
        OPERATOR: {"operator": "/org/", "without-password": "/org/officers/?show=without-password"},
        # What anybody opens, signed in or not.
        HUMAS: {"published": f"/r/{published.code}/", "published-list": "/r/unit/polres-timor-tengah-selatan/", "letterhead": f"/papers/letterhead/{resort.pk}/"},
        DIRECTORATE: {"summary": "/summary/", "region-month": f"/reports/month/?day={AT.date()}"},
        AUDITOR: {"journal": "/journal/", "readings": "/journal/readings/"},
        CONSTABLE: {"me": "/me/", "my-messages": "/messages/", "calendar": "/calendar/", "readers": "/me/readers/", "verify": "/verify/", "code-set-up": "/account/code/"},
    }  # fmt: skip


def _faults(page: Page, name: str, address: str, width: int) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    page.wait_for_load_state("networkidle")
    expected = 404 if name == "missing" else 200
    found = [] if answer.status == expected else [f"answered {answer.status}"]
    if overflow(page) > 0:
        found.append(f"{overflow(page)} px wider than the screen")
    return [f"{name} at {width} px: {fault}" for fault in found + violations(page)]


@pytest.mark.slow
def test_every_page_is_fit_to_be_shown(transactional_db: None, open_context: Callable[..., BrowserContext]) -> None:
    del transactional_db
    faults: list[str] = []
    with clock.travel(AT):
        load_demo(AT.date())
        for number, pages in _pages().items():
            for size in (DESK, PHONE):
                page = open_context(size).new_page()
                sign_in(page, number)
                for name, address in pages.items():
                    faults += _faults(page, name, address, size["width"])
                    picture(page, name if size is DESK else f"{name}-360")
                page.context.close()
    assert not faults, "\n".join(faults)
