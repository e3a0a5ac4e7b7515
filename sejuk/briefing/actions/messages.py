"""A message is drafted by one person and approved by another; what was approved never changes, a new version follows it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.actions._parts import (
    Draft,
    blocked_in,
    check_draft,
    free_code,
    free_link,
    locked_version,
    need_cleared,
    need_other_clearer,
    own_message,
    write_version,
)
from sejuk.briefing.models import Message, MessageVersion, Wording
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.queries import own_units
from sejuk.org.rules import Can


@transaction.atomic
def draft_message(*, asker: Asker, unit: Unit, theme: str, audience: str, draft: Draft) -> MessageVersion:
    """Write a new message of a unit, to be approved by somebody else."""
    asker.need(Can.BRIEF, unit)
    check_draft(theme, audience, draft)
    message = Message.objects.create(code=free_code(draft.title), theme=theme, audience=audience, unit=unit)
    wording = write_version(asker, message, draft)
    # What may not go out is kept: it is a draft, and its page shows the words.
    facts = {"number": wording.version.number, "blocked": blocked_in(wording)}
    journal.record("message.drafted", wording.version_id, actor_id=asker.officer_id, unit_id=unit.pk, data=facts)
    return wording.version


@transaction.atomic
def revise_message(*, asker: Asker, message_id: UUID, draft: Draft) -> MessageVersion:
    """Write the next version; the one in force stays so until the new one is approved.

    A message that came with Sejuk stays as it is for all who carry it: worded anew it is a message of the asker's unit.
    """
    asker.need(Can.BRIEF)
    message = own_message(asker, message_id)
    if message.unit is None:
        own = own_units(asker, Can.BRIEF)[0]
        return draft_message(asker=asker, unit=own, theme=message.theme, audience=message.audience, draft=draft)
    check_draft(message.theme, message.audience, draft)
    wording = write_version(asker, message, draft)
    facts = {"number": wording.version.number, "blocked": blocked_in(wording)}
    journal.record("message.revised", wording.version_id, actor_id=asker.officer_id, unit_id=message.unit_id, data=facts)
    return wording.version


@transaction.atomic
def approve_message(*, asker: Asker, version_id: UUID) -> MessageVersion:
    """A second person says that it may be said. Older versions that are in force are not touched: they are withdrawn by hand."""
    version = locked_version(asker, version_id)
    if version.drafted_by_id == asker.officer_id:
        raise Problem("own_message")
    if version.state != rules.DRAFT:
        raise Problem("changed_meanwhile")
    # The wordings of the source come with the version; one in a regional language needs somebody who speaks it, and the
    # asker's own somebody else.
    wordings = Wording.of(version).filter(language__in=(rules.SOURCE_LANGUAGE, "en")).exclude(drafted_by_id=asker.officer_id)
    need_other_clearer(asker, wordings)
    need_cleared(wordings)
    version.state, version.approved_by_id, version.approved_at = rules.APPROVED, asker.officer_id, clock.now()
    version.link = free_link()
    version.save()
    wordings.update(approved_by_id=asker.officer_id, approved_at=clock.now())
    journal.record(
        "message.approved", version.pk, actor_id=asker.officer_id, unit_id=version.message.unit_id, data={"number": version.number}
    )
    return version
