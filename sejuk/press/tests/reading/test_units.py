"""The units that a release is about."""

from __future__ import annotations

import pytest

from sejuk.press.reading.officers import officers
from sejuk.press.reading.units import RULES, Units, units
from sejuk.press.tests.reading.releases import VISIT, article


def found(text: str) -> Units:
    return units(article(text), officers(article(text)))


def names(text: str) -> dict[str, str]:
    return {field: each.value for field, each in found(text).facts.items() if field != "unit_code"}


def code(text: str) -> str | None:
    facts = found(text).facts
    return facts["unit_code"].value if "unit_code" in facts else None


def test_a_whole_release():
    assert names(VISIT) == {"polda": "Riau", "polres": "Dumai", "polsek": "Bukit Kapur"}
    assert code(VISIT) == "polsek-bukit-kapur-14-72-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kapolres Dumai mengimbau warga.", {"polres": "Dumai"}),
        ("Kapolsek Kie Iptu Sari hadir.", {"polsek": "Kie"}),
        ("Polsek Kie-Polres TTS, Rabu.", {"polsek": "Kie", "polres": "TTS"}),
        ("Kepolisian Resor (Polres) Jepara menggelar apel.", {"polres": "Jepara"}),
        ("Polres Blitar Kota menggelar apel.", {"polres": "Blitar Kota"}),
        ("Polresta Banda Aceh menggelar apel.", {"polres": "Banda Aceh"}),
        ("Polres Metro Jakarta Utara menggelar apel.", {"polres": "Jakarta Utara"}),
        ("(Humas Polda Kaltim)", {"polda": "Kaltim"}),
        ("Bhabinkamtibmas Polsek carenang menyambangi warga.", {"polsek": "Carenang"}),
        ("Polsek Jajaran Polres Dumai berpatroli.", {"polres": "Dumai"}),
        ("Polres Pelabuhan Tanjung Perak berjaga.", {"polres": "Pelabuhan Tanjung Perak"}),
        ("Kepolisian Daerah (Polda) Papua Barat menggelar apel.", {"polda": "Papua Barat"}),
        ("Kapolda Papua barat Irjen Pol Sari hadir.", {"polda": "Papua barat"}),
        ("Polda Metro Jaya menggelar apel.", {"polda": "Metro Jaya"}),
        ("Polda Kalimantan Seltan (Kalsel) menggelar apel.", {"polda": "Kalsel"}),
        ("Kapolsek Kediri Kota Kompol Sari hadir.", {"polsek": "Kediri Kota"}),
        ("Kapolsek Tanjung Melati Iptu Sari hadir.", {"polsek": "Tanjung Melati"}),
        ("Polres Bengkulu Utara Akpb Sari hadir.", {"polres": "Bengkulu Utara"}),
        ("Polsek dan Jajarannya bersiaga.", {}),
        ("Anggota polsek dan polres bersiaga.", {}),
    ],
)  # fmt: skip
def test_bare_names(text, expected):
    assert names(text) == expected


def test_where_somebody_served_before_is_not_the_unit():
    assert names("Mantan Wakapolres Kendal itu kini bertugas di Polres Jepara.") == {"polres": "Jepara"}


def test_a_chief_among_the_guests_is_not_the_unit():
    assert names("Kapolres Serang bersama Camat Tirtayasa, Kapolsek Tirtayasa dan Danramil membagikan sembako.") == {
        "polres": "Serang"
    }


def test_two_sectors_of_equal_weight_are_none():
    assert "polsek" not in names("Personel Polsek Kie dan Polsek Amanatun Selatan bersiaga.")


def test_the_sector_that_the_release_is_about_is_named_most():
    text = "Polsek Kie menyambangi warga. Kapolsek Kie Iptu Sari hadir. Hadir pula anggota Polsek Boking."
    assert names(text) == {"polsek": "Kie"}


def test_a_sector_that_no_list_knows_keeps_its_name():
    assert names("Kapolsek Kawasan Melati Iptu Sari hadir.") == {"polsek": "Kawasan Melati"}


def test_the_short_name_of_a_sector_is_spelled_out():
    assert names("Kapolsek Dentim hadir. Polsek Denpasar Timur menggelar apel.")["polsek"] == "Denpasar Timur"
    assert names("Kapolsek Dentim dari Polresta Denpasar hadir.")["polsek"] == "Denpasar Timur"


def test_a_region_that_the_resort_does_not_belong_to_is_not_the_releases():
    assert names("Polres Indramayu menggelar apel. Kegiatan serupa digelar Polda Lampung.") == {"polres": "Indramayu"}


def test_codes_are_those_of_the_starting_set():
    assert code("Polres Kukar menggelar apel.") == "polres-kutai-kartanegara"
    assert code("Polda Jatim menggelar apel.") == "polda-jawa-timur"
    assert code("Kapolsek Kie Iptu Sari dari Polres TTS hadir.") == "polsek-kie-53-02-10"


def test_a_name_that_several_units_bear_has_alternatives_and_no_code():
    doubtful = found("Polsek Karanganyar menggelar apel.")
    assert "unit_code" not in doubtful.facts
    assert len(doubtful.alternatives) > 1


def test_the_span_holds_the_name():
    polsek = found(VISIT).facts["polsek"]
    assert VISIT[polsek.start : polsek.end] == "Bukit Kapur"


def test_each_rule_is_explained():
    assert all(text.endswith(".") for text in RULES.values())


def test_a_chief_called_by_his_own_name_names_no_unit():
    said = 'Kapolresta Denpasar Kombes Pol Bagus Yugo Pranoto hadir. "Mari jaga kota," kata Kapolresta Yugo. Kapolresta Yugo pamit.'
    assert names(said) == {"polres": "Denpasar"}


def test_a_bracket_between_the_words_and_the_name():
    assert names("Kepala Kepolisian Daerah (Kapolda) Papua Tengah, Brigjen Pol Sari Utami, hadir.") == {"polda": "Papua Tengah"}


def test_a_region_that_was_divided_goes_with_its_former_units():
    assert names("Polres Puncak Jaya Polda Papua menyambangi warga.") == {"polres": "Puncak Jaya", "polda": "Papua"}
