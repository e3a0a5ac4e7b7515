"""The place of the activity: address, official code where certain. Pure.

The village is where the activity was; only if the text gives none, it is the Bhabinkamtibmas's own. Several villages, districts or
regencies are none. A regency is never made of a Polres.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import islice

from sejuk.press.reading import bare_areas, wider_areas
from sejuk.press.reading.addresses import streets
from sejuk.press.reading.area_codes import Placed, coded
from sejuk.press.reading.areas_named import ADDRESS, OWN, PLACE, STAFF, Mention, Scene, find_areas, is_list, longest_known, only
from sejuk.press.reading.gazetteer import VILLAGE, gazetteer, key_of
from sejuk.press.reading.names import MOST, plain
from sejuk.press.reading.shape import Article, Found, Named
from sejuk.press.reading.units import Units

RULES = {
    "village_of_activity": "The only village that the text names as a place, or the one in whose address the district stands.",
    "village_own": "No village is named as the place: the one whose Bhabinkamtibmas is named.",
    **wider_areas.RULES,
    **bare_areas.RULES,
    "street_stated": "The only street that the text names.",
    "rt_stated": "The only RT that the text names.",
    "rw_stated": "The only RW that the text names.",
    "area_code_certain": "The only official area of the lowest level named that lies in all areas named above it.",
}
_KINDS = {"desa": "desa", "ds": "desa", "pemdes": "desa", "kelurahan": "kelurahan", "kel": "kelurahan", "lurah": "kelurahan"}
_BELOW = frozenset({"kampung", "kampong", "kp", "negeri"})  # is a village in some regions and a part of one elsewhere
_AT = re.compile(
    r"\b(?:di|bertempat|ke|kepada|tepatnya|lokasi|alamat|wilayah|warga|masyarakat|seputaran|sekitar|lingkungan)\b[^.\n]{0,90}$",
    re.IGNORECASE,
)
_SENTENCE = 120  # letters between two stages of one way
_THEN = re.compile(r"\b(?:lalu|kemudian|selanjutnya|dilanjutkan|berlanjut|serta)\b")
_STAGE = re.compile(r"\bhingga\b[^.\n]{3,40}\b(?:lalu|kemudian|dilanjutkan)\s(?:ke|di|menuju)\s(?:\w+\s){0,3}$")
_BARE_OWN = re.compile(r"\b[Bb]h?abinkamtibmas\s(?=[A-Z])")


def place(article: Article, officers: Iterable[Named], units: Units) -> Placed:
    """Where the activity was."""
    del officers
    scene = Scene(plain(article.body), gazetteer(), units)
    find_areas(scene)
    scene.facts.update(streets(scene.text))
    wider_areas.regency(scene)
    wider_areas.district(scene)
    _village(scene)
    bare_areas.beside(scene)
    wider_areas.province(scene)
    return coded(scene.facts, units, scene.places)._replace(post_differs=_other_post(scene))


def _other_post(scene: Scene) -> Found | None:
    """The village whose constable is named, if the activity was in another one."""
    own = only([each for each in scene.named["village"] if each.role == OWN])
    if own is None or "village" not in scene.facts or own.key == key_of(scene.name("village")):
        return None
    return Found(own.name, own.start, own.end, "village_own")


def _village(scene: Scene) -> None:
    mentions = _proper(scene)
    at, own = ([each for each in mentions if each.role == role] for role in (PLACE, OWN))
    chosen, rule = _one_place(scene, at), "village_of_activity"
    if chosen is None and not {each.key for each in at} - {each.key for each in own}:
        chosen, rule = only(own), "village_own"
    if chosen is None and not at and not own:
        chosen, rule = only([each for each in mentions if each.role == STAFF or _is_at(scene, each)]), "village_of_activity"
    if chosen and rule != "village_own" and (wider_areas.several_at_once(scene) or _is_route(scene, at)):
        return
    beside = [each for each in own if chosen and 0 < chosen.start - each.end < ADDRESS]  # "Bhabinkamtibmas Desa A dan Desa B"
    full_address = chosen is not None and _has_district(scene, chosen)
    others = [each for each in at if chosen and (each.start < chosen.start or not full_address)]
    if chosen and not any(is_list(scene, each, "village") for each in (chosen, *others, *beside)):
        scene.facts["village"] = Found(chosen.name, chosen.start, chosen.end, rule)
        full = next((each for each in scene.named["village"] if each.key == chosen.key and _has_district(scene, each)), chosen)
        scene.facts["village_kind"] = Found(_KINDS.get(full.word, "other"), chosen.start, chosen.end, rule)
    elif not mentions:
        _bare_own(scene)


def _is_route(scene: Scene, at: list[Mention]) -> bool:
    """Whether one sentence leads through several places: "di Kelurahan A, lalu di Kelurahan B", "lalu ke Desa B dan Banjar C"."""
    for one, other in zip(at, at[1:], strict=False):
        between = scene.text[one.end : other.start]
        if one.key != other.key and len(between) < _SENTENCE and "." not in between and _THEN.search(between):
            return True
    return any(_STAGE.search(scene.text, max(0, each.start - 60), each.start) for each in at)


def _is_at(scene: Scene, mention: Mention) -> bool:
    return bool(_AT.search(scene.text, max(0, mention.start - 110), mention.start))


def _proper(scene: Scene) -> list[Mention]:
    """The mentions without parts of villages: a kampung beside a desa, or one before no district that no list knows there."""
    sure = [each for each in scene.named["village"] if each.word not in _BELOW]
    if sure:
        return sure
    under = scene.under() or _served(scene)
    return [
        each for each in scene.named["village"] if _has_district(scene, each) or (under and scene.places.villages(each.name, under))
    ]


def _served(scene: Scene) -> tuple[str, ...]:
    """The codes of the districts that bear the name of the Polsek, or of the regencies of the Polres."""
    sector, resort = scene.units.facts.get("polsek"), scene.units.resort
    return scene.places.districts(sector.value if sector else "") or (resort.areas if resort else ())


def _has_district(scene: Scene, mention: Mention) -> bool:
    """Whether a district stands right behind: "Desa A, Kec. B"."""
    return any(0 < each.start - mention.end < ADDRESS for each in scene.named["district"])


def _one_place(scene: Scene, at: list[Mention]) -> Mention | None:
    """The village of the activity among those named as places; several with equal right are none."""
    if not at or only(at):
        return at[0] if at else None
    full = [each for each in at if _has_district(scene, each)]
    return only(full) or (only([each for each in at if _is_at(scene, each)]) if not full else None)


def _bare_own(scene: Scene) -> None:
    """The constable's village without its word: "Bhabinkamtibmas Tanjung Kapuas", if it lies where the rest does."""
    under = scene.under() or _served(scene) or ("-",)
    for match in islice(_BARE_OWN.finditer(scene.text), MOST):
        words = longest_known(scene.text, match.end(), partial(scene.places.codes, VILLAGE))
        if words and scene.places.villages(scene.text[words[0].start : words[-1].end], under):
            scene.put("village", words[0].start, words[-1].end, "village_own")
            return
