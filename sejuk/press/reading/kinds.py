"""What was done, as the kinds of activity that Sejuk stores; a listening event reads as dialogue. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.reading.shape import Found
from sejuk.press.reading.words import Word, rulebook

RULEBOOK = rulebook("kinds.toml")
RULES = RULEBOOK.explained()
ANYWHERE = ("aid", "health", "leaflets")  # done or not done: one mention will do, wherever it stands
SAID_TOO = ("talking_patrol",)  # told in direct speech as often as not
WEAK = (
    "message_given",
    "informed",
    "pupils",
    "gathered",
    "patrol_word",
    "listened",
    "went_to_people",
    "talked",
    "information",
    "guarded",
    "coffee",
    "coordinated",
)
LAST = {"guarded": 1, "pupils": 2, "gathered": 1}  # what was done where nothing else is told, and how often it must be told
BETWEEN = 30  # letters between two kinds of a list, at most
MOST_KINDS = 4
LEAD = 900  # letters from the top of the release in which its activity is told


def mentions(words: Sequence[Word], speech: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """Every mention of a kind outside of direct speech (``speech``): what was only said is no activity."""
    found = [Found(each.value, hit.start, hit.end, each.name) for each, hit in RULEBOOK.hits(list(words))]
    return [each for each in found if each.rule in SAID_TOO or not any(first <= each.start < last for first, last in speech)]


def activity_types(
    mentioned: Sequence[Found], start: int = 0, title_end: int = 0, dated: tuple[int, int] = (0, 0)
) -> tuple[Found, ...]:
    """Each kind once, where it is first mentioned; what only the end mentions is none.

    ``start`` is where the release begins, ``dated`` the sentence that tells the day of the activity.
    """
    seen: dict[str, list[Found]] = {}
    for each in mentioned:
        seen.setdefault(each.rule, []).append(each)
    told = {name: every for name, every in seen.items() if name in ANYWHERE or _is_told(every, start, title_end, dated)}
    found: dict[str, Found] = {}
    for name, every in told.items():
        if name not in WEAK:
            found.setdefault(every[0].value, every[0])
    _add_weak(found, told or seen, title_end)
    return tuple(sorted(found.values(), key=lambda each: each.start))


def without_lists(body: str, mentioned: Sequence[Found]) -> list[Found]:
    """Mentions without those in a list of four kinds or more close together: that describes a programme, not what was done."""
    rows: list[list[Found]] = []
    for each in mentioned:
        between = body[rows[-1][-1].end : each.start] if rows else "."
        if len(between) < BETWEEN and "." not in between:
            rows[-1].append(each)
        else:
            rows.append([each])
    listed = {each for row in rows if len({other.value for other in row}) >= MOST_KINDS for each in row}
    return [each for each in mentioned if each not in listed] if len(listed) < len(mentioned) else list(mentioned)


def _is_told(hits: Sequence[Found], start: int, title_end: int, dated: tuple[int, int]) -> bool:
    """Whether a kind is what the text is about: in the headline, near the top, or again and again."""
    if any(dated[0] <= each.start < dated[1] for each in hits):
        return True
    return hits[0].start < max(title_end, start + LEAD) or len(hits) > 2  # noqa: PLR2004


def _add_weak(found: dict[str, Found], told: dict[str, list[Found]], title_end: int) -> None:
    """Kinds whose words are also scenery: they count where nothing more exact is told, or beside what they go with."""
    patrol = {"patrol", "dialogue_patrol"} & found.keys()
    if (
        "patrol_word" in told
        and not patrol
        and (len(told["patrol_word"]) > 1 or told["patrol_word"][0].start < title_end or not found)
    ):
        found["patrol"] = told["patrol_word"][0]
    _add_talk_on_patrol(found, told)
    if "went_to_people" in told and not {"patrol", "dialogue_patrol", "education"} & found.keys():
        found.setdefault("visit", told["went_to_people"][0])
    if "talked" in told and not {"visit", "patrol", "dialogue_patrol", "stakeholder_visit", "security_detail"} & found.keys():
        found.setdefault("dialogue", told["talked"][0])
    _add_messages(found, told, title_end)
    _add_talks(found, told)
    if "coordinated" in told and (not found or told["coordinated"][0].start < title_end):
        found["coordination"] = told["coordinated"][0]
    if not found:
        for name in LAST:
            if len(told.get(name, ())) >= LAST[name]:
                found[told[name][0].value] = told[name][0]
                return


def _add_talks(found: dict[str, Found], told: dict[str, list[Found]]) -> None:
    """Listening is dialogue beside nothing but information; coffee is one where no visit is told; on the radio there is none."""
    if "broadcast" in told:
        found.pop("dialogue", None)
    elif "listened" in told and not found.keys() - {"outreach"}:
        found.setdefault("dialogue", told["listened"][0])
    if "coffee" in told and "visit" not in found:
        found.setdefault("dialogue", told["coffee"][0])


def _add_talk_on_patrol(found: dict[str, Found], told: dict[str, list[Found]]) -> None:
    """A patrol that goes to people or talks with them is a dialogue patrol; a named one is told beside it."""
    talk = next((told[name][0] for name in ("talked", "went_to_people") if name in told), None)
    if talk is None or "patrol" not in found or "dialogue_patrol" in found:
        return
    if found["patrol"].rule == "patrol_word":
        del found["patrol"]
    found["dialogue_patrol"] = Found("dialogue_patrol", talk.start, talk.end, "talking_patrol")


def _add_messages(found: dict[str, Found], told: dict[str, list[Found]], title_end: int) -> None:
    """Information and messages: with a visit or aid they are told beside it; a patrol, a talk or a lesson consists of them."""
    if (
        len(told.get("pupils", ())) > 1
        and {"information", "message_given"} & told.keys()
        and found.keys() <= {"visit", "ceremony", "dialogue"}
    ):
        found.pop("visit", None)
        found.setdefault("education", told["pupils"][0])
    if "information" in told:
        lessons = told.get("taught", []) + told.get("pupils", [])
        own = [each for each in told["information"] if not any(one.start <= each.start < one.end for one in lessons)]
        once = len(own) == 1 and own[0].start >= title_end and {"patrol", "dialogue_patrol"} & found.keys()
        if own and not once and not ("education" in found and len(told.get("pupils", ())) > 1):
            found["outreach"] = own[0]
    if "informed" in told and not {"education", "patrol", "dialogue_patrol"} & found.keys():
        found.setdefault("outreach", told["informed"][0])
    if "message_given" in told and found.keys() <= {"visit", "social_service", "leaflet_distribution", "outreach"}:
        found.setdefault("outreach", told["message_given"][0])
