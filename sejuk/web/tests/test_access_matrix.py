"""Every page × every role, with things of Polsek Kie: who reaches it, and that it looks absent to everybody else.

A page that is not in the table fails: whoever adds one says here who may open it.
"""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from difflib import unified_diff
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sejuk.activities import held
from sejuk.activities.actions import keep_rival, receive_photo
from sejuk.activities.free_text import Found
from sejuk.activities.models import Activity, Rival
from sejuk.briefing.actions import add_wording, start_programme
from sejuk.briefing.tests.drafts import approved
from sejuk.briefing.tests.orders import issued
from sejuk.lib import clock
from sejuk.org.models import ImportFile, Jurisdiction, Officer, Posting
from sejuk.press.models import Batch, KeptReport
from sejuk.press.queries import day_report
from sejuk.press.tests.releases import kept
from sejuk.press.tests.test_record_print import printed
from sejuk.press.tests.texts import drafted
from sejuk.sync.models import Device
from sejuk.testing import Cast, browser_of, picture, report

pytestmark = pytest.mark.slow  # six hundred pages; make test opens them all

PEOPLE = (
    "officer", "kanit", "kapolsek", "kasat", "humas", "kapolres", "kapolda", "operator", "auditor", "stranger", "foreigner", "leaver",
    "newcomer",
)  # fmt: skip
EVERYBODY = frozenset(PEOPLE)  # signed in; these pages show each person only their own
SECTOR = frozenset({"kanit", "kapolsek"})
RESORT = frozenset({"kasat", "kapolres"})
CHAIN = SECTOR | RESORT | {"humas"}  # who reads Polsek Kie
MANAGE = SECTOR | RESORT | {"operator"}  # who manages it
PUBLIC = frozenset(
    {
        "home",
        "issued",
        "issued_english",
        "issued_english_file",
        "issued_feed",
        "issued_file",
        "issued_list",
        "issued_logo",
        "issued_photo",
        "issued_unit",
        "issued_unit_feed",
        "card",
        "card_picture",
        "healthz",
        "sign_in",
        "sign_out",
        "language",
        "shapes",
        "verify",
        "checkpoint",
    }
)
# Whose posting has ended ("leaver") and whose has not begun ("newcomer") reach what a person without any posting reaches.
WHO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("account", "password", "set_up_code", "recovery_codes", "remove_code", "me", "readers", "activities", "export", "calendar", "calendar_file", "messages", "directives", "programmes"), EVERYBODY),
    **dict.fromkeys(("activity", "activity_paper", "photo", "review", "officer"), CHAIN | {"officer"}),
    **dict.fromkeys(("board", "coverage", "day_report", "day_paper", "period_report", "period_paper", "kept_reports", "kept_report", "kept_paper", "cut_off", "briefing", "briefing_paper"), CHAIN),
    "message": EVERYBODY - {"leaver", "newcomer"}, **dict.fromkeys(("message_new",), CHAIN | {"stranger", "kapolda"}),
    **dict.fromkeys(("message_act", "message_revise", "message_word"), CHAIN | {"stranger", "kapolda"}),
    # An order of the Polres to Polsek Kie alone, and a programme of the Polres.
    "directive": SECTOR | RESORT | {"officer", "kapolda"}, "directive_acknowledge": SECTOR | {"officer"}, "directive_cascade": SECTOR,
    **dict.fromkeys(("directive_new", "programme_new"), SECTOR | RESORT | {"stranger", "kapolda"}),
    **dict.fromkeys(("directive_progress", "directive_sum"), SECTOR | RESORT | {"kapolda"}),
    **dict.fromkeys(("directive_replace", "directive_withdraw", "directive_clear", "programme_end"), RESORT | {"kapolda"}),
    "programme": CHAIN | {"officer", "stranger", "kapolda"},
    "message_issue": CHAIN | {"kapolda"}, "message_wording": RESORT | {"humas", "kapolda"},
    **dict.fromkeys(("decide_text", "clear_caption"), SECTOR | RESORT), **dict.fromkeys(("choose_rival", "sign_out_phone"), frozenset({"officer"})),
    **dict.fromkeys(("handouts", "handout"), EVERYBODY - {"leaver", "newcomer"}),
    **dict.fromkeys(("batch_order", "print_record"), CHAIN | {"stranger", "kapolda"}),
    **dict.fromkeys(("batch", "batch_zip", "letterhead", "print_withdraw", "word_template"), CHAIN | {"kapolda"}),
    # A release that the Kanit of Polsek Kie read into the record.
    **dict.fromkeys(("releases", "releases_file", "release_read"), CHAIN | {"stranger", "kapolda"}),
    **dict.fromkeys(("release", "release_correct", "release_withdraw"), CHAIN | {"kapolda"}),
    **dict.fromkeys(("text", "text_act", "text_edit", "text_quotes", "text_photos"), CHAIN),
    **dict.fromkeys(("texts", "text_new"), CHAIN | {"stranger", "kapolda"}),
    **dict.fromkeys(("release", "release_correct", "release_withdraw"), CHAIN),
    "officers": CHAIN | {"stranger"}, "summary": CHAIN | {"stranger", "kapolda", "auditor"}, **dict.fromkeys(("journal", "readings"), frozenset({"auditor"})),
    **dict.fromkeys(("org", "org_officers", "org_proposals", "escrow"), MANAGE | {"stranger"}),
    "org_areas": MANAGE | {"stranger", "humas", "kapolda"},
    **dict.fromkeys((
        "org_add", "org_add_line", "org_appoint", "org_change", "org_confirm", "org_deactivate", "org_drop_code", "org_end_line",
        "org_end_posting", "org_give", "org_move", "org_neighbourhood", "org_officer", "org_password", "org_posting_areas",
        "org_reactivate", "org_rename", "org_revoke", "org_unit",
    ), MANAGE),
    **dict.fromkeys(("org_close", "org_sectors", "org_imports", "org_template"), RESORT | {"operator"}),
    **dict.fromkeys(("org_import", "org_import_confirm", "org_import_drop", "org_import_problems"), frozenset({"kasat"})),
    "org_system": frozenset({"operator"}),
}  # fmt: skip


def _names(patterns: list[Any]) -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "api":
                found += _names(pattern.url_patterns)
        elif pattern.name:
            found.append((pattern.name, pattern))
    return found


PAGES = sorted({name for name, _ in _names(get_resolver().url_patterns)} - PUBLIC)


@pytest.fixture
def people(cast: Cast) -> dict[str, Officer]:
    """The cast, with a constable whose posting ended and one whose posting is still to come."""
    found = {name: getattr(cast, name) for name in PEOPLE if hasattr(cast, name)}
    today = clock.today()
    for name, period in (
        ("leaver", {"valid_from": today - timedelta(days=90), "valid_until": today - timedelta(days=1)}),
        ("newcomer", {"valid_from": today + timedelta(days=3)}),
    ):
        officer = Officer.objects.create(service_number=f"9900{len(found):04}", rank="Aipda", name=name)
        Posting.objects.create(officer=officer, unit=cast.sector, role="binmas_unit_head", **period)
        found[name] = officer
    return found


@pytest.fixture
def things(cast: Cast) -> dict[str, Any]:
    """One of everything that an address of Polsek Kie may name."""
    content = picture()
    sha256 = hashlib.sha256(content).hexdigest()
    photo = receive_photo(officer_id=cast.officer.pk, photo_id=uuid4(), sha256=sha256, content=content)
    activity = report(cast.officer, photos=[{"photo_id": str(photo.pk), "sha256": sha256, "bytes": len(content), "caption": ""}])
    phone = Device.objects.create(officer=cast.officer, token_hash="0" * 64, name="HP")
    imported = ImportFile.objects.create(officer=cast.kasat, unit=cast.resort, kind="people", name="daftar.csv")
    return {
        "activity_id": activity.pk, "photo_id": photo.pk, "size": "small", "span": "week", "form": "csv", "code": "53.02", "officer_id": cast.officer.pk,
        "unit_id": cast.sector.pk, "line_id": Jurisdiction.objects.get(unit=cast.sector).pk, "posting_id": cast.posting(cast.officer).pk,
        "report_id": _kept(cast).pk, "phone_id": phone.pk, "kind": "people", "import_id": imported.pk, **_undecided(cast, activity.pk),
        **_message(cast), **_directive(cast),
        "text_id": drafted(cast, activity, unreviewed=True).pk, "language": "id",
        "release_id": kept(cast).pk,
    }  # fmt: skip


def _message(cast: Cast) -> dict[str, Any]:
    """An approved message with a wording that waits for its approval."""
    version = approved(cast)
    wording = add_wording(asker=cast.asker(cast.humas), version_id=version.pk, language="jv", title="Priksa", text="Takon dhisik.")
    run = printed(cast, version, who=cast.kanit, unit=cast.sector)
    batch = Batch.objects.create(
        version=version, unit=cast.sector, officer=cast.kanit, form="leaflet", language="id", site="http://testserver", areas=[],
        state="done",
    )  # fmt: skip
    return {"version_id": version.pk, "wording_id": wording.pk, "paper": "leaflet.pdf", "run_id": run.pk, "batch_id": batch.pk}


def _kept(cast: Cast) -> KeptReport:
    """A daily report of Polsek Kie that was kept."""
    day = Activity.objects.get(officer=cast.officer).local_day
    found = day_report(cast.asker(cast.kapolsek), cast.sector, day)
    return KeptReport.objects.create(unit=cast.sector, day=day, until=clock.now(), report=found.kept(), records=list(found.records))


def _directive(cast: Cast) -> dict[str, Any]:
    """An order of the Polres to Polsek Kie, and a programme of the Polres."""
    asker = cast.asker(cast.kapolres)
    programme = start_programme(asker=asker, unit=cast.resort, name="Program Kapolres", started_on=clock.today())
    return {"directive_id": issued(cast, target_ids=(cast.sector.pk,)).pk, "programme_id": programme.pk}


def _undecided(cast: Cast, activity_id: UUID) -> dict[str, int]:
    """Words that wait for a decision, and a second content that waits for a choice, of that record."""
    found = Found("outcome", "Nomor 5302104107860001", ("nik",), vouched=True)
    text = held.row(activity_id, found)
    text.save()
    body = {"activity_id": str(activity_id), "reason": "Salah RW", "changes": {"rw": "09"}}
    keep_rival(
        officer_id=cast.officer.pk, activity_id=activity_id, op_id=uuid4(), digest="a" * 64, kind="activity.amend", body=body,
        made_at=clock.now(),
    )  # fmt: skip
    return {"held_id": text.pk, "rival_id": Rival.objects.get().pk}


def _address(name: str, things: dict[str, Any], cast: Cast) -> str:
    pattern = dict(_names(get_resolver().url_patterns))[name]
    wanted = {key: things[key] for key in pattern.pattern.converters} or {
        key: things[key] for key in getattr(pattern.pattern, "regex", None).groupindex
    }  # fmt: skip
    if name == "org_sectors":  # only a Polres has some to propose
        wanted = {"unit_id": cast.resort.pk}
    query = (
        f"?unit={cast.sector.pk}"
        if name
        in (
            "day_report",
            "day_paper",
            "period_report",
            "period_paper",
            "kept_reports",
            "briefing",
            "briefing_paper",
            "board",
            "coverage",
            "org_imports",
        )
        else ""
    )
    return reverse(name, kwargs=wanted) + query


def _reached(client: Client, address: str) -> int:
    """The status of a page, or of an empty form sent to one that only takes forms; whatever it did is undone."""
    with transaction.atomic():
        answer = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
        transaction.set_rollback(True)
    return int(answer.status_code)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_there_for_those_who_may_and_absent_for_others(
    name: str, people: dict[str, Officer], things: dict[str, Any], cast: Cast
) -> None:
    address = _address(name, things, cast)
    reached = {who: _reached(browser_of(officer), address) for who, officer in people.items()}
    there = frozenset(who for who, status in reached.items() if status != 404)
    assert there == WHO.get(name), reached
    assert all(status < 500 for status in reached.values())


def test_nobody_who_is_not_signed_in_gets_past_the_door(things: dict[str, Any], cast: Cast) -> None:
    for name in PAGES:
        answer = Client().get(_address(name, things, cast))
        if answer.status_code == 405:  # takes only forms
            answer = Client().post(_address(name, things, cast))
        assert answer.status_code == 302, (name, answer.status_code)
        assert answer["Location"].startswith("/sign-in/"), name


def test_absent_and_forbidden_look_the_same(things: dict[str, Any], cast: Cast) -> None:
    browser = browser_of(cast.stranger)
    pages = []
    for activity_id in (things["activity_id"], uuid4()):
        answer = browser.get(f"/activities/{activity_id}/")
        # The page repeats its own address and carries a fresh form token; nothing else may differ.
        said = re.sub(r"\b[A-Za-z0-9]{64}\b", "", answer.content.decode()).replace(str(activity_id), "")
        pages.append((answer.status_code, said))
    assert pages[0][0] == 404
    assert list(unified_diff(pages[0][1].splitlines(), pages[1][1].splitlines(), n=0)) == []
