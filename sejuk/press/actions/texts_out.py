"""A text goes out: checked by a second person, published, perhaps under embargo, and taken back with a reason that all may read."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import free_text
from sejuk.briefing.outgoing import need_neutral
from sejuk.briefing.rules import check_reason
from sejuk.lib import clock
from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.press.actions._text_photos import need_photos
from sejuk.press.actions._texts import TextRefused, free_code, locked_text, need_no_side, need_nobody, tell
from sejuk.press.letters import one_line
from sejuk.press.models import Text
from sejuk.press.outlets import forms
from sejuk.press.rules import LONGEST_EMBARGO, TextState
from sejuk.press.texts import LANGUAGES, Grounds, grounds, hands_on, refused


@transaction.atomic
def check_text(*, asker: Asker, text_id: UUID, version: int) -> Text:
    """A second person, who wrote nothing in it, says that the version which they read may go out."""
    text = locked_text(asker, text_id, Can.PUBLISH, version)
    if text.state not in (TextState.DRAFTED, TextState.EDITED):
        raise Problem("text_wrong_state")
    if asker.officer_id in hands_on(text):
        raise Problem("own_text")
    _need_clean(text)
    text.state, text.checked_by_id, text.checked_at = TextState.CHECKED, asker.officer_id, clock.now()
    text.save()
    journal.record("text.checked", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"version": version})
    return text


@transaction.atomic
def publish_text(*, asker: Asker, text_id: UUID, version: int, embargo_until: datetime | None = None) -> Text:
    """Let the checked version out, now or when the embargo ends. From then on it never changes."""
    text = locked_text(asker, text_id, Can.PUBLISH, version)
    if text.state != TextState.CHECKED:
        raise Problem("text_wrong_state")
    now = clock.now()
    if embargo_until is not None and not now < embargo_until <= now + LONGEST_EMBARGO:
        raise Problem("embargo_wrong", "embargo", limit=LONGEST_EMBARGO.days)
    _need_clean(text)
    text.state, text.code = TextState.PUBLISHED, free_code()
    text.published_by_id, text.published_at, text.embargo_until = asker.officer_id, now, embargo_until
    text.save()
    data = {"version": version, "code": text.code, "english": text.english_current, "embargo": embargo_until is not None}
    journal.record("text.published", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data=data)
    return text


@transaction.atomic
def withdraw_text(*, asker: Asker, text_id: UUID, reason: str) -> Text:
    """Take a published text back: its page and the feeds say so, with the reason."""
    text = locked_text(asker, text_id, Can.PUBLISH)
    if text.state != TextState.PUBLISHED:
        raise Problem("text_wrong_state")
    said = check_reason(one_line(without_controls(reason)))
    need_neutral(said, field="reason")
    free_text.check(said, "reason")
    need_no_side(said, "reason")
    need_nobody(text, said, "reason")
    text.state, text.withdrawn_reason = TextState.WITHDRAWN, said
    text.withdrawn_by_id, text.withdrawn_at = asker.officer_id, clock.now()
    text.save()
    transaction.on_commit(partial(forms.drop, text.code or ""))
    data = {"version": text.version, "code": text.code}
    journal.record("text.withdrawn", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data=data)
    return text


@transaction.atomic
def keep_text(*, asker: Asker, text_id: UUID) -> Text:
    """Say of a published text whose records changed since that it is still true.

    Only where that holds: no record that it tells of is gone, and the facts as they stand now bear every sentence.
    """
    text = locked_text(asker, text_id, Can.PUBLISH)
    if text.state != TextState.PUBLISHED or text.records_changed_at is None:
        raise Problem("text_wrong_state")
    now = grounds(text)
    if now.changed - now.versions.keys():
        raise Problem("text_record_gone")
    _need_borne(text, now)
    tell(text, now)
    text.records_changed_at = None
    text.save(update_fields=["records_changed_at"])
    journal.record("text.kept", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"records": len(now.changed)})
    return text


def _need_clean(text: Text) -> None:
    """Nothing stands in its way now: records as they were told, every sentence borne by them, photos with captions and bare."""
    now = grounds(text)
    if now.changed:
        raise Problem("text_records_changed")
    if not now.facts:
        raise Problem("text_without_facts", "records")
    _need_borne(text, now)
    need_photos(text)


def _need_borne(text: Text, now: Grounds) -> None:
    """Every sentence of what goes out stands on the facts."""
    for language in LANGUAGES if text.english_current else ("id",):
        if found := refused(text, text.composed(language), now.facts):
            raise TextRefused(found)
