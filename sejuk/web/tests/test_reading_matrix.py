"""Every page, opened by somebody whose records it does not show: what it opens is noted, and nothing is noted that was not opened.

A page that is in neither table fails: whoever adds one says here what it shows of whom.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.urls import get_resolver

from sejuk.journal.models import Reading
from sejuk.org.models import Officer
from sejuk.testing import Cast, browser_of, report
from sejuk.web.reading import LABELS, What
from sejuk.web.tests.test_access_matrix import PAGES, PUBLIC, _address, _names
from sejuk.web.tests.test_access_matrix import things as things  # noqa: PLC0414 - a fixture

pytestmark = pytest.mark.slow

# A page that shows records or an officer, and as what that is noted. A review shows the record again when it is refused.
OPENS = {
    "activity": What.ACTIVITY, "review": What.ACTIVITY, "activity_paper": What.ACTIVITY_PAPER, "photo": What.PHOTO,
    "activities": What.LIST, "export": What.EXPORT, "day_report": What.DAY_REPORT, "day_paper": What.DAY_PAPER,
    "period_report": What.PERIOD_REPORT, "period_paper": What.PERIOD_PAPER,
    "kept_report": What.KEPT_REPORT, "kept_paper": What.KEPT_PAPER,
    "officer": What.OFFICER, "org_officer": What.ACCOUNT,
    "text": What.TEXT, "text_edit": What.TEXT,
    "release": What.RELEASE, "release_correct": What.RELEASE, "releases": What.RELEASES, "releases_file": What.RELEASES_FILE,
}  # fmt: skip
# Whose records these are, where they are not the constable's: the Kanit read the release.
WHOSE = dict.fromkeys(("release", "release_correct", "releases", "releases_file"), "kanit")
# Opens something only once it was given a file (sejuk/web/tests/test_escrow.py), or shows the record again when it is refused.
OPENS_WHAT_IT_IS_GIVEN = {
    "escrow": What.ESCROW,
    "text_new": What.TEXT,
    "text_act": What.TEXT,
    "decide_text": What.ACTIVITY,
    "choose_rival": What.ACTIVITY,
    "clear_caption": What.ACTIVITY,
}
# Numbers and names of who serves where; one's own; forms about an account that its own page (noted) leads to; public facts.
NOTHING = PUBLIC | frozenset({
    "account", "password", "set_up_code", "recovery_codes", "remove_code", "sign_out_phone", "me", "readers", "readings", "board", "briefing", "briefing_paper", "kept_reports", "cut_off", "coverage", "officers", "summary", "journal", "calendar", "calendar_file", "messages", "message", "message_new", "message_act", "message_issue", "message_revise", "message_word", "message_wording",
    "texts", "text_quotes", "text_photos",  # a text's own words, and photos that are noted when they are fetched
    "handouts", "handout", "batch_order", "batch", "batch_zip", "letterhead", "print_record", "print_withdraw",
    "word_template",
    "release_read", "release_withdraw",  # a text that is not kept yet; a form about one that its page (noted) leads to
    "directives", "directive", "directive_new", "directive_acknowledge", "directive_progress", "directive_sum", "directive_cascade",
    "directive_replace", "directive_withdraw", "directive_clear", "programmes", "programme", "programme_new", "programme_end",
    "org", "org_areas", "org_officers", "org_proposals", "org_add", "org_add_line", "org_appoint", "org_change", "org_confirm",
    "org_deactivate", "org_drop_code", "org_end_line", "org_end_posting", "org_give", "org_move", "org_neighbourhood", "org_password",
    "org_posting_areas", "org_reactivate", "org_rename", "org_revoke", "org_unit", "org_close", "org_sectors", "org_imports",
    "org_template", "org_import", "org_import_confirm", "org_import_drop", "org_import_problems", "org_system",
})  # fmt: skip
OUTGOING = ("handout", "briefing_paper")  # papers without words of a record: of an approved message, or numbers
WORDS = ("Cerita penanda", "Tempat penanda", "Kata penanda")


def _open(reader: Officer, address: str) -> bytes:
    """What the answer says; a page that takes only forms gets an empty one."""
    client = browser_of(reader)
    with transaction.atomic():
        answer: Any = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_page_says_what_it_opens() -> None:
    patterns = dict(_names(get_resolver().url_patterns))
    said = {name: getattr(pattern.callback, "reads", None) for name, pattern in patterns.items()}
    assert {name: what for name, what in said.items() if what} == OPENS | OPENS_WHAT_IT_IS_GIVEN
    assert set(said) == set(OPENS | OPENS_WHAT_IT_IS_GIVEN) | NOTHING
    assert set(LABELS) == set(What)


@pytest.mark.parametrize("name", sorted(OPENS))
def test_what_is_opened_is_noted_once_with_whose_it_was(name: str, things: dict[str, Any], cast: Cast) -> None:
    assert _open(cast.kasat, _address(name, things, cast))
    row = Reading.objects.get()
    assert (row.what, row.reader_id) == (OPENS[name], cast.kasat.pk)
    assert [each.officer_id for each in row.of.all()] == [getattr(cast, WHOSE.get(name, "officer")).pk]
    assert row.unit_id in (cast.sector.pk, cast.resort.pk)


@pytest.mark.parametrize("name", sorted(OPENS.keys() - {"org_officer", "review"}))
def test_who_opens_their_own_and_who_is_refused_leave_no_note(name: str, things: dict[str, Any], cast: Cast) -> None:
    _open(getattr(cast, WHOSE.get(name, "officer")), _address(name, things, cast))
    _open(cast.foreigner, _address(name, things, cast))
    assert not Reading.objects.exists()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_words_without_a_note(name: str, things: dict[str, Any], cast: Cast) -> None:
    report(
        cast.officer, narrative=WORDS[0], place=WORDS[1],
        heard=[{"note_id": "01900000-0000-7000-8000-000000000001", "kind": "claim", "words": WORDS[2]}],
    )  # fmt: skip
    things["activity_id"] = cast.officer.activities.get(narrative=WORDS[0]).pk
    for reader in (cast.kasat, cast.operator, cast.auditor, cast.kapolda):
        said = _open(reader, _address(name, things, cast))
        recorded = name not in OUTGOING and said.startswith((b"%PDF", b"\xff\xd8"))
        shows = recorded or any(word.encode() in said for word in WORDS)
        noted = Reading.objects.filter(reader_id=reader.pk, of__officer_id=cast.officer.pk).exists()
        assert noted or not shows, (name, reader.name)
