"""What several actions of this room share; never called from outside."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.text import slugify

from sejuk.briefing import rules
from sejuk.briefing.models import Message, MessageVersion, Wording
from sejuk.briefing.outgoing import need_neutral
from sejuk.briefing.queries import may_decide
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@dataclass(frozen=True)
class Draft:
    """What a version says."""

    title: str
    text: str
    source: str
    elections: tuple[str, ...]
    phases: tuple[str, ...]
    valid_from: date | None = None
    valid_until: date | None = None


def locked_version(asker: Asker, version_id: UUID) -> MessageVersion:
    """A version that the asker may decide about, locked; any other looks absent."""
    rows = MessageVersion.objects.select_for_update(of=("self",)).select_related("message__unit")
    version = rows.filter(pk=version_id).first()
    if version is None or asker.officer_id is None or not may_decide(asker, version):
        raise Problem("not_found")
    return version


def own_message(asker: Asker, message_id: UUID) -> Message:
    """A message that the asker may brief about; any other looks absent."""
    message = Message.objects.select_related("unit").filter(pk=message_id).first()
    if message is None or not asker.may(Can.BRIEF, message.unit):
        raise Problem("not_found")
    return message


def check_draft(theme: str, audience: str, draft: Draft) -> None:
    """Raise the first problem of a draft."""
    rules.check_message({
        "theme": theme, "audience": audience, "elections": draft.elections, "phases": draft.phases, "source": draft.source,
        "valid_from": draft.valid_from, "valid_until": draft.valid_until,
    })  # fmt: skip
    rules.check_wording(rules.SOURCE_LANGUAGE, draft.title, draft.text)


def blocked_in(wording: Wording) -> list[str]:
    """The categories for which a wording may not go out as it is."""
    return sorted({spot.finding.category for spot in wording.spots() if spot.finding.blocks})


def need_cleared(wordings: Iterable[Wording]) -> None:
    """Raise a problem for words that nobody let pass."""
    for wording in wordings:
        version = wording.version
        need_neutral(wording.said, version.phases, version.elections, cleared=wording.cleared())


def need_other_clearer(asker: Asker, wordings: Iterable[Wording]) -> None:
    """Who approves is not who let words in it pass."""
    if any(one.officer_id == asker.officer_id for wording in wordings for one in wording.clearances.all()):
        raise Problem("own_clearance")


def write_version(asker: Asker, message: Message, draft: Draft) -> Wording:
    """The next version of a message, as its first wording."""
    latest = message.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = MessageVersion.objects.create(
        message=message, number=latest + 1, elections=list(draft.elections), phases=list(draft.phases), source=draft.source.strip(),
        valid_from=draft.valid_from, valid_until=draft.valid_until, drafted_by_id=asker.officer_id,
    )  # fmt: skip
    return Wording.objects.create(
        version=version, language=rules.SOURCE_LANGUAGE, title=draft.title.strip(), text=draft.text.strip(),
        drafted_by_id=asker.officer_id,
    )  # fmt: skip


def free_code(title: str) -> str:
    """A short name made of the title, that no message has yet."""
    base = slugify(title)[:50] or "pesan"
    taken = set(Message.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(code for n in range(len(taken) + 2) if (code := f"{base}-{n + 1}" if n else base) not in taken)


def free_link() -> str:
    """A short address that no version has yet, in letters that nobody mistakes for one another."""
    while True:
        link = "".join(secrets.choice(rules.LINK_LETTERS) for _ in range(rules.LINK_LENGTH))
        if not MessageVersion.objects.filter(link=link).exists():
            return link
