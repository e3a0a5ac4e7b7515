"""Words of officers in a text: entered by one person, and in it only after a second one, or the speaker, agreed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import free_text
from sejuk.briefing.outgoing import need_neutral
from sejuk.lib import clock
from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.press import editing
from sejuk.press.actions._texts import changed, locked_text, need_no_side, need_nobody, need_unissued
from sejuk.press.letters import one_line
from sejuk.press.models import Quote, Text
from sejuk.press.names import role_of
from sejuk.press.rules import TEXT_LIMITS, Why
from sejuk.press.texts import LANGUAGES, composed_anew, grounds, speakers


@transaction.atomic
def add_quote(*, asker: Asker, text_id: UUID, posting_id: int, words: str) -> Quote:
    """Enter what an officer of the text's unit, or of those above and below it, said. One's own words need nobody else."""
    text = locked_text(asker, text_id, Can.WRITE)
    need_unissued(text)
    speaker = speakers(text).filter(pk=posting_id).first()
    if speaker is None:
        raise Problem("value_unknown", "posting")
    said = _checked(text, words)
    own = speaker.officer_id == asker.officer_id
    quote = Quote.objects.create(
        text=text, officer=speaker.officer, rank=speaker.officer.rank, name=speaker.officer.name,
        role=role_of(speaker.role, speaker.unit.kind), words=said, entered_by_id=asker.officer_id or 0,
        approved_by_id=asker.officer_id if own else None, approved_at=clock.now() if own else None,
    )  # fmt: skip
    if own:
        _put_in(text, asker.officer_id)
    journal.record(
        "text.quote_added", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"quote": str(quote.pk), "own": own}
    )
    return quote


@transaction.atomic
def approve_quote(*, asker: Asker, text_id: UUID, quote_id: UUID) -> Quote:
    """A second person, or the speaker, says that it was said so: now it stands in the text."""
    text = locked_text(asker, text_id, Can.WRITE)
    need_unissued(text)
    quote = _quote(text, quote_id)
    if quote.approved_at is not None:
        raise Problem("changed_meanwhile")
    if asker.officer_id == quote.entered_by_id and asker.officer_id != quote.officer_id:
        raise Problem("own_quote")
    quote.approved_by_id, quote.approved_at = asker.officer_id, clock.now()
    quote.save(update_fields=["approved_by", "approved_at"])
    _put_in(text, None)  # who approves has not written in the text, and may check it
    journal.record("text.quote_approved", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"quote": str(quote.pk)})
    return quote


@transaction.atomic
def drop_quote(*, asker: Asker, text_id: UUID, quote_id: UUID) -> None:
    """Take a quote off a text, with the sentences that hold its words."""
    text = locked_text(asker, text_id, Can.WRITE)
    need_unissued(text)
    quote = _quote(text, quote_id)
    before = text.wordings
    for language in LANGUAGES:
        text.write(language, editing.without_quote(text.composed(language).sentences, quote.words))
    if text.wordings != before:
        changed(text, Why.QUOTE, asker.officer_id, before)
        text.save()
    quote.delete()
    journal.record("text.quote_dropped", text.pk, actor_id=asker.officer_id, unit_id=text.unit_id, data={"quote": str(quote_id)})


def _checked(text: Text, words: str) -> str:
    """The words on one line, unless they may not go out, tell of a resident, or are there already."""
    said = one_line(without_controls(words)).strip(' “”"')
    if not said:
        raise Problem("value_missing", "words")
    if len(said) > TEXT_LIMITS["quote"]:
        raise Problem("text_too_long", "words", limit=TEXT_LIMITS["quote"], length=len(said))
    need_neutral(said, field="words")
    free_text.check(said, "words")
    need_no_side(said, "words")
    need_nobody(text, said, "words", titled=True)
    there = list(text.quotes.values_list("words", flat=True))
    if said in there:
        raise Problem("quote_twice", "words")
    if len(there) >= TEXT_LIMITS["quotes"]:
        raise Problem("too_many_items", "words", limit=TEXT_LIMITS["quotes"])
    return said


def _quote(text: Text, quote_id: UUID) -> Quote:
    quote = Quote.objects.select_for_update().filter(text=text, pk=quote_id).first()
    if quote is None:
        raise Problem("not_found")
    return quote


def _put_in(text: Text, officer_id: int | None) -> None:
    """Let the approved quotes stand in the text, in both languages."""
    facts, before = grounds(text).facts, text.wordings
    for language in LANGUAGES:
        new = composed_anew(text, facts, language)
        text.write(language, editing.with_quotes(text.composed(language).sentences, new.sentences))
    if text.wordings != before:
        changed(text, Why.QUOTE, officer_id, before)
        text.save()
