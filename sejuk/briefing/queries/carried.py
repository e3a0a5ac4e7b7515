"""The stream of what a phone carries from this room: numbered changes, of several sources, in the order of their numbers."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from sejuk.briefing.models import LastChange
from sejuk.briefing.queries.cards import Numbered, card_changes
from sejuk.briefing.queries.directives import directive_changes
from sejuk.org.access import Asker

# Each gives what changed after one number up to another, in order: for this asker, who serves these areas.
SOURCES: tuple[Callable[[Asker, Sequence[str], int, int], Iterator[Numbered]], ...] = (card_changes, directive_changes)


def carried(asker: Asker, area_codes: Sequence[str], *, after: int, upto: int) -> Iterator[Numbered]:
    """What changed for the asker's phone after number ``after`` (0: it holds nothing yet) up to ``upto``: (number, change)."""
    return heapq.merge(*(source(asker, area_codes, after, upto) for source in SOURCES), key=itemgetter(0))


def last_number(asker: Asker) -> int:
    """The last number that everybody sees. Asked before the changes: what gets a higher one meanwhile is for the next pull."""
    del asker
    return LastChange.objects.values_list("number", flat=True).first() or 0


def scope_of(asker: Asker, area_codes: Sequence[str]) -> str:
    """A short digest of what decides which changes concern the asker: areas and postings. Where it differs, all is sent anew."""
    postings = sorted((grant.unit_path, grant.role) for grant in asker.grants)
    return hashlib.sha256(json.dumps([sorted(area_codes), postings]).encode()).hexdigest()[:8]
