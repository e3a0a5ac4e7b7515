"""Writing a text: composed from records, edited by people, composed again where a record changed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press import editing, rules
from sejuk.press.actions._texts import TextRefused, changed, locked_text, need_unissued, tell
from sejuk.press.models import Text, TextRecord
from sejuk.press.queries.facts import facts_of, versions_of
from sejuk.press.rules import TextKind, TextState, Why
from sejuk.press.selection import MOST_RECORDS, Selection
from sejuk.press.texts import LANGUAGES, UNAPPROVED, as_unit, composed_anew, grounds, refused
from sejuk.press.writing.shape import Composed, Fact


@transaction.atomic
def draft_text(*, asker: Asker, unit: Unit, selection: Selection) -> Text:
    """Compose a release of a unit from records that the asker and the unit may read, in both languages."""
    asker.need(Can.WRITE, unit)
    facts = _facts_for(asker, unit, selection)
    text = Text(
        id=ids.new_id(), kind=TextKind.RELEASE, unit=unit, selection=selection.as_data(), state=TextState.DRAFTED, wordings={},
        drafted_by_id=asker.officer_id or 0, themes=list(dict.fromkeys(theme for fact in facts for theme in fact.themes)),
    )  # fmt: skip
    text.save()
    picked = {fact.record: fact.source for fact in facts}
    versions = versions_of(as_unit(unit), _picked(facts, unit, selection))
    TextRecord.objects.bulk_create(
        [TextRecord(text=text, record=pk, source=source, version=versions[pk]) for pk, source in picked.items()]
    )
    for language in LANGUAGES:
        text.write(language, editing.numbered(composed_anew(text, facts, language).sentences))
    text.save(update_fields=["wordings"])
    data = {"kind": text.kind, "records": len(picked), "unreviewed": selection.unreviewed}
    journal.record("text.drafted", text.pk, actor_id=asker.officer_id, unit_id=unit.pk, data=data)
    return text


def _facts_for(asker: Asker, unit: Unit, selection: Selection) -> tuple[Fact, ...]:
    """The facts of what was chosen, as far as the unit whose text it will be may tell them."""
    chosen = facts_of(asker, selection)
    if len(chosen) > MOST_RECORDS:
        raise Problem("text_too_many_records", "records", limit=MOST_RECORDS)
    facts = facts_of(as_unit(unit), _picked(chosen, unit, selection))
    if not facts:
        raise Problem("text_without_facts", "records")
    return facts


def _picked(facts: Iterable[Fact], unit: Unit, selection: Selection) -> Selection:
    ids_of = {source: tuple(UUID(fact.record) for fact in facts if fact.source == source) for source in ("field", "release")}
    return Selection(ids_of["field"], ids_of["release"], unit=unit.pk, unreviewed=selection.unreviewed)


@transaction.atomic
def edit_text(*, asker: Asker, text_id: UUID, version: int, language: str, lines: Iterable[editing.Line]) -> Text:
    """Put an editor's sentences in the place of those of the version that they read.

    What they changed must stand on the facts (``TextRefused`` names each sentence that does not); what they left alone may still
    wait for something. The text waits for its check again, and its English is behind when the Indonesian was changed.
    """
    text = locked_text(asker, text_id, Can.WRITE, version)
    need_unissued(text)
    if language not in LANGUAGES:
        raise Problem("value_unknown", "language")
    before, old = text.wordings, text.composed(language)
    new = Composed(language, editing.rewritten(old.sentences, lines))
    if new.sentences == old.sentences and (language == "id" or text.english_current):
        raise Problem("nothing_changed", "text")
    _need_allowed(text, old, new)
    text.write(language, new.sentences)
    if language == "en":
        text.english_current = True
    elif new.sentences != old.sentences:
        text.english_current = False
    changed(text, Why.EDITED, asker.officer_id, before)
    text.save()
    data = {"version": text.version, "language": language, "own": sum(each.own for each in new.sentences)}
    journal.record("text.edited", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data=data)
    return text


def _need_allowed(text: Text, old: Composed, new: Composed) -> None:
    """Refuse what the editor wrote and the facts do not say. A quote may still wait for its second person."""
    left_alone = {each.text for each in old.sentences}
    found = [one for one in refused(text, new, grounds(text).facts) if new.sentences[one.sentence].text not in left_alone]
    if found := [one for one in found if one.code != UNAPPROVED]:
        raise TextRefused(found)


@transaction.atomic
def recompose_text(*, asker: Asker, text_id: UUID, version: int) -> bool:
    """Where records changed since, tell them as they stand now; whether anything had to be done."""
    text = locked_text(asker, text_id, Can.WRITE, version)
    need_unissued(text)
    return _recompose(text, asker.officer_id)


@transaction.atomic
def recompose_texts(*, record_ids: Iterable[str]) -> int:
    """After records changed: texts that are not out yet are composed again, those that are out are flagged; how many."""
    wanted = TextRecord.objects.filter(record__in=list(record_ids)).values("text")
    rows = Text.objects.select_for_update(of=("self",)).select_related("unit__parent").filter(pk__in=wanted)
    touched = 0
    for text in rows.exclude(state=TextState.WITHDRAWN).order_by("pk"):
        touched += _recompose(text, None) if text.state in rules.UNISSUED else _flag(text)
    return touched


def _recompose(text: Text, officer_id: int | None) -> bool:
    now, before = grounds(text), text.wordings
    if not now.changed:
        return False
    for language in LANGUAGES:
        new = composed_anew(text, now.facts, language)
        text.write(language, editing.mended(text.composed(language).sentences, new.sentences, now.changed))
    changed(text, Why.RECORDS, officer_id, before)
    tell(text, now)
    text.records_changed_at = None
    text.themes = list(dict.fromkeys(theme for fact in now.facts for theme in fact.themes))
    text.save()
    data = {"version": text.version, "records": len(now.changed)}
    journal.record("text.recomposed", text.pk, actor_id=officer_id, unit_id=text.unit_id, data=data)
    return True


def _flag(text: Text) -> bool:
    """A text that is out stays as it is; its unit decides whether to take it back."""
    now = grounds(text)
    if not now.changed:
        return False
    text.records_changed_at = text.records_changed_at or clock.now()
    text.save(update_fields=["records_changed_at"])
    data = {"version": text.version, "records": len(now.changed)}
    journal.record("text.records_changed", text.pk, unit_id=text.unit_id, data=data)
    return True
