"""What 500 cards cost a phone: requests and real bytes of the first feed, of nothing new, of one that is withdrawn; and the cursor.

``.venv/bin/python -m bench.feed``. Their sentences are those of the starter library, drawn anew for each card.
"""

from __future__ import annotations

import random
import re

from bench.wire import Wire, cost
from bench.world import Phone, say, serving, started
from sejuk.briefing.actions import approve_message, issue_message, load_messages, withdraw_message
from sejuk.briefing.models import Message, MessageVersion, Wording
from sejuk.briefing.outgoing import check_outgoing
from sejuk.briefing.rules import LIMITS
from sejuk.org.access import asker_for
from sejuk.org.models import Unit
from sejuk.org.rules import Role
from sejuk.testing import person

CARDS = 500
LANGUAGES = ("id", "en")
PHASES = ["none"]


def sentences(language: str) -> list[str]:
    """What the starter library says in a language, sentence by sentence, as far as each may stand by itself."""
    texts = Wording.objects.filter(language=language).order_by("version__message__code").values_list("text", flat=True)
    return [one for text in texts for one in re.split(r"(?<=[.?!]) ", text) if not check_outgoing(one, PHASES)]


def drawn(chance: random.Random, known: list[str]) -> tuple[str, str]:
    """A title and a text that the guard lets pass together."""
    while True:
        title, *said = chance.sample(known, 4)
        text = " ".join(said)
        if len(title) <= LIMITS["title"] and len(text) <= LIMITS["text"] and not check_outgoing(f"{title}\n{text}", PHASES):
            return title, text


def write(count: int) -> list[MessageVersion]:
    """Drafts of as many words as those of the library, each said in two languages."""
    chance = random.Random(7)  # noqa: S311 - texts, no secrets
    library = list(MessageVersion.objects.select_related("message").order_by("message__code"))
    known = {language: sentences(language) for language in LANGUAGES}
    made = []
    for n in range(count):
        like = library[n % len(library)]
        message = Message.objects.create(code=f"card-{n}", theme=like.message.theme, audience=like.message.audience)
        version = MessageVersion.objects.create(message=message, elections=["any"], phases=PHASES, source=like.source)
        for language in LANGUAGES:
            title, text = drawn(chance, known[language])
            Wording.objects.create(version=version, language=language, title=title, text=text)
        made.append(version)
    return made


def main() -> None:
    """Count and print one JSON line."""
    sector, officers = started()
    resort = Unit.objects.get(pk=sector.parent_id)
    asker = asker_for(person("79010004", "AKP", "Kasat Binmas", Role.BINMAS_SECTION_HEAD, resort))
    load_messages()
    cards = write(CARDS)
    phone = Phone(officers[0])
    with serving() as server:
        before = Wire(server, phone).pull("")
        for version in cards:
            approve_message(asker=asker, version_id=version.pk)
            issue_message(asker=asker, version_id=version.pk, unit=resort)
        feed = cost(server, phone, lambda line: line.pull(before))
        after = Wire(server, phone).pull(before)
        idle = cost(server, phone, lambda line: line.pull(after))
        withdraw_message(asker=asker, version_id=cards[0].pk, reason="Sumbernya berubah")
        gone = cost(server, phone, lambda line: line.pull(after))
    figures = {"cards": CARDS, "feed": feed, "idle": idle, "withdrawal": gone, "cursor_bytes": [len(before), len(after)]}
    say("feed", figures, [
        (f"{CARDS} cards on a phone: requests", feed["requests"], "<=", 2),
        (f"{CARDS} cards on a phone: bytes of each", round(feed["bytes"] / CARDS), "<=", 200),
        ("one card withdrawn: requests", gone["requests"], "<=", 1),
        ("cursor with them, against without: bytes more", len(after) - len(before), "<=", 30),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
