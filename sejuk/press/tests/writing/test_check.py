"""What may not go out is refused with the sentence, the words and the reason; what the composer wrote never is."""

from dataclasses import replace
from datetime import date, time

import pytest

from sejuk.press.tests.writing.test_release import CHIEF, CONSTABLE, fact
from sejuk.press.writing.check import refusals
from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import Composed, Doer, Said, Sentence

SAID = [Said(CHIEF, "Mari kita jaga bersama.", approved=True), Said(CONSTABLE, "Belum disetujui.", approved=False)]
FACT = fact(
    stage="campaign", election="pemilu_2024", street="Jalan Kapak Layar 5", rt="005", place="Balai Desa Oenai", end=time(10, 30),
    leaflets=50, polda="NTT", province="Nusa Tenggara Timur", partners=("army_village_nco", "religious_leader"),
)  # fmt: skip


def found(text: str, language: str = "id", **known) -> list[tuple[str, str]]:
    composed = Composed(language, (Sentence("activity", text, ("r1",)),))
    return [(each.code, each.words) for each in refusals(composed, [replace(FACT, **known)], SAID)]


@pytest.mark.parametrize(("text", "words"), [
    ("Sebanyak 20 warga ditemui.", "20"),
    ("Sebanyak dua puluh warga ditemui.", "dua puluh"),
    ("Sebanyak seratus dua puluh lima warga ditemui.", "seratus dua puluh lima"),
    ("Ratusan warga hadir.", "Ratusan"),
    ("Ribuan warga hadir.", "Ribuan"),
    ("Puluhan ribu brosur dibagikan.", "Puluhan"),
    ("Sebanyak 80% warga setuju.", "80"),
    ("Sebanyak 12,5 kilo dibawa.", "12,5"),
    ("Ada 1.200 warga di sana.", "1.200"),
    ("Warga menyampaikan dua keluhan.", "dua"),
    ("Kegiatan itu diikuti ４０ warga.", "４０"),
    ("Mayoritas warga hadir.", "Mayoritas"),
    ("In all, twenty-three residents came.", "twenty-three"),
    ("Hundreds of residents came.", "Hundreds"),
])  # fmt: skip
def test_a_number_that_the_record_does_not_hold_is_refused(text, words):
    assert any(code == "number_not_in_facts" and words in said for code, said in found(text)), found(text)


@pytest.mark.parametrize("text", [
    "Sebanyak 12 warga ditemui.", "Sebanyak dua belas warga ditemui.", "Belasan warga ditemui.", "Petugas membagikan 50 lembar brosur.",
    "Tercatat tujuh kabar yang beredar.", "Salah satu pesan ialah berpikir dua kali sebelum berbagi.", "Hubungi layanan 110.",
    "Beberapa keluhan dicatat di RT 005 Jalan Kapak Layar 5.", "Petugas hadir pukul 09.00 hingga 10.30 WITA.",
    "Kegiatan menjelang Pemilu 2024 itu diikuti satu regu.",
])  # fmt: skip
def test_what_the_record_holds_may_be_said_in_other_words(text):
    assert found(text, stage="") == []


@pytest.mark.parametrize("text", [
    "Kegiatan berlangsung Kamis lalu.", "Kegiatan berlangsung kamis malam.", "Kegiatan berlangsung pada 1 Februari 2024.",
    "Kegiatan berlangsung 1/2/2024.", "Kegiatan berlangsung (01-02-24).", "Kegiatan berlangsung tiga puluh Januari.",
    "Kegiatan berlangsung sepanjang Maret 2024.", "Kegiatan serupa digelar tahun 2019.", "Rabu (30/1/2024) petugas hadir.",
    "Kegiatan berlangsung pada 29 hingga 31 Januari 2024.", "It took place on 1 February 2024.", "It took place on February 1, 2024.",
    "It took place on Thursday.", "Kamis (31/1/2024) petugas hadir.",
])  # fmt: skip
def test_a_day_that_is_not_the_records_is_refused(text):
    assert "date_not_in_facts" in [code for code, _ in found(text)]


@pytest.mark.parametrize("text", [
    "Kegiatan berlangsung Rabu (31/1/2024).", "Kegiatan berlangsung RABU (31/01/24).", "Pada tiga puluh satu Januari petugas hadir.",
    "Selama satu minggu warga menunggu.", "On Wednesday, January 31, 2024, officers came.", "Warga hadir sejak Januari.",
])  # fmt: skip
def test_its_day_may_be_written_in_any_way(text):
    assert found(text) == []


@pytest.mark.parametrize("text", [
    "Petugas datang pukul 08.00 WITA.", "Petugas datang jam 8.", "Petugas datang pukul delapan.", "Petugas datang pukul 09.00 WIB.",
    "Petugas datang pukul 21.00.",
])  # fmt: skip
def test_a_time_that_is_not_the_records_is_refused(text):
    assert "time_not_in_facts" in [code for code, _ in found(text)]


@pytest.mark.parametrize("text", [
    "Petugas menemui Bapak Yohanes.", "Petugas menemui bapak yohanes.", "Petugas menemui pak budi di rumahnya.",
    "Petugas menemui PAK BUDI.", "Bu Marta mengeluh soal air.", "Seorang warga bernama Sumarni hadir.", "Sdr. Yosef hadir.",
    "Petugas menemui warga bernama: sumarni.", "Petugas menemui saudara yosef.", "Petugas menemui mama yohana.", "Bapak yohanes hadir.",
    "Petugas menemui Haji Karim.", "Ustaz Rahman hadir.", "Mr Tanaka joined in.", "Petugas menemui ibu indah.",
])  # fmt: skip
def test_a_resident_is_never_named(text):
    assert "resident_named" in [code for code, _ in found(text)]


@pytest.mark.parametrize("text", [
    "Bripka Budi menyambangi warga.", "Aipda Maman Suryana menyambangi warga.", "bripka budi menyambangi warga.",
    "BRIPKA BUDI MENYAMBANGI WARGA.", "Kapolsek Kie Iptu Hartono menyampaikan pesan.", "Sumarni mengeluhkan air bersih.",
    "Warga seperti Sumarni mengeluh.", "Kegiatan didampingi Serka Yohanes.", "Ajun Inspektur Polisi Dua Maman hadir.",
    "Kegiatan dihadiri Indah dari karang taruna.", "yohanes mengeluh soal air.", "Petugas hadir. sumarni mengeluh.",
    "Petugas menemui seorang warga, sumarni.", "Petugas menemui warga (sumarni).", "Keluhan datang atas nama sumarni.",
])  # fmt: skip
def test_a_name_that_is_no_officers_of_the_record_is_refused(text):
    assert {"name_not_in_facts", "resident_named"} & {code for code, _ in found(text)}


@pytest.mark.parametrize("text", [
    "Kegiatan berlangsung di Desa Fatuoni.", "Kegiatan berlangsung di desa fatuoni.", "KEGIATAN DI DESA FATUONI.",
    "Kegiatan berlangsung di Desa Kie.", "Kegiatan berlangsung di Kecamatan Oenai.", "Polsek Amanuban hadir.", "Polres Kupang hadir.",
    "Kapolres Kupang hadir.", "Kegiatan berlangsung di Fatuoni.", "kegiatan berlangsung di fatuoni.", "Kegiatan berlangsung di RT 006.",
    "Kegiatan berlangsung di Jalan Merdeka.", "Officers came to Fatuoni village.", "Kegiatan berlangsung di RT/RW 005/001.",
])  # fmt: skip
def test_a_place_that_is_not_the_records_is_refused(text):
    assert {"place_not_in_facts", "name_not_in_facts"} & {code for code, _ in found(text)}


@pytest.mark.parametrize("text", [
    "Bripka Maman menyambangi warga Desa Oenai.", "BRIPKA MAMAN SURYANA MENYAMBANGI WARGA DESA OENAI.", "Pak Maman menyapa warga.",
    "Kapolsek Kie Iptu Sunar Wibowo menyampaikan pesan.", "Ibu rumah tangga dan bapak-bapak ikut berdialog.",
    "Warga desa binaan menyambut baik kegiatan itu.", "Bapak Kapolsek menyampaikan terima kasih.", "Kabupaten Timor Tengah Selatan",
    "Kegiatan Dilaksanakan Bersama Babinsa Dan Tokoh Agama.", "Kec. Kie, Kab. Timor Tengah Selatan.", "Polres TTS, Polda NTT.",
    "Jumat Curhat akan terus digelar oleh jajaran Polri bersama TNI.",
])  # fmt: skip
def test_the_names_of_the_record_may_stand_in_any_writing(text):
    assert found(text, stage="") == []


@pytest.mark.parametrize(("text", "stage"), [
    ("Pada masa tenang ini warga diajak tenang.", "campaign"), ("Kegiatan di masa kampanye itu lancar.", "quiet_period"),
    ("Situasi kondusif pasca pemungutan suara.", "campaign"), ("Situasi kondusif usai pencoblosan.", "before"),
    ("Situasi kondusif setelah Pemilu 2024.", "campaign"), ("Menjelang Pemilu 2024 warga diajak tenang.", "after"),
    ("Memasuki H-1 situasi aman.", "campaign"), ("Pada H+2 situasi aman.", "campaign"), ("H-30 situasi aman.", "quiet_period"),
    ("Pada hari pemungutan suara situasi aman.", "campaign"), ("Menjelang masa kampanye situasi aman.", "campaign"),
    ("Menjelang Pemilu 2024 warga diajak tenang.", "none"), ("During the quiet period it was calm.", "campaign"),
    ("After the election it was calm.", "campaign"), ("Rekapitulasi suara berjalan aman.", "campaign"),
])  # fmt: skip
def test_a_phase_that_the_calendar_contradicts_is_refused(text, stage):
    assert "stage_contradicts" in [code for code, _ in found(text, stage=stage)]


@pytest.mark.parametrize(("text", "stage"), [
    ("Menjelang Pemilu 2024 warga diajak tenang.", "campaign"), ("Pada masa tenang warga diajak tenang.", "quiet_period"),
    ("Warga diajak menolak kampanye hitam.", "before"), ("Pada H-1 situasi aman.", "quiet_period"),
    ("Perbedaan jangan memecah, baik sebelum, saat, maupun setelah Pemilu.", "campaign"),
    ("Warga diajak datang ke TPS untuk memilih pada hari pemungutan suara.", "campaign"), ("Menjelang masa tenang.", "campaign"),
    ("Pasca pemungutan suara situasi aman.", "after"), ("Pada masa tenang warga diajak tenang.", ""),
])  # fmt: skip
def test_a_phase_that_the_calendar_bears_is_not(text, stage):
    assert "stage_contradicts" not in [code for code, _ in found(text, stage=stage)]


def test_the_name_of_another_election_is_refused():
    assert found("Warga diajak menyukseskan Pilkada.", stage="")[0][0] == "election_not_in_facts"
    assert found("Warga diajak menyukseskan Pemilu.", election="pilkada_2024", stage="")[0][0] == "election_not_in_facts"


@pytest.mark.parametrize("text", [
    "“Semua aman,” ujar Bripka Maman Suryana.", '"Semua aman", kata Kapolsek.', "“Belum disetujui,” ujar Bripka Maman Suryana.",
    "“Mari kita jaga,” ujar Kapolsek Kie Iptu Sunar Wibowo.", "“Semua aman, kata Kapolsek.",
    "‘Semua aman,’ ujar Bripka Maman Suryana.", "'Semua aman', kata Kapolsek Kie.", "Kapolsek berkata: 'Ki'e aman.'",
    "‹Semua aman›, kata Kapolsek.", "'All is well,' the officer said.", "``Semua aman'', kata Kapolsek.",
])  # fmt: skip
def test_words_in_quote_marks_must_be_an_approved_quote_as_a_whole(text):
    assert "quote_not_approved" in [code for code, _ in found(text)]


@pytest.mark.parametrize("text", [
    "Petugas menyapa warga Ki'e dan Oenai pada Jum'at.", "Warga Ki’e menyambut baik kunjungan pada hari Jum’at.",
    "The officers' visit was part of the police's work.",
])  # fmt: skip
def test_an_apostrophe_quotes_nobody(text):
    assert "quote_not_approved" not in [code for code, _ in found(text)]


@pytest.mark.parametrize("text", [
    "Residents were asked to vote for number one.", "Vote for the second candidate pair.", "Vote against the regent.",
    "Residents choose candidate number one.", "Officers support the first candidate.", "Residents re-elect the regent.",
    "The incumbent is leading here.", "The quick count is good news.", "He won the election.", "Ballot number one is best.",
])  # fmt: skip
def test_english_that_takes_sides_is_refused(text):
    assert "not_neutral" in [code for code, _ in found(text, "en")]


@pytest.mark.parametrize("text", [
    "Residents were asked to use their right to vote.", "Residents were asked to vote in peace.",
    "Officers asked residents to stay neighbors whoever they vote for.", "Residents were asked to say no to vote buying.",
    "Officers support the residents.", "One party to the quarrel was absent.",
])  # fmt: skip
def test_english_that_asks_people_to_vote_does_not(text):
    assert "not_neutral" not in [code for code, _ in found(text, "en")]


def test_an_approved_quote_belongs_to_who_said_it():
    assert found("“Mari kita jaga bersama,” ujar Kapolsek Kie Iptu Sunar Wibowo.") == []
    assert found("“Mari kita jaga bersama,” ujar Bripka Maman Suryana.")[0][0] == "quote_of_another"


@pytest.mark.parametrize("text", [
    "Warga diajak memilih nomor urut 2.", "Coblos paslon nomor satu.", "Warga mendukung Gerindra.", "Prabowo menang di TPS ini.",
    "Pasangan calon nomor 1 unggul di desa ini.",
])  # fmt: skip
def test_candidates_parties_numbers_and_results_are_refused_and_the_sentence_is_named(text):
    composed = Composed("id", (Sentence("lead", "Petugas hadir.", ("r1",)), Sentence("activity", text, own=True)))
    refused = [each for each in refusals(composed, [FACT], SAID) if each.code == "not_neutral"]
    assert refused
    assert refused[0].sentence == 1
    assert text[refused[0].start : refused[0].end] == refused[0].words
    assert refused[0].why_id
    assert refused[0].why_en


def test_personal_data_is_refused():
    assert "personal_data" in [code for code, _ in found("Warga dengan NIK 5302105001900001 hadir.")]
    assert "resident_named" in [
        each.code for each in refusals(Composed("id", (Sentence("lead", "Petugas menemui Oma Lin."),)), [FACT], residents=["Lin"])
    ]


def test_an_officer_with_a_candidates_name_is_no_candidate():
    officer = Doer("Bripda", "Prabowo Santoso", "bhabinkamtibmas")
    one = replace(FACT, officers=(officer,))
    for seed in range(10):
        text = compose([one], seed=str(seed))
        assert refusals(text, [one]) == []


def test_offsets_point_at_the_words():
    text = "Petugas menemui 40 warga di Desa Fatuoni pada Kamis."
    composed = Composed("id", (Sentence("activity", text),))
    refused = refusals(composed, [FACT])
    assert {each.code for each in refused} == {"number_not_in_facts", "place_not_in_facts", "date_not_in_facts"}
    assert all(text[each.start : each.end] == each.words for each in refused)


def test_several_days_bear_all_of_their_days():
    facts = [fact(1), fact(2, day=date(2024, 2, 1))]
    composed = Composed("id", (Sentence("lead", "Pada 31 Januari hingga 1 Februari 2024 digelar dua kegiatan, Rabu dan Kamis."),))
    assert refusals(composed, facts) == []


def test_so_many_villages_in_a_headline_are_no_village_of_that_name() -> None:
    days = [
        replace(FACT, record=str(n), day=date(2024, 1, 2 + n), village=name)
        for n, name in enumerate(("Oenai", "Falas", "Napi") * 6)
    ]
    headline = Composed("id", (Sentence("headline", "Polsek Kie di Tiga Desa Sepanjang Januari 2024"),))
    assert [each.words for each in refusals(headline, days) if each.code == "place_not_in_facts"] == []
