"""Whether a text reports what police did with the public, with those who hold an election, or for what an election needs. Pure.

What police only said, planned or counted is no field activity; nor is a crime that was solved, nor what others did.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.reading.shape import Found
from sejuk.press.reading.words import Hit, Word, rulebook

TOP = 1_100  # letters from the top in which the text says what it is about
MOST_CRIME = 3  # words of a criminal case in the top from which the text is about that case
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
    """Whether the text is about field activity, and the rule that decided."""
    words = [word for word in words if not any(first <= word.start < last for first, last in speech)]
    hits: dict[str, list[Hit]] = {}
    for each, hit in RULEBOOK.hits(words):
        hits.setdefault(each.name, []).append(hit)
    if "police" not in hits:
        return False, "no_police"
    top = (words[0].start if words else 0) + TOP
    if len({words[hit.first].root for hit in hits.get("case", []) if hit.start < top}) >= MOST_CRIME:
        return False, "a_case"
    if _others_did(words, hits):
        return False, "others_did"
    return (True, "done_by_police") if _done(words, hits, mentioned) else (False, "only_said")


def _others_did(words: Sequence[Word], hits: dict[str, list[Hit]]) -> bool:
    """Whether headline and first sentences name others and no police."""
    until = words[0].start + TOP // 3
    return "others" in hits and hits["others"][0].start < until and hits["police"][0].start > until


def _done(words: Sequence[Word], hits: dict[str, list[Hit]], mentioned: Sequence[Found]) -> bool:
    """Whether a sentence tells of an activity that police did: a kind of activity, a verb of doing and police close together."""
    by = {name: {words[hit.first].sentence for hit in every} for name, every in hits.items()}
    kinds = {
        word.sentence
        for found in mentioned
        if found.rule != "message_given"
        for word in words
        if found.start <= word.start < found.end
    }
    police, doing = by["police"], by.get("doing", set())
    near = police | {sentence + 1 for sentence in police} | {sentence - 1 for sentence in police}
    planned = by.get("plan", set())
    if (kinds & near) - planned or len(kinds & near & doing):
        return True
    handed_on = any(found.rule == "message_given" for found in mentioned)
    return handed_on and len((doing & near) - planned) > 1
