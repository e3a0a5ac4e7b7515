"""Direct speech is found with its speaker, however the marks stand; slogans and names of programmes are none."""

import pytest

from sejuk.press.reading.page import article_of
from sejuk.press.reading.quotes import RULES, quotes
from sejuk.press.reading.shape import Named
from sejuk.press.reading.speakers import RULES as SPEAKERS

SARI, JOKO = "Sari Wulandari", "Joko Prasetya"


def said(text: str) -> list[tuple[str | None, str]]:
    officers = [
        Named(rank, name, role, text.index(name), text.index(name) + len(name), "")
        for rank, name, role in (
            ("Bripka", SARI, "bhabinkamtibmas"),
            ("AKP", JOKO, "kapolsek"),
            ("AKBP", "Rahmat Hidayat", "kapolres"),
            ("Iptu", "Dewi Lestari", "other"),
        )
        if name in text
    ]
    found = quotes(article_of(text), officers)
    assert all(" ".join(text[each.start : each.end].split()) == each.text for each in found)
    return [(each.speaker, each.text) for each in found]


@pytest.mark.parametrize(
    "marks",
    ["“{}”", '"{}"', "”{}”", "“{}“", '" {}"', "''{}''", '“{}"'],
    ids=["curly", "straight", "both closing", "both opening", "blank", "doubled", "mixed"],
)
def test_marks_of_every_kind(marks):
    text = f"Bripka {SARI} menyambangi warga. " + marks.format("Mari kita jaga kampung ini bersama,") + " ujarnya."
    assert said(text) == [(SARI, "Mari kita jaga kampung ini bersama,")]


def test_speech_over_a_line_break():
    text = f"“Kami datang untuk mendengar.\nSampaikan apa yang dirasakan,” kata Bripka {SARI}."
    assert said(text) == [(SARI, "Kami datang untuk mendengar. Sampaikan apa yang dirasakan,")]


def test_an_opening_mark_is_missing():
    text = f"Kapolsek Kie AKP {JOKO} hadir.\nKalau ada gesekan kecil, selesaikan dengan musyawarah,” pungkasnya."
    assert said(text) == [(JOKO, "Kalau ada gesekan kecil, selesaikan dengan musyawarah,")]


def test_a_closing_mark_is_missing():
    text = f"Kapolsek Kie AKP {JOKO} hadir.\n“Kami ajak warga tetap rukun sampai akhir, ujar Kapolsek.\nKegiatan berjalan lancar."
    assert said(text) == [(JOKO, "Kami ajak warga tetap rukun sampai akhir,")]


@pytest.mark.parametrize(
    "text",
    [
        "Spanduk itu bertuliskan “Beda Pilihan Tetap Saudara” dan dipasang di pasar.",
        "Kegiatan bertema “Bersama Menjaga Pemilu yang Damai” itu dihadiri warga.",
        "Program “Jumat Curhat” digelar setiap pekan.",
        "Polsek menggelar “Cooling System” di balai desa.",
        "Bhabinkamtibmas menekankan pentingnya menjaga ketertiban selama masa tenang,” tegasnya.",
    ],
)
def test_names_slogans_and_reported_speech_are_no_quotes(text):
    assert said(text) == []


def test_of_a_chain_the_last_one_speaks():
    text = f"“Kami ingin warga merasa aman,” ujar Kapolres TTS AKBP Rahmat Hidayat melalui Kapolsek Kie AKP {JOKO}."
    assert said(text)[0][0] == JOKO


def test_a_role_and_a_short_name_are_the_officer():
    text = f"Kapolsek Kie AKP {JOKO} menemui warga. “Jaga kampung kita bersama,” kata Kapolsek. “Jangan mudah percaya kabar bohong,” tambah Joko."
    assert [speaker for speaker, _ in said(text)] == [JOKO, JOKO]


def test_an_office_that_our_list_does_not_have():
    text = "Kasat Lantas Iptu Dewi Lestari hadir di sekolah. “Pakai helm ke mana pun pergi,” kata Kasat Lantas."
    assert said(text)[0][0] == "Dewi Lestari"


def test_a_pronoun_is_whoever_was_named_as_speaking_and_not_who_came_along():
    text = f"Kapolsek Kie AKP {JOKO} menegaskan hal itu didampingi Bripka {SARI}. “Kami terus hadir di tengah warga,” ujarnya."
    assert said(text)[0][0] == JOKO


def test_a_speaker_before_a_colon():
    text = f"Bripka {SARI} datang. Kapolsek Kie, AKP {JOKO}: “Polsek terus mendampingi warga setiap hari.”"
    assert said(text)[0][0] == JOKO


def test_a_resident_is_called_as_the_text_does():
    assert said("“Terima kasih sudah mau datang ke sini,” ucap salah seorang warga.")[0][0] == "warga"
    assert said("“Kami merasa jauh lebih tenang sekarang,” kata Maria Tefa, warga Desa Oenai.")[0][0] == "Maria Tefa"


def test_a_rank_alone_names_nobody():
    assert said("“Kami terus hadir di tengah warga,” kata Aipda.")[0][0] is None


def test_every_rule_says_what_it_does():
    assert all(says.endswith(".") for says in (*RULES.values(), *SPEAKERS.values()))
