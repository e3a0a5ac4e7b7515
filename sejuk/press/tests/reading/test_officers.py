"""Members of the police whom a release names."""

from __future__ import annotations

import pytest

from sejuk.org.rules import RANKS
from sejuk.press.reading.officers import RULES, officers
from sejuk.press.tests.reading.releases import VISIT, article


def named(text: str) -> list[tuple[str, str, str]]:
    return [(each.rank, each.name, each.role) for each in officers(article(text))]


def test_a_whole_release():
    assert named(VISIT) == [
        ("Aipda", "Rudi Hartanto", "bhabinkamtibmas"), ("AKBP", "Sinta Wulandari", "kapolres"), ("Iptu", "Bagus Pranoto", "kapolsek"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("AKBP", "AKBP"), ("Akbp.", "AKBP"), ("IPTU", "Iptu"), ("Kombes Pol.", "Kombes Pol"), ("Kombespol", "Kombes Pol"), ("Brigpol", "Brigadir"),
        ("Komisaris Besar Polisi", "Kombes Pol"), ("Ajun Komisaris", "AKP"), ("Brigadir Polisi", "Brigadir"), ("Inspektur Polisi Satu", "Iptu"),
        ("BRIPKA", "Bripka"), ("KBP", "Kombes Pol"), ("Irjen Pol", "Irjen Pol"), ("Ajun Inspektur Polisi Dua", "Aipda"), ("Kompol,", "Kompol"),
    ],
)  # fmt: skip
def test_ranks_in_all_their_forms(written, rank):
    assert rank in RANKS
    assert named(f"Kegiatan dihadiri {written} Sari Utami dan warga.") == [(rank, "Sari Utami", "other")]


@pytest.mark.parametrize(
    "text",
    [
        "Babinsa Sertu Agus hadir.", "Dandim Letkol Inf Budi memimpin.", "Brigjen TNI Candra meninjau.", "Patroli di Jalan Brigjen Katamso.",
        "Kapolsek mengimbau warga.", "Bripka muda itu tersenyum.", "Mayjen TNI Dodi hadir.", "Aula Jenderal Pol Hoegeng dipadati warga.",
    ],
)  # fmt: skip
def test_the_army_streets_and_posts_without_names_are_no_officers(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Budi Santoso, S.H., M.H.", "Budi Santoso"), ("Budi Santoso SH,. S.I.K,. M.H", "Budi Santoso"), ("Budi Santoso S.E., M.S.i.", "Budi Santoso"),
        ("H. Budi Santoso", "Budi Santoso"), ("Dr. Budi Santoso, SH", "Budi Santoso"), ("Budi S menyampaikan", "Budi S"), ("J. Butar-Butar", "J. Butar-Butar"),
        ("AR Tanjung, S.E.", "AR Tanjung"), ("Budi M.T Santoso", "Budi M.T Santoso"), ("I Made Arta, S. H., M. H.", "I Made Arta"),
        ("BUDI SANTOSO, S.SOS", "Budi Santoso"), ("Budi S.Pd.I", "Budi"), ("Budi Santoso Selaku", "Budi Santoso"), ("Hj Siti Aminah", "Siti Aminah"),
    ],
)  # fmt: skip
def test_a_name_without_titles_but_with_its_own_letters(written, name):
    assert [each[1] for each in named(f"Hadir Iptu {written}")] == [name]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kapolsek Kie Iptu Sari", "kapolsek"), ("Kapolres Serang, AKBP Sari", "kapolres"), ("Kapolresta Pati Kombes Pol Sari", "kapolres"),
        ("Kapolda Riau Irjen Pol Sari", "kapolda"), ("Kasi Humas Polres Dumai, Iptu Sari", "kasi_humas"), ("Kasihumas Ipda Sari", "kasi_humas"),
        ("Kanit Binmas Polsek Koja, AKP Sari", "kanit_binmas"), ("Ps. Kanit Binmas Aiptu Sari", "kanit_binmas"), ("Plh. Kapolsek Kie Ipda Sari", "kapolsek"),
        ("Polisi RW 05 Kelurahan Melati Aipda Sari", "polisi_rw"), ("Wakapolres Jepara Kompol Sari", "other"), ("Kasat Binmas AKP Sari", "other"),
        ("Kabid Humas Polda Riau Kombes Pol Sari", "other"), ("Aipda Sari selaku Bhabinkamtibmas", "bhabinkamtibmas"),
        ("Aipda Sari, Bhabinkamtibmas Desa Melati", "bhabinkamtibmas"), ("AKBP Sari, Kapolres Dumai,", "kapolres"), ("Babinkamtibmas Aipda Sari", "bhabinkamtibmas"),
        ("Bhabinkamtibmas Desa Melati Polsek Kie Polres TTS Aipda Sari", "bhabinkamtibmas"), ("Kepala Polsek Kie Iptu Sari", "kapolsek"),
        ("Aipda Sari selaku anggota Bhabinkamtibmas", "bhabinkamtibmas"), ("Iptu Sari yang menjabat Kasi Humas Polres Dumai", "kasi_humas"), ("Kasubsi Penmas Aipda Sari", "other"), ("Panit Binmas Ipda Sari", "other"),
    ],
)  # fmt: skip
def test_the_post_before_and_behind_the_name(text, role):
    assert [each[2] for each in named(f"{text} hadir.")] == [role]


def test_a_chain_of_chiefs():
    text = "Kapolres Dumai AKBP Sinta melalui Kapolsek Bukit Kapur Iptu Bagus didampingi Bhabinkamtibmas Aipda Rudi menyapa warga."
    assert [each[2] for each in named(text)] == ["kapolres", "kapolsek", "bhabinkamtibmas"]
    assert named("Kapolres Dumai melalui Kapolsek Kie Iptu Sari mengimbau warga.") == [("Iptu", "Sari", "kapolsek")]


def test_an_officer_is_named_once_by_the_full_name():
    text = "Aipda Rudi Hartanto hadir. “Mari rukun,” ujar Aipda Rudi. Bhabinkamtibmas Aipda Rudi Hartnto pamit."
    assert named(text) == [("Aipda", "Rudi Hartanto", "bhabinkamtibmas")]


def test_two_officers_of_one_post_stay_two():
    assert [each[1] for each in named("Hadir Aipda Rudi Hartanto dan Aipda Joko Susilo.")] == ["Rudi Hartanto", "Joko Susilo"]


def test_a_headline_adds_no_words_to_a_name():
    text = "Aipda Rudi Hartanto Temui Petani Muda\n\nBhabinkamtibmas Aipda Rudi Hartanto menemui petani di sawah."
    assert named(text) == [("Aipda", "Rudi Hartanto", "bhabinkamtibmas")]


def test_the_only_constable_without_a_post():
    text = "Bhabinkamtibmas rutin menyambangi warga. Seperti Bripka Rudi yang pagi ini berkeliling."
    assert officers(article(text))[0].rule == "officer_only_constable"
    assert named(text)[0][2] == "bhabinkamtibmas"


def test_a_chief_who_is_named_at_the_end_of_the_quote():
    assert named("Kapolsek mengajak warga rukun. “Mari jaga desa,” pungkas Iptu Bagus.") == [("Iptu", "Bagus", "kapolsek")]


def test_a_later_sentence_may_give_the_post():
    text = "Aiptu Sari menyapa warga. Menurut Kanit Binmas Polsek Kie ini, warga rukun. Hadir pula Aiptu Joko."
    assert named(text) == [("Aiptu", "Sari", "kanit_binmas"), ("Aiptu", "Joko", "other")]
    assert officers(article(text))[0].rule == "officer_post_behind"


def test_marks_of_messages_do_not_hide_the_post():
    assert named("Kapolsek Kie *Iptu Sari Utami, S.H.* hadir.") == [("Iptu", "Sari Utami", "kapolsek")]


def test_a_name_that_goes_on_in_small_letters_up_to_a_degree():
    assert named("Hadir Ipda Reno maier pongo SH dan warga.") == [("Ipda", "Reno maier pongo", "other")]
    assert named("Hadir Ipda Reno bersama warga.") == [("Ipda", "Reno", "other")]


def test_words_of_sentences_may_be_names():
    assert [each[1] for each in named("Hadir Bripda Lalu Ardi dan Aiptu Juni Purba.")] == ["Lalu Ardi", "Juni Purba"]


def test_a_place_that_begins_as_a_post_does():
    assert named("Hadir Kapolsek Kasihan AKP Sari.") == [("AKP", "Sari", "kapolsek")]


def test_a_chief_without_a_rank_whose_degree_ends_the_name():
    assert named("Hadir Wakapolresta Denpasar I Made Arta, S.H., S.I.K., dan warga.") == [("", "I Made Arta", "other")]
    assert named("Kapolres Dumai Sinta Wulandari, S.I.K. hadir. AKBP Sinta pamit.") == [("AKBP", "Sinta Wulandari", "kapolres")]
    assert named("Kapolres Dumai Sinta Wulandari hadir.") == [("", "Sinta Wulandari", "kapolres")]
    assert named("Kapolsek Kie Iptu Sari Utami, S.H. hadir.") == [("Iptu", "Sari Utami", "kapolsek")]


def test_the_span_holds_rank_and_name():
    first = officers(article(VISIT))[0]
    assert VISIT[first.start : first.end] == "Aipda Rudi Hartanto"


def test_each_rule_is_explained():
    assert all(text.endswith(".") for text in RULES.values())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Polsek Waru di bawah kepemimpinan Kompol Sari Utami menyambangi warga.", "kapolsek"),
        ("Menjelang Pilkada, Polres Gresik yang dipimpin AKBP Sari Utami menggelar apel.", "kapolres"),
        ("Patroli dialogis Polsek Waru yang dipimpin Ipda Sari Utami berjalan aman.", "other"),
        ("Tim Satgas Polres Gresik di bawah pimpinan AKBP Sari Utami siaga.", "other"),
        ("Kasubbag Humas Polres Gresik AKP Sari Utami mengatakan.", "kasi_humas"),
        ("Kasubaghumas Polres Gresik AKP Sari Utami mengatakan.", "kasi_humas"),
        ("Wakapolres Gresik Kompol Sari Utami, Kasi Humas, dan para Kapolsek hadir.", "other"),
        ("Kabag Ops Kompol Sari Utami, Kapolsek jajaran dan warga hadir.", "other"),
        ("Anggota Polsek Waru Aiptu Sari Utami, Bhabinkamtibmas Desa Kureksari, hadir.", "bhabinkamtibmas"),
        ("Aiptu Sari Utami, anggota Polsek Waru yang menjabat Bhabinkamtibmas Desa Kureksari, hadir.", "bhabinkamtibmas"),
        ("Anggota yang bertugas sebagai Polisi RW, seperti Aipda Sari Utami, menyambangi warga.", "polisi_rw"),
        ("Dilaksanakan oleh Bhabinkamtibmas Kelurahan Kebomas atas nama Aipda Sari Utami.", "bhabinkamtibmas"),
    ],
)
def test_the_post_in_other_constructions(text, role):
    assert [each[2] for each in named(text)] == [role]


def test_a_name_that_ends_with_a_word_of_sentences():
    assert named("Bhabinkamtibmas Bripka Andi Nusantara bersama warga ronda.") == [("Bripka", "Andi Nusantara", "bhabinkamtibmas")]
    assert named("Wakapolsek Kompol II Sari Utami hadir.") == [("Kompol", "Sari Utami", "other")]
