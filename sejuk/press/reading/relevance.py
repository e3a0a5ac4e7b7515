"""Whether a text reports what police did with the public, with those who hold an election, or for what an election needs. Pure.

What police only said, planned or counted is no field activity; nor is a crime that was solved, nor what others did.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.reading.shape import Found
from sejuk.press.reading.words import Hit, Word, rulebook

TOP = 1_100  # letters from the top in which the text says what it is about
MOST_CRIME = 3  # words of a criminal case in the top from which the text is about that case
UNSURE = ("message_given", "gathered", "listened", "guarded")  # what is as often said as done
RULES_OF_THE_WHOLE = {
    "done_by_police": "A sentence outside of direct speech tells of an activity and names police as doing it: relevant.",
    "no_police": "Nobody of the police is named: not relevant.",
    "only_said": "Police said, hoped or counted something, and no sentence tells what they did: not relevant.",
    "a_case": "The top of the text is about suspects, arrests or victims: not relevant.",
    "others_did": "The top of the text tells what others did, and names no police: not relevant.",
}

RULEBOOK = rulebook("relevance.toml")
RULES = RULEBOOK.explained() | RULES_OF_THE_WHOLE


def relevant(words: Sequence[Word], mentioned: Sequence[Found], speech: Sequence[tuple[int, int]] = ()) -> tuple[bool, str]:
    """Whether the text is about field activity, and the rule that decided. ``mentioned`` are its mentions of kinds of activity."""
    told = _outside(words, speech)
    hits: dict[str, list[Hit]] = {}
    for each, hit in RULEBOOK.hits(told):
        hits.setdefault(each.name, []).append(hit)
    if "police" not in hits:
        return False, "no_police"
    top = told[0].start + TOP
    if len({told[hit.first].text for hit in hits.get("case", []) if hit.start < top}) >= MOST_CRIME:
        return False, "a_case"
    if _others_did(told, hits):
        return False, "others_did"
    return (True, "done_by_police") if _done(told, hits, mentioned) else (False, "only_said")


def _outside(words: Sequence[Word], speech: Sequence[tuple[int, int]]) -> list[Word]:
    """The words outside of direct speech; both are in the order of the text."""
    if not speech:
        return list(words)
    kept, at = [], 0
    for word in words:
        while at < len(speech) and speech[at][1] <= word.start:
            at += 1
        if at == len(speech) or word.start < speech[at][0]:
            kept.append(word)
    return kept


def _others_did(words: Sequence[Word], hits: dict[str, list[Hit]]) -> bool:
    """Whether headline and first sentences name others and no police."""
    until = words[0].start + TOP // 3
    return "others" in hits and hits["others"][0].start < until and hits["police"][0].start > until


def _done(words: Sequence[Word], hits: dict[str, list[Hit]], mentioned: Sequence[Found]) -> bool:
    """Whether a sentence tells of an activity that police did, and not only because reporters were told of it."""
    by = {name: {words[hit.first].sentence for hit in every} for name, every in hits.items()}
    sentences = _sentences(words, [found for found in mentioned if found.rule not in UNSURE])
    near = {number + step for number in by["police"] for step in (-1, 0, 1)}
    doing, events = by.get("doing", set()) & near, by.get("event", set())
    kinds = (sentences & near) - by.get("ordered", set()) - (by.get("counted", set()) - events)
    done = kinds - by.get("plan", set()) or kinds & doing
    held = events and done & by.get("held", set())
    if done and not held and by.get("told_reporters") and min(by["told_reporters"]) <= min(done):
        return False
    dated = by.get("weekday", set()) & {word.sentence for word in words if word.text[0].isdigit()}
    was_held = dated & near & by.get("held", set()) | _was_held(words, hits, near)
    if done or was_held - by.get("saying", set()) - by.get("plan", set()):
        return True
    told = any(found.rule in UNSURE for found in mentioned) or len(events) > 1
    return told and bool(events) and len(doing - by.get("plan", set())) > 1


def _was_held(words: Sequence[Word], hits: dict[str, list[Hit]], near: set[int]) -> set[int]:
    """The sentences in which police held something of which this or the next sentence tells where it was or who came."""
    told = {words[hit.first].sentence + step for hit in hits.get("event", []) for step in (-1, 0)}
    event = {hit.start for hit in hits.get("event", [])}
    return {words[hit.first].sentence for hit in hits.get("held", []) if hit.start not in event} & near & told


def _sentences(words: Sequence[Word], mentioned: Sequence[Found]) -> set[int]:
    """The sentences in which kinds of activity are mentioned; both are in the order of the text."""
    found, at = set(), 0
    for each in sorted(mentioned, key=lambda each: each.start):
        while at < len(words) and words[at].start < each.start:
            at += 1
        if at < len(words) and words[at].start < each.end:
            found.add(words[at].sentence)
    return found
