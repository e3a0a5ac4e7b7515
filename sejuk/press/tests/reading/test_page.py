"""The page around a release is blanked, and all offsets stay."""

from sejuk.press.reading.markup import is_page, text_of
from sejuk.press.reading.page import RULES, article_of, printed_again

HEAD = "Bhabinkamtibmas Sambangi Warga Desa Tempak"
LEAD = "MAGELANG – Bhabinkamtibmas Polsek Candimulyo menyambangi warga Desa Tempak, Senin (4/11/2024)."
MORE = "Ia mengajak warga menjaga kerukunan dan segera melapor bila ada hal yang mencurigakan."


def body(*lines: str) -> str:
    text = "\n".join(lines)
    article = article_of(text)
    assert len(article.body) == len(text)
    return article.body


def test_links_to_other_texts_are_blanked():
    assert "Kuda" not in body(HEAD, LEAD, "Baca juga: Kapolres Lepas Lomba Kuda", MORE)
    assert "Kuda" not in body(HEAD, LEAD, "BACA JUGA : Kapolres Lepas Lomba Kuda", MORE)


def test_dates_of_the_page_are_blanked_and_that_of_the_activity_stays():
    for line in (
        "Selasa, 5 November 2024",
        "05/11/2024 11:06:56 WIB 16",
        "Nov 5, 2024 - 19:28",
        "Oleh Admin, Selasa, 5 November 2024 | 09:16 WIB - Editor: Budi",
    ):
        read = body(line, HEAD, LEAD, MORE)
        assert "(4/11/2024)" in read
        assert "5" not in read[: read.index("Bhabin")]


def test_buttons_credits_and_comments_are_blanked():
    read = body("Iklan", "×", HEAD, LEAD, MORE, "Editor : Redaksi", "Share this post", "Tinggalkan Balasan", "1 Komentar")
    assert read.split("\n")[:2] == ["     ", " "]
    assert read.rstrip().endswith("mencurigakan.")


def test_headlines_after_the_closing_mark_are_blanked_and_a_signature_stays():
    read = body(
        HEAD, LEAD, f"{MORE} (*)", "Humas Polres Magelang", "Kapolres Buka Turnamen Voli Antar Pelajar", "POLISI BAGIKAN HELM"
    )
    assert "Humas Polres Magelang" in read
    assert "Voli" not in read
    assert "HELM" not in read


def test_headlines_set_between_paragraphs_are_blanked():
    read = body(HEAD, LEAD, "Ratusan Pelajar Kota Antusias Ikuti Lomba Menggambar Kapal", MORE)
    assert "Lomba" not in read


def test_the_headline_is_found_with_or_without_being_told():
    text = f"Jumat, 1 November 2024\n{HEAD}\n\n{LEAD}\n{MORE}"
    assert article_of(text).title == HEAD
    assert article_of(text, title=HEAD).title == HEAD
    assert article_of(f"{LEAD}\n{MORE}").title == ""


def test_a_headline_printed_twice_is_read_once():
    text = f"{HEAD}\n\n{HEAD}\n\n{LEAD}\n{MORE}"
    article = article_of(text)
    assert article.body.count(HEAD) == 1
    assert printed_again(article) == (len(HEAD) + 2, 2 * len(HEAD) + 2)


def test_a_release_without_a_page_stays_as_it_is():
    text = f"{HEAD}\n\n{LEAD}\n{MORE}"
    assert article_of(text).body == text


def test_html_becomes_text_without_menus_and_scripts():
    page = (
        f"<!doctype html><html><head><title>x</title><script>alert(1)</script></head><body><nav>Beranda</nav><h1>{HEAD}</h1>"
        f"<article><p>{LEAD}</p><p>{MORE} &ldquo;Terima kasih,&rdquo; ujarnya.</p></article><aside>Iklan</aside><footer>Kontak</footer></body></html>"
    )
    assert is_page(page)
    text = text_of(page)
    assert text.startswith(f"{HEAD}\n\n{LEAD}")
    assert "“Terima kasih,”" in text
    assert not any(word in text for word in ("alert", "Beranda", "Iklan", "Kontak"))


def test_broken_html_is_read_as_far_as_it_goes():
    assert "Polsek" in text_of("<div><p>Polsek <b>Kie</p></article></div></div><![if x<")
    assert text_of("<p>" * 2_000 + "Polsek") == "Polsek"


def test_every_rule_says_what_it_does():
    assert all(says.endswith(".") for says in RULES.values())
