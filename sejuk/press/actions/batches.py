"""Papers for every village of a unit, made in the background a few at a time: what is made stays, whoever dies."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker, asker_for
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press import rules
from sejuk.press.facts import handout_of
from sejuk.press.handout import pdf
from sejuk.press.models import Batch, Letterhead
from sejuk.press.queries.handouts import letterhead, places, sayable
from sejuk.press.rules import BatchState, Form

AT_ONCE = 10  # papers of one task: other tasks have their turn between, and the page sees it go on


@transaction.atomic
def order_batch(*, asker: Asker, version_id: UUID, unit: Unit, form: str, language: str, site: str) -> Batch:
    """Have one paper made for each village of a unit. The same again takes up what is being made or broke off."""
    asker.need(Can.BRIEF, unit)
    sayable(asker, version_id, language)
    if form not in rules.PRINTED:
        raise Problem("value_unknown", "form")
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    same = Batch.objects.filter(version_id=version_id, unit=unit, form=form, language=language)
    row = same.filter(state__in=(BatchState.MAKING, BatchState.FAILED)).first()
    if row is not None and row.state == BatchState.MAKING:
        return row
    if row is None:
        row = Batch(version_id=version_id, unit=unit, form=form, language=language, areas=_villages(asker, unit))
    row.officer_id, row.site, row.state = asker.officer_id or 0, site, BatchState.MAKING
    row.save()
    journal.record(
        "batch.ordered", row.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"papers": len(row.areas), "form": form}
    )
    return row


def _villages(asker: Asker, unit: Unit) -> list[str]:
    found = [place.area.code for place in places(asker, unit)]
    if not found:
        raise Problem("batch_without_villages")
    if len(found) > rules.MOST_VILLAGES:
        raise Problem("too_many_items", "unit", limit=rules.MOST_VILLAGES)
    return found


def make_batch(*, batch_id: UUID | str) -> bool:
    """Make the next papers of a batch; whether some are left. Made twice, a paper replaces itself."""
    row = Batch.objects.select_related("unit__parent", "officer").filter(pk=batch_id).first()
    if row is None or row.state != BatchState.MAKING:
        return False
    part = row.areas[row.made : row.made + AT_ONCE]
    try:
        _make(row, part)
    except Problem:
        _stop(row)
        return False
    except Exception:  # what was made stays, and whoever ordered it can take it up again
        _end(row, BatchState.FAILED)
        raise
    done = row.made + len(part)
    ours = Batch.objects.filter(pk=row.pk, state=BatchState.MAKING, made=row.made).update(made=done)
    if ours and done >= len(row.areas):
        with transaction.atomic():
            _end(row, BatchState.DONE)
            journal.record("batch.made", row.pk, actor_id=row.officer_id, unit_id=row.unit_id, data={"papers": done})
        return False
    return bool(ours)


def _make(row: Batch, codes: Sequence[str]) -> None:
    """With the names of today and the rights of this moment."""
    asker = asker_for(row.officer)
    asker.need(Can.BRIEF, row.unit)
    version, wording = sayable(asker, row.version_id, row.language)
    wanted = set(codes)
    heads: dict[int, Letterhead] = {}
    for place in places(asker, row.unit):
        if place.area.code in wanted:
            head = heads.get(place.unit.pk) or heads.setdefault(place.unit.pk, letterhead(asker, place.unit))
            paper = pdf(handout_of(version, wording, place.unit, head, place, row.site), Form(row.form))
            default_storage.save(row.file_of(place.area.code), ContentFile(paper))


def _stop(row: Batch) -> None:
    """The message may not go out any more, or who ordered it may not: nothing of it is left to be printed."""
    _end(row, BatchState.STOPPED)
    _drop_files(row)


def _end(row: Batch, state: BatchState) -> None:
    Batch.objects.filter(pk=row.pk).update(state=state, finished_at=clock.now())


def _drop_files(row: Batch) -> None:
    for code in row.areas:
        default_storage.delete(row.file_of(code))


@transaction.atomic
def give_up_batches(*, batch_ids: Sequence[str]) -> int:
    """Several workers died of these: they wait for whoever ordered them. Returns how many."""
    given_up = 0
    for row in Batch.objects.filter(pk__in=list(batch_ids), state=BatchState.MAKING):
        _end(row, BatchState.FAILED)
        journal.record("batch.given_up", row.pk, unit_id=row.unit_id, data={"papers": row.made})
        given_up += 1
    return given_up


@transaction.atomic
def drop_batches() -> int:
    """Remove batches that are older than ``rules.KEPT`` with their files; return how many."""
    old = list(Batch.objects.filter(created_at__lt=clock.now() - rules.KEPT))
    for row in old:
        _drop_files(row)
        row.delete()
    if old:
        journal.record("batches.dropped", "batches", data={"count": len(old)})
    return len(old)
