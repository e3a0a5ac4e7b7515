"""Ranks, kinds of unit and area, roles, and what each role may do. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sejuk.lib.clock import WIB, WIT, WITA
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem

RANKS = (
    "Bharada", "Bharatu", "Bharaka", "Abripda", "Abriptu", "Abrip", "Bripda", "Briptu", "Brigadir", "Bripka", "Aipda", "Aiptu",
    "Ipda", "Iptu", "AKP", "Kompol", "AKBP", "Kombes Pol", "Brigjen Pol", "Irjen Pol", "Komjen Pol", "Jenderal Pol",
    "Juru", "Pengatur", "Penata", "Pembina",
)  # fmt: skip


_RANK_NAMES = {letters(rank): rank for rank in RANKS} | {
    "brigpol": "Brigadir", "brigadirpolisi": "Brigadir", "brigadirpolisidua": "Bripda", "brigadirpolisisatu": "Briptu",
    "brigadirpolisikepala": "Bripka", "ajuninspekturpolisidua": "Aipda", "ajuninspekturpolisisatu": "Aiptu",
    "inspekturpolisidua": "Ipda", "inspekturpolisisatu": "Iptu", "ajunkomisarispolisi": "AKP",
    "komisarispolisi": "Kompol", "ajunkomisarisbesarpolisi": "AKBP", "kombes": "Kombes Pol",
    "komisarisbesarpolisi": "Kombes Pol", "brigjen": "Brigjen Pol", "irjen": "Irjen Pol", "komjen": "Komjen Pol",
    "jenderal": "Jenderal Pol", "jenderalpolisi": "Jenderal Pol",
}  # fmt: skip
NAME_LENGTH = 120


def rank_of(text: str) -> str | None:
    """The rank of the list that ``text`` means: ``BRIPKA``, ``Brigpol``, ``AKP.``; ``AIPDA POL`` too."""
    bare = letters(text)
    return _RANK_NAMES.get(bare) or _RANK_NAMES.get(bare.removesuffix("pol"))


class UnitKind(StrEnum):
    """The levels of the service, highest first."""

    MABES = "mabes"
    POLDA = "polda"
    POLRES = "polres"
    POLSEK = "polsek"


UNIT_LABELS = {
    UnitKind.MABES: ("Mabes", "Headquarters"), UnitKind.POLDA: ("Polda", "Region"),
    UnitKind.POLRES: ("Polres", "Resort"), UnitKind.POLSEK: ("Polsek", "Sector"),
}  # fmt: skip
PARENT_KIND = {UnitKind.POLSEK: UnitKind.POLRES, UnitKind.POLRES: UnitKind.POLDA, UnitKind.POLDA: UnitKind.MABES}


class AreaKind(NamedTuple):
    """A kind of area: its level (1 province … 4 village, 5 RW, 6 RT) and how its name is written."""

    level: int
    prefix: str


AREA_KINDS = {
    "provinsi": AreaKind(1, ""), "kabupaten": AreaKind(2, "Kab."), "kota": AreaKind(2, "Kota"), "kecamatan": AreaKind(3, "Kec."),
    "kelurahan": AreaKind(4, "Kel."), "desa": AreaKind(4, "Desa"), "desa_adat": AreaKind(4, "Desa Adat"),
    "rw": AreaKind(5, "RW"), "rt": AreaKind(6, "RT"),
}  # fmt: skip
VILLAGE = 4


class Role(StrEnum):
    """What a posting makes of an officer. A commander is Kapolsek, Kapolres, Kapolda or Kapolri by the unit's kind."""

    VILLAGE_OFFICER = "village_officer"
    RW_OFFICER = "rw_officer"
    UNIT_MEMBER = "unit_member"
    BINMAS_UNIT_HEAD = "binmas_unit_head"
    COMMANDER = "commander"
    BINMAS_SECTION_HEAD = "binmas_section_head"
    PR_HEAD = "pr_head"
    BINMAS_DIRECTORATE = "binmas_directorate"
    HQ_BINMAS = "hq_binmas"
    OPERATOR = "operator"
    AUDITOR = "auditor"


LARGEST_ESCROW = 40 * 1024 * 1024  # bytes of a file in which a phone hands over its unsent work
IMPORT_KINDS = ("people", "units")


class ImportState(StrEnum):
    """Where an uploaded file stands."""

    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"


class Can(StrEnum):
    """The things that a posting may allow, each within its unit and the units below."""

    RECORD = "record"  # report activities
    READ = "read"  # read activities with their words
    REVIEW = "review"  # accept or return them
    MANAGE = "manage"  # areas, units, officers, postings
    IMPORT = "import"  # many of those from a file
    AGGREGATE = "aggregate"  # numbers without words or names
    AUDIT = "audit"  # the journal
    OPERATE = "operate"  # run the system; no content
    BRIEF = "brief"  # messages: draft, approve, issue
    DIRECT = "direct"  # directives: issue, pass on, withdraw, see who read them
    WRITE = "write"  # texts for the public: read, draft, edit, enter quotes
    PUBLISH = "publish"  # check, publish and withdraw such texts


_LEAD = frozenset({Can.RECORD, Can.READ, Can.REVIEW, Can.MANAGE, Can.AGGREGATE, Can.BRIEF, Can.DIRECT, Can.WRITE})
_ABOVE = frozenset({Can.AGGREGATE, Can.BRIEF, Can.DIRECT})
_SPEAK = frozenset({Can.WRITE, Can.PUBLISH})
_ANY_UNIT = tuple(UnitKind)
# Who may do what where: (role, kind of the posting's unit) -> what. Nothing else grants anything.
GRANTS: dict[tuple[Role, UnitKind], frozenset[Can]] = {
    (Role.VILLAGE_OFFICER, UnitKind.POLSEK): frozenset({Can.RECORD}),
    (Role.VILLAGE_OFFICER, UnitKind.POLRES): frozenset({Can.RECORD}),
    (Role.RW_OFFICER, UnitKind.POLSEK): frozenset({Can.RECORD}),
    (Role.RW_OFFICER, UnitKind.POLRES): frozenset({Can.RECORD}),
    (Role.UNIT_MEMBER, UnitKind.POLSEK): frozenset({Can.RECORD}),
    (Role.UNIT_MEMBER, UnitKind.POLRES): frozenset({Can.RECORD}),
    (Role.BINMAS_UNIT_HEAD, UnitKind.POLSEK): _LEAD,
    (Role.COMMANDER, UnitKind.POLSEK): _LEAD | _SPEAK,
    (Role.BINMAS_SECTION_HEAD, UnitKind.POLRES): _LEAD | _SPEAK | {Can.IMPORT},
    (Role.COMMANDER, UnitKind.POLRES): _LEAD | _SPEAK | {Can.IMPORT},
    (Role.PR_HEAD, UnitKind.POLRES): frozenset({Can.RECORD, Can.READ, Can.AGGREGATE, Can.BRIEF}) | _SPEAK,
    (Role.COMMANDER, UnitKind.POLDA): _ABOVE | _SPEAK,
    (Role.BINMAS_DIRECTORATE, UnitKind.POLDA): _ABOVE,
    (Role.PR_HEAD, UnitKind.POLDA): _ABOVE - {Can.DIRECT} | _SPEAK,
    (Role.COMMANDER, UnitKind.MABES): _ABOVE | _SPEAK,
    (Role.HQ_BINMAS, UnitKind.MABES): _ABOVE,
    (Role.PR_HEAD, UnitKind.MABES): _ABOVE - {Can.DIRECT} | _SPEAK,
} | {(Role.OPERATOR, kind): frozenset({Can.OPERATE, Can.MANAGE, Can.IMPORT}) for kind in _ANY_UNIT} | {
    (Role.AUDITOR, kind): frozenset({Can.AUDIT, Can.AGGREGATE}) for kind in _ANY_UNIT
}  # fmt: skip

# Above the resort one writes and publishes only what one's own unit says: what a resort is still working on is its own.
OWN_UNIT_ONLY = frozenset((can, kind) for can in _SPEAK for kind in (UnitKind.MABES, UnitKind.POLDA))

# Which roles a posting lets its holder hand out, by the kind of the unit they are for: never one as strong as the hand that
# gives it. At a Polres the Kapolres names the Kasat, and nobody of the same Polres names the Kapolres.
FIELD_ROLES = frozenset({Role.VILLAGE_OFFICER, Role.RW_OFFICER, Role.UNIT_MEMBER})
_SECTOR_ROLES = FIELD_ROLES | {Role.BINMAS_UNIT_HEAD, Role.COMMANDER}
_RESORT_ROLES = FIELD_ROLES | {Role.PR_HEAD}
GRANTABLE: dict[tuple[Role, UnitKind], dict[UnitKind, frozenset[Role]]] = {
    (Role.BINMAS_UNIT_HEAD, UnitKind.POLSEK): {UnitKind.POLSEK: FIELD_ROLES},
    (Role.COMMANDER, UnitKind.POLSEK): {UnitKind.POLSEK: FIELD_ROLES},
    (Role.BINMAS_SECTION_HEAD, UnitKind.POLRES): {UnitKind.POLRES: _RESORT_ROLES, UnitKind.POLSEK: _SECTOR_ROLES},
    (Role.COMMANDER, UnitKind.POLRES): {
        UnitKind.POLRES: _RESORT_ROLES | {Role.BINMAS_SECTION_HEAD}, UnitKind.POLSEK: _SECTOR_ROLES,
    },
}  # fmt: skip
ROLES: frozenset[str] = frozenset(Role)

_ROLE_LABELS: dict[Role, tuple[str, str]] = {
    Role.VILLAGE_OFFICER: ("Bhabinkamtibmas", "Village constable"), Role.RW_OFFICER: ("Polisi RW", "Neighbourhood officer"),
    Role.UNIT_MEMBER: ("Anggota", "Unit member"), Role.BINMAS_UNIT_HEAD: ("Kanit Binmas", "Binmas unit head"),
    Role.BINMAS_SECTION_HEAD: ("Kasat Binmas", "Binmas section head"), Role.PR_HEAD: ("Kasi Humas", "PR head"),
    Role.BINMAS_DIRECTORATE: ("Ditbinmas", "Binmas directorate"), Role.HQ_BINMAS: ("Korbinmas", "HQ Binmas"),
    Role.OPERATOR: ("Operator", "Operator"), Role.AUDITOR: ("Auditor", "Auditor"), Role.COMMANDER: ("Komandan", "Commander"),
}  # fmt: skip
_SPECIAL_LABELS: dict[tuple[Role, UnitKind], tuple[str, str]] = {
    (Role.COMMANDER, UnitKind.POLSEK): ("Kapolsek", "Sector commander"),
    (Role.COMMANDER, UnitKind.POLRES): ("Kapolres", "Resort commander"),
    (Role.COMMANDER, UnitKind.POLDA): ("Kapolda", "Region commander"),
    (Role.COMMANDER, UnitKind.MABES): ("Kapolri", "Chief of police"),
    (Role.PR_HEAD, UnitKind.POLDA): ("Kabid Humas", "Region PR head"),
    (Role.PR_HEAD, UnitKind.MABES): ("Kadiv Humas", "HQ PR head"),
}


def role_label(role: str, unit_kind: str, language: str = "id") -> str:
    """The name people use for a role at a unit of that kind."""
    pair = _SPECIAL_LABELS.get((Role(role), UnitKind(unit_kind))) or _ROLE_LABELS[Role(role)]
    return pair[1] if language == "en" else pair[0]


def duty_label(role: str, language: str = "id") -> str:
    """The name of a role wherever it is held: ``Komandan`` for Kapolsek as for Kapolda."""
    return _ROLE_LABELS[Role(role)][language == "en"]


def granted(role: str, unit_kind: str) -> frozenset[Can]:
    """What a posting in that role at a unit of that kind allows."""
    return GRANTS.get((Role(role), UnitKind(unit_kind)), frozenset())


# Who is ordered to do something. An operator and an auditor keep the system; no order of the field is for them.
DUTY_ROLES = frozenset(Role) - {Role.OPERATOR, Role.AUDITOR}


def commanded(role: str, unit_kind: str) -> frozenset[Role]:
    """The roles at the same unit that one in this role commands; at units below it is everybody."""
    if Can.DIRECT not in granted(role, unit_kind):
        return frozenset()
    return DUTY_ROLES - {Role.COMMANDER} if role == Role.COMMANDER else FIELD_ROLES


def kinds_below(unit_kind: str) -> tuple[UnitKind, ...]:
    """The kinds of units that may lie below one of this kind."""
    return _ANY_UNIT[_ANY_UNIT.index(UnitKind(unit_kind)) + 1 :]


_WITA = ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")
_WIT = ("81", "82", "91", "92", "93", "94", "95", "96", "97")


def zone_of(area_code: str) -> str:
    """The time zone of an area, by its province (Keppres 41/1987 and the later provinces)."""
    province = area_code[:2]
    if province in _WITA:
        return WITA
    return WIT if province in _WIT else WIB


def area_label(kind: str, name: str) -> str:
    """An area's own name as people write it: ``Desa Oenai``, ``Kec. KI'E``, ``Kab. Serang``, ``RT 05``."""
    prefix = AREA_KINDS[kind].prefix
    bare = name.removeprefix("Kabupaten ").removeprefix("Kota ") if AREA_KINDS[kind].level == 2 else name  # noqa: PLR2004 - level of a regency
    return f"{prefix} {bare}".strip()


def grantable(role: str, unit_kind: str, target_kind: str) -> frozenset[Role]:
    """The roles that a posting in ``role`` at a unit of that kind lets its holder hand out at a unit of ``target_kind``."""
    return GRANTABLE.get((Role(role), UnitKind(unit_kind)), {}).get(UnitKind(target_kind), frozenset())


def check_dates(valid_from: date, valid_until: date | None) -> None:
    """A period ends no earlier than it begins."""
    if valid_until is not None and valid_until < valid_from:
        raise Problem("ends_before_begins", "valid_until")


def check_length(text: str, limit: int, field: str) -> str:
    """The text, unless it is too long to be stored."""
    if len(text) > limit:
        raise Problem("text_too_long", field, limit=limit, length=len(text))
    return text


def check_name(name: str, field: str = "name") -> str:
    """A name in one line, without the spaces around it."""
    bare = " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())
    if not bare:
        raise Problem("name_required", field)
    return check_length(bare, NAME_LENGTH, field)
