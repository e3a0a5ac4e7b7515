"""What people write in cells, and what it means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.imports import columns, reading, values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)), ("31/01/2024", date(2024, 1, 31)), ("1-2-2024", date(2024, 2, 1)),
        ("1.2.2024", date(2024, 2, 1)), ("31 Januari 2024", date(2024, 1, 31)), ("17 Agustus 1995", date(1995, 8, 17)),
        ("5 Agt 2024", date(2024, 8, 5)), ("2024-01-31 00:00:00", date(2024, 1, 31)), ("", None),
    ],
)  # fmt: skip
def test_dates(text, day):
    assert values.as_date(text) == day


@pytest.mark.parametrize("text", ["31/02/2024", "01/13/2024", "kemarin", "24-01-31", "31/01/24", "0001-01-01", "45322"])
def test_dates_that_nobody_can_read(text):
    with pytest.raises(Problem, match="date_wrong"):
        values.as_date(text)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("BRIPKA", "Bripka"), ("bripka", "Bripka"), ("Brigpol", "Brigadir"), ("KOMBES POL.", "Kombes Pol"), ("AKP", "AKP"),
        ("Kombes", "Kombes Pol"), ("AIPDA POL", "Aipda"), ("Ajun Komisaris Polisi", "AKP"),
    ],
)  # fmt: skip
def test_ranks(text, rank):
    assert values.as_rank(text) == rank


@pytest.mark.parametrize("rank", rules.RANKS)
def test_every_rank_means_itself(rank):
    assert values.as_rank(rank.upper()) == rank


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bhabinkamtibmas", "village_officer"), ("BHABIN", "village_officer"), ("village_officer", "village_officer"),
        ("PS. KANIT BINMAS POLSEK KIE", "binmas_unit_head"), ("Kapolsek", "commander"), ("Kapolres", "commander"),
        ("Polisi RW 05", "rw_officer"), ("Anggota Unit Binmas", "unit_member"), ("operator", "operator"), ("Auditor", "auditor"),
    ],
)  # fmt: skip
def test_roles(text, role):
    assert values.as_role(text) == role


@pytest.mark.parametrize("text", ["Operator SIM", "Auditor Dana Desa", "Kepala Desa", "X"])
def test_a_role_that_opens_much_is_written_exactly(text):
    with pytest.raises(Problem, match="role_unknown"):
        values.as_role(text)


@pytest.mark.parametrize("text", ["87010001", "NRP 87010001", "NRP. 8701 0001", "'87010001", "NIP: 87010001"])
def test_service_numbers(text):
    assert values.as_service_number(text) == "87010001"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("53.02.10.2003", ["53.02.10.2003"]), ("53.02.10.2003, 53.02.10.2009", ["53.02.10.2003", "53.02.10.2009"]),
        ("5302102003 5302102009", ["5302102003", "5302102009"]), ("Oenai, Kie; Oinlasi", ["Oenai, Kie", "Oinlasi"]),
        ("Oenai\nOinlasi | Pilli", ["Oenai", "Oinlasi", "Pilli"]), ("", []),
    ],
)  # fmt: skip
def test_areas_in_one_cell(text, found):
    assert values.area_texts(text) == found


def test_codes_with_and_without_dots():
    assert values.as_code("5302102003") == "53.02.10.2003"
    assert values.as_code("530210") == "53.02.10"
    assert values.as_code("53.02.10.2003.rw02.rt05") == "53.02.10.2003.RW02.RT05"
    assert not values.is_code("91010077")


@pytest.mark.parametrize("kind", columns.NAMES)
def test_no_header_means_two_things(kind):
    names = [name for names in columns.NAMES[kind].values() for name in names.split()]
    assert len(names) == len(set(names))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(str.encode), st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b)
    )
)
def test_any_bytes_are_read_or_refused_in_words(data):
    for kind in columns.NAMES:
        try:
            for _ in columns.table(kind, reading.rows(data)).rows:
                pass
        except Problem as problem:
            assert problem.words("en").title
