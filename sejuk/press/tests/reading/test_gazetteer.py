"""The official areas and the starting set of units by name."""

from __future__ import annotations

import pytest

from sejuk.press.reading.gazetteer import gazetteer, sector_code, slug


def test_names_are_compared_by_their_letters():
    assert gazetteer().districts("Kie") == ("53.02.10",)
    assert gazetteer().names["53.02.10"] == "KI'E"


def test_a_village_is_found_beneath_what_lies_above_it():
    assert gazetteer().villages("bagan besar", ("14.72.03",)) == ("14.72.03.1004",)
    assert len(gazetteer().villages("Wonodadi")) > 1


@pytest.mark.parametrize(("short", "code"), [("Kukar", "64.02"), ("TTS", "53.02"), ("Polman", "76.04"), ("Rohul", "14.06")])
def test_regencies_are_known_by_what_releases_call_them(short, code):
    assert gazetteer().regencies(short) == (code,)


@pytest.mark.parametrize(("short", "code"), [("NTB", "52"), ("Jatim", "35"), ("Babel", "19"), ("DKI Jakarta", "31")])
def test_provinces_are_known_by_what_releases_call_them(short, code):
    assert gazetteer().provinces(short) == (code,)


def test_every_short_name_stands_for_an_area_that_exists():
    assert all(code in gazetteer().names for code in gazetteer().short_names.values())


def test_kabupaten_and_kota_of_one_name_are_told_apart():
    assert gazetteer().regencies("Blitar", "kota") == ("35.72",)
    assert set(gazetteer().regencies("Blitar")) == {"35.05", "35.72"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kukar", "polres-kutai-kartanegara"), ("Blitar Kota", "polres-blitar-kota"), ("Blitar", "polres-blitar"),
        ("Tanjung Perak", "polres-pelabuhan-tanjung-perak"), ("TTS", "polres-timor-tengah-selatan"), ("Kep. Selayar", "polres-kepulauan-selayar"), ("Pulau Ambon", "polresta-pulau-ambon-dan-pulau-pulau-lease"),
    ],
)  # fmt: skip
def test_a_resort_is_found_by_name_or_short_name(name, code):
    found = gazetteer().resort(name)
    assert found is not None
    assert found.code == code


def test_two_resorts_of_one_name_are_none():
    assert gazetteer().resort("Bandung") is None
    assert gazetteer().resort("Antah Berantah") is None


def test_a_region_is_found_by_its_short_name():
    assert gazetteer().region("Jatim") == "Polda Jawa Timur"
    assert gazetteer().region("Metro Jaya") == "Polda Metro Jaya"
    assert gazetteer().region("Antah") is None


def test_codes_are_those_of_the_starting_set():
    assert slug("Polres Bau-Bau") == "polres-bau-bau"
    assert sector_code("53.02.10", "KI'E") == "polsek-kie-53-02-10"
