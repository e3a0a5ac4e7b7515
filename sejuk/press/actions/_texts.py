"""What several actions on texts share; never called from outside."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from uuid import UUID

from sejuk.briefing.rules import LINK_LENGTH, LINK_LETTERS
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.press.models import Text, TextRecord, TextVersion
from sejuk.press.rules import UNISSUED, TextState, Why
from sejuk.press.texts import NOT_TOLD, Grounds, grounds, said_for
from sejuk.press.writing.asserted.taking_sides import taking_sides
from sejuk.press.writing.check import people_named
from sejuk.press.writing.shape import Refused


class TextRefused(Problem):
    """Sentences that may not go out, so that a page can say at each of them why."""

    def __init__(self, found: Iterable[Refused]) -> None:
        self.found = tuple(found)
        super().__init__("text_refused", "text", count=len({each.sentence for each in self.found}))


def locked_text(asker: Asker, text_id: UUID, can: Can, version: int | None = None) -> Text:
    """A text on which the asker may do this, locked; any other looks absent. With ``version`` only if nobody changed it since."""
    text = Text.objects.select_for_update(of=("self",)).select_related("unit__parent").filter(pk=text_id).first()
    if text is None or asker.officer_id is None or not asker.may(can, text.unit):
        raise Problem("not_found")
    if version is not None and text.version != version:
        raise Problem("changed_meanwhile")
    return text


def need_unissued(text: Text) -> None:
    """Refuse to change what was out: it is withdrawn, and another one written."""
    if text.state not in UNISSUED:
        raise Problem("text_wrong_state")


def changed(text: Text, why: Why, officer_id: int | None, wordings: dict[str, list[dict[str, object]]]) -> None:
    """Keep ``wordings``, which those of ``text`` replace, and let the text wait for its check again; the caller saves."""
    TextVersion.objects.create(
        text=text, version=text.version, state=text.state, wordings=wordings, replaced_by_id=officer_id, why=why
    )
    text.version += 1
    text.state = TextState.EDITED
    text.checked_by = text.checked_at = None
    if officer_id is not None:
        text.edited_by_id, text.edited_at = officer_id, clock.now()


def tell(text: Text, now: Grounds) -> None:
    """Note in which versions its records are told now."""
    for row in TextRecord.objects.filter(text=text):
        version = now.versions.get(row.record, NOT_TOLD)
        if row.version != version:
            TextRecord.objects.filter(pk=row.pk).update(version=version)


def need_no_side(words: str, field: str) -> None:
    """For what is written beside a text's sentences: no English either that takes sides in an election."""
    if found := [words[spot.start : spot.end] for spot in taking_sides(words)]:
        raise Problem("text_flagged", field, words=", ".join(f"“{each}”" for each in found))


def need_nobody(text: Text, words: str, field: str, *, titled: bool = False) -> None:
    """For the same: nobody is named in them but officers of its facts, or others with their rank."""
    found = people_named(words, grounds(text).facts, said_for(text), titled=titled)
    if found:
        raise Problem("person_named", field, words=", ".join(f"“{each}”" for each in found))


def free_code() -> str:
    """A short public address that no text has yet, in letters that nobody mistakes for one another."""
    while True:
        code = "".join(secrets.choice(LINK_LETTERS) for _ in range(LINK_LENGTH))
        if not Text.objects.filter(code=code).exists():
            return code
