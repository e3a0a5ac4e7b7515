"""How prose names officers and units: bare names, and roles of the reader's list."""

from __future__ import annotations

from sejuk.org.models import Posting, Unit
from sejuk.org.rules import Role, UnitKind
from sejuk.press.writing.shape import Doer

_ROLES = {
    Role.VILLAGE_OFFICER: "bhabinkamtibmas", Role.RW_OFFICER: "polisi_rw", Role.BINMAS_UNIT_HEAD: "kanit_binmas",
}  # fmt: skip
_COMMANDERS = {UnitKind.POLSEK: "kapolsek", UnitKind.POLRES: "kapolres", UnitKind.POLDA: "kapolda"}
_RESORT_NAMES = ("Polres Metro", "Polrestabes", "Polresta", "Polres")


def doer(posting: Posting, rank: str, name: str) -> Doer:
    """An officer as prose names them, in the role of a posting."""
    return Doer(rank, name, role_of(posting.role, posting.unit.kind))


def role_of(role: str, unit_kind: str) -> str:
    """A posting's role in the reader's list."""
    if role == Role.COMMANDER:
        return _COMMANDERS.get(UnitKind(unit_kind), "other")
    if role == Role.PR_HEAD:
        return "kasi_humas" if unit_kind == UnitKind.POLRES else "other"
    return _ROLES.get(Role(role), "other")


def unit_names(unit: Unit) -> dict[str, str]:
    """The bare names of a unit and those above it: Polsek Kie → ``Kie``, and how its resort calls itself."""
    found: dict[str, str] = {}
    at: Unit | None = unit
    while at is not None:
        if at.kind == UnitKind.POLRES:
            found["polres_kind"] = next((word for word in _RESORT_NAMES if at.name.startswith(f"{word} ")), "Polres")
            found["polres"] = at.name.removeprefix(found["polres_kind"]).strip()
        elif at.kind in (UnitKind.POLSEK, UnitKind.POLDA):
            found[at.kind] = at.name.removeprefix("Polsek").removeprefix("Polda").strip()
        at = at.parent
    return found
