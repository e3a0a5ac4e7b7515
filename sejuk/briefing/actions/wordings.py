"""A message in another language: an approval of its own, by somebody else than who wrote it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.actions._parts import locked_version
from sejuk.briefing.models import Wording
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
    journal.record("wording.added", wording.pk, actor_id=asker.officer_id, unit_id=version.message.unit_id)
    return wording


@transaction.atomic
def approve_wording(*, asker: Asker, wording_id: int) -> Wording:
    """A second person who speaks the language says that it says the same."""
    found = Wording.objects.filter(pk=wording_id).first()
    if found is None:
        raise Problem("not_found")
    version = locked_version(asker, found.version_id)
    wording = Wording.objects.get(pk=wording_id)
    if wording.drafted_by_id == asker.officer_id:
        raise Problem("own_message")
    if wording.approved_at is not None:
        raise Problem("changed_meanwhile")
    wording.approved_by_id, wording.approved_at = asker.officer_id, clock.now()
    wording.save()
    journal.record("wording.approved", wording.pk, actor_id=asker.officer_id, unit_id=version.message.unit_id)
    return wording
