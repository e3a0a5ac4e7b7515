"""A text is cut where facts begin and end, and put together again it is the same text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sejuk.activities.vocabulary import KINDS
from sejuk.press.queries.pasted import Pasted
from sejuk.press.reading.shape import ELECTIONS, ROLES, SINGLE, STAGES, TYPES, WARNINGS, Found, Reading
from sejuk.web.marked import ELECTION_NAMES, FIELDS, ROLE_NAMES, WARNING_NAMES, pieces, stage_name

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)
NAMES = ("village", "district", "polsek", "activity_date", "street", "rw")


def cut(text: str, spans: list[tuple[int, int]], skipped: tuple[tuple[int, int], ...] = ()) -> list[tuple[str, str, list[str]]]:
    facts = {name: Found("x", *span, "test") for name, span in zip(NAMES, spans, strict=False)}
    found = pieces(Pasted(text, "", Reading("", relevant=True, facts=facts), "", skipped))
    return [(one.text, one.mark.look if one.mark else "", [mark.name for mark in one.ending]) for one in found]


@given(st.text(max_size=40), SPANS, SPANS)
def test_no_letter_is_lost_or_doubled(text: str, spans: list[tuple[int, int]], skipped: list[tuple[int, int]]) -> None:
    inside = tuple((a, b) for a, b in skipped if a < b <= len(text))
    assert "".join(part for part, _look, _names in cut(text, spans, inside)) == text


def test_the_shortest_fact_is_shown_and_all_that_end_are_named() -> None:
    assert cut("Desa Oenai, Kec. Kie", [(5, 10), (0, 20)]) == [
        ("Desa ", "where", []), ("Oenai", "where", ["Desa/kelurahan"]), (", Kec. Kie", "where", ["Kecamatan"]),
    ]  # fmt: skip


def test_what_follows_from_a_name_is_not_named_again() -> None:
    facts = {name: Found("x", 0, 5, "test") for name in ("village", "village_kind", "area_code")}
    found = pieces(Pasted("Oenai", "", Reading("", relevant=True, facts=facts), ""))
    assert [mark.name for mark in found[0].ending] == ["Desa/kelurahan"]


def test_every_word_of_the_reader_has_a_name_on_the_page() -> None:
    assert set(ROLE_NAMES) == set(ROLES)
    assert set(ELECTION_NAMES) == set(ELECTIONS)
    assert set(WARNING_NAMES) == set(WARNINGS)
    assert set(FIELDS) == set(SINGLE)
    assert all(stage_name(stage) for stage in STAGES)
    assert set(TYPES) <= set(KINDS)
