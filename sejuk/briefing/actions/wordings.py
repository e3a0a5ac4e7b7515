"""A message in another language: an approval of its own, by somebody else than who wrote it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.actions._number import next_change
from sejuk.briefing.actions._parts import blocked_in, locked_version, need_cleared, need_other_clearer
from sejuk.briefing.models import Clearance, Wording
from sejuk.briefing.outgoing import let_pass
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker


@transaction.atomic
def add_wording(*, asker: Asker, version_id: UUID, language: str, title: str, text: str) -> Wording:
    """Write a version in one more language."""
    version = locked_version(asker, version_id)
    rules.check_wording(language, title, text)
    if version.state == rules.WITHDRAWN:
        raise Problem("message_withdrawn")
    if version.wordings.filter(language=language).exists():
        raise Problem("wording_twice", "language")
    wording = Wording.objects.create(
        version=version, language=language, title=title.strip(), text=text.strip(), drafted_by_id=asker.officer_id
    )
    facts = {"blocked": blocked_in(wording)}
    journal.record("wording.added", wording.pk, actor_id=asker.officer_id, unit_id=version.message.unit_id, data=facts)
    return wording


@transaction.atomic
def approve_wording(*, asker: Asker, wording_id: int) -> Wording:
    """A second person who speaks the language says that it says the same."""
    wording = _locked(asker, wording_id)
    if wording.drafted_by_id == asker.officer_id:
        raise Problem("own_message")
    if wording.approved_at is not None:
        raise Problem("changed_meanwhile")
    need_other_clearer(asker, [wording])
    need_cleared([wording])
    wording.approved_by_id, wording.approved_at = asker.officer_id, clock.now()
    wording.save()
    wording.version.change_seq = next_change()
    wording.version.save(update_fields=["change_seq"])
    journal.record("wording.approved", wording.pk, actor_id=asker.officer_id, unit_id=wording.version.message.unit_id)
    return wording


@transaction.atomic
def clear_wording(*, asker: Asker, wording_id: int, seen: Collection[str], reason: str) -> Clearance:
    """Let pass what the neutrality guard found: somebody who neither wrote nor approves it, by name and with a reason.

    ``seen`` are the digests of the findings that were shown; when others stand there now, nothing is let pass.
    """
    wording = _locked(asker, wording_id)
    bound = (wording.drafted_by_id, wording.version.drafted_by_id, wording.approved_by_id)
    done = wording.cleared()
    left = [spot for spot in wording.spots() if spot.digest not in done]
    findings = let_pass(asker.officer_id, bound, left, seen, reason)
    cleared = Clearance.objects.create(
        wording=wording, officer_id=asker.officer_id or 0, reason=rules.check_reason(reason), findings=findings
    )
    journal.record(
        "wording.cleared",
        wording.pk,
        actor_id=asker.officer_id,
        unit_id=wording.version.message.unit_id,
        data={"findings": findings},
    )
    return cleared


def _locked(asker: Asker, wording_id: int) -> Wording:
    """A wording of a version that the asker may decide about, locked with it; a withdrawn one is decided."""
    found = Wording.objects.filter(pk=wording_id).first()
    if found is None:
        raise Problem("not_found")
    version = locked_version(asker, found.version_id)
    if version.state == rules.WITHDRAWN:
        raise Problem("message_withdrawn")
    return Wording.of(version).get(pk=wording_id)
