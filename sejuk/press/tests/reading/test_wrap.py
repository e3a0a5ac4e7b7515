"""Text in short lines is read as the paragraphs that it was; every offset stays."""

from sejuk.press.reading.reader import read
from sejuk.press.reading.wrap import unwrapped

MAIL = """Polres TTS - Sambang warga
dilaksanakan Bhabinkamtibmas Desa Oenai, Bripka Sari
Lestari, pada Rabu (31/1/2024) pukul 13.00 WITA di Desa
Oenai, Kecamatan Ki'e, Kabupaten Timor Tengah Selatan, sambil
mengajak warga menjaga kamtibmas.
Warga menyambut baik."""


def test_a_name_over_two_lines_is_one_name():
    found = read(MAIL).as_data()
    assert (found["village"], found["district"], found["officers"][0]["name"]) == ("Oenai", "Ki'e", "Sari Lestari")
    start, end = found["spans"]["district"]
    assert MAIL[start:end] == "Ki'e"


def test_breaks_inside_of_sentences_become_blanks():
    lines = unwrapped(MAIL).split("\n")
    assert [line.split()[0] for line in lines] == ["Polres", "Warga"]
    assert len(unwrapped(MAIL)) == len(MAIL)


def test_lists_headlines_and_whole_paragraphs_stay():
    for text in (
        "Hadir:\n- Kapolsek Kie\n- Camat Kie\n- Danramil Kie",
        "Polsek Kie Sambangi Warga\nKIE - Bripka Sari menyambangi warga.\nIa mengajak warga rukun.",
        "Satu baris saja.",
        "",
    ):
        assert unwrapped(text) == text
