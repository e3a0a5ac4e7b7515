"""A release about one activity."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.letters import one_line
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft
from sejuk.press.writing.indonesian import pieces, words
from sejuk.press.writing.indonesian.quotes import quotes
from sejuk.press.writing.shape import Composed, Fact, Said

_FRIDAY = 4
LEADS = (
    "{who} {does} di {where}, {when} {clock}", "{when} {clock}, {who} {does} di {where}",
    "bertempat di {where}, {who} {does} pada {when} {clock}", "{name} dilaksanakan {who} di {where}, {when} {clock}",
    "{who} {does} pada {when} {clock} di {where}", "{name} digelar {who} pada {when} {clock} di {where}",
)  # fmt: skip


def of_one(fact: Fact, said: Sequence[Said], choice: Choice) -> Composed:
    """The whole release."""
    draft, rests_on = Draft("id"), [fact.record]
    draft.say("headline", headline(fact, choice), rests_on)
    draft.say("lead", lead(fact, choice), rests_on)
    draft.turn()
    for text in choice.order("activity", activity(fact, choice)):
        draft.say("activity", text, rests_on)
    draft.turn()
    for text in message(fact, choice):
        draft.say("message", text, rests_on)
    draft.turn()
    draft.say("heard", heard(fact, choice), rests_on)
    quotes(draft, [fact], said, choice)
    draft.turn()
    for text in closing(fact, choice):
        draft.say("closing", text, rests_on)
    return draft.done()


def kind_words(fact: Fact, kind: str) -> words.KindWords:
    """How a kind of activity is told; the Friday listening has a name of its own."""
    if kind == "listening_event" and fact.day.weekday() == _FRIDAY:
        return words.FRIDAY_LISTENING
    return words.KINDS.get(kind, words.KINDS["other"])


def _does(fact: Fact, kind: str, choice: Choice, people: str) -> str:
    partners = pieces.joined([words.PARTNERS[each] for each in fact.partners if each in words.PARTNERS]) or "tokoh setempat"
    return choice.of(f"does {kind}", kind_words(fact, kind).does).format(people=people, partners=partners)


def headline(fact: Fact, choice: Choice) -> str:
    """Who did what where, and what it was about."""
    kind = fact.kinds[0]
    does = choice.of("headline", kind_words(fact, kind).headline)
    place = pieces.short_place(fact)
    joint = " " if does.endswith("Warga") and fact.village else " di "
    told = [each for each in fact.themes if each in words.HEADLINE_THEMES]
    theme = (
        f", {choice.of('headline theme', words.HEADLINE_THEMES[told[0]])}"
        if bool(told) and choice.of("with theme", (True, True, False))
        else ""
    )
    who = pieces.role(fact.officers[0], fact) if fact.officers else pieces.unit(fact)
    actor = choice.of("headline actor", (who, pieces.unit(fact))) or who
    return f"{actor} {does}{joint + place if place else ''}{theme}"


_SMALL_WORDS = frozenset(["di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "bagi", "agar"])


def titled(text: str) -> str:
    """Words as a headline has them: capitals but for the small words."""
    return " ".join(word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in text.split(" "))


def lead(fact: Fact, choice: Choice) -> str:
    """Who did what, when and where."""
    people = choice.of("people", ("warga", "masyarakat", "warga"))
    does = _does(fact, fact.kinds[0], choice, people)
    if len(fact.kinds) > 1:
        does = f"{does} {choice.of('and', ('sekaligus', 'serta', 'dan'))} {_does(fact, fact.kinds[1], choice, people)}"
    told = {
        "who": pieces.who(fact, choice) or "polisi", "does": does, "where": pieces.where(fact),
        "when": pieces.day(fact.day, choice), "clock": pieces.clock(fact.start, fact.end, fact.tz),
        "name": pieces.joined([choice.of(f"name {kind}", kind_words(fact, kind).name) for kind in fact.kinds[:2]]),
    }  # fmt: skip
    text = choice.of("lead", LEADS).format(**told)
    if not told["where"]:
        text = text.replace("bertempat di , ", "").replace(" di ,", ",").removesuffix(" di ")
    return f"{text}."


def activity(fact: Fact, choice: Choice) -> list[str]:
    """What more is known of it: further kinds, how many came, who was there, what was handed out."""
    further = [choice.of(f"name {kind}", kind_words(fact, kind).name) for kind in fact.kinds[2:]]
    partners = [words.PARTNERS[each] for each in fact.partners if each in words.PARTNERS]
    met = {"stakeholder_visit", "coordination"} & set(fact.kinds[:2])
    return list(filter(None, [
        _say(choice, "further", FURTHER, things=pieces.joined(further)) if further else "",
        _say(choice, "people", PEOPLE, number=pieces.about(fact.people)) if fact.people else "",
        _say(choice, "partners", PARTNERS, partners=pieces.joined(partners)) if partners and not met else "",
        _say(choice, "leaflets", LEAFLETS, number=pieces.about(fact.leaflets)) if fact.leaflets else "",
    ]))  # fmt: skip


FURTHER = (
    "kegiatan itu dirangkaikan dengan {things}.",
    "pada kesempatan yang sama dilaksanakan pula {things}.",
    "rangkaian kegiatan dilengkapi dengan {things}.",
)
PEOPLE = (
    "sebanyak {number} warga ditemui dalam kegiatan tersebut.", "kegiatan itu menjangkau {number} warga.",
    "ada {number} warga yang hadir dan ditemui petugas.", "petugas bertatap muka dengan {number} warga.",
    "{number} warga ditemui sepanjang kegiatan.",
)  # fmt: skip
PARTNERS = (
    "turut hadir {partners}.", "kegiatan itu diikuti pula oleh {partners}.", "{partners} ikut serta dalam kegiatan tersebut.",
    "petugas didampingi {partners}.", "hadir pula {partners} dalam kegiatan itu.",
)  # fmt: skip
LEAFLETS = (
    "petugas membagikan {number} lembar brosur.", "sebanyak {number} lembar brosur dibagikan kepada warga.",
    "{number} lembar brosur diserahkan kepada warga.", "warga menerima {number} lembar brosur.",
)  # fmt: skip


def _say(choice: Choice, slot: str, wordings: Sequence[str], **told: str) -> str:
    return choice.of(slot, wordings).format(**told)


VERBS = ("berpesan", "mengimbau", "mengajak", "mengingatkan", "meminta")
ASKED = (
    "petugas {verb} warga agar {told}.", "kepada warga, petugas berpesan agar {told}.", "warga {passive} untuk {told}.",
    "dalam kesempatan itu petugas {verb} warga untuk {told}.", "petugas {verb} warga supaya {told}.",
    "pesan yang disampaikan ialah agar warga {told}.", "di hadapan warga, petugas berpesan supaya {told}.",
)  # fmt: skip
AGAIN = (
    "selain itu, warga {passive} untuk {told}.", "petugas juga menitipkan pesan agar warga {told}.",
    "warga pun {passive} untuk {told}.",
    "pesan lain yang disampaikan ialah agar warga {told}.", "petugas turut {verb} warga supaya {told}.",
)  # fmt: skip
_ASKING = (("mengimbau", "diimbau"), ("mengajak", "diajak"), ("mengingatkan", "diingatkan"), ("meminta", "diminta"))


def message(fact: Fact, choice: Choice) -> list[str]:
    """What people were told: two themes a sentence."""
    clauses = [
        choice.of(f"theme {each}", words.THEMES[each]) for each in choice.order("themes", fact.themes) if each in words.THEMES
    ]
    pairs = [clauses[i : i + 2] for i in range(0, len(clauses), 2)]
    told = []
    for number, pair in enumerate(pairs):
        verb, passive = choice.of(f"asking {number}", _ASKING)
        wordings = AGAIN if number else ASKED
        told.append(_say(choice, f"message {number}", wordings, verb=verb, passive=passive, told=pieces.joined(pair, "serta")))
    titles = [one_line(title) for title in fact.messages]
    if titles and not told:
        told.append(f"warga menerima penjelasan dengan materi {pieces.joined(titles)}.")
    return told


HEARD = (
    "petugas juga mencatat {things}.", "dari warga, petugas mencatat {things}.", "dalam pertemuan itu tercatat {things}.",
    "{things} disampaikan warga dan dicatat petugas.", "warga menyampaikan {things}.",
)  # fmt: skip


def heard(fact: Fact, choice: Choice) -> str:
    """What was heard, by kind and number, never in words."""
    things = [
        f"{pieces.about(number)} {choice.of(f'heard {kind}', words.HEARD[kind])}"
        for kind, number in sorted(fact.heard.items(), key=lambda item: (-item[1], item[0]))
        if number and kind in words.HEARD
    ]
    return _say(choice, "heard", HEARD, things=pieces.joined(things)) if things else ""


CALM = (
    "selama kegiatan berlangsung, situasi aman dan kondusif.", "hingga kegiatan usai, situasi {place} terpantau aman dan kondusif.",
    "situasi {place} dalam keadaan aman dan kondusif.", "kegiatan berakhir dalam suasana aman dan kondusif.",
)  # fmt: skip
AROUND = (
    "kegiatan ini dilaksanakan {stage}.", "{name} tersebut berlangsung {stage}.", "{name} itu digelar {stage}.",
)  # fmt: skip


def closing(fact: Fact, choice: Choice) -> list[str]:
    """In which days it was, and how things stood."""
    stage, name = pieces.election(fact, choice), kind_words(fact, fact.kinds[0]).name[0]
    around = _say(choice, "around", AROUND, stage=stage, name=name) if stage else ""
    place = f"di {pieces.short_place(fact)}" if pieces.short_place(fact) else ""
    calm = _say(choice, "calm", CALM, place=place) if fact.situation == "calm" else ""
    return [around, calm]
