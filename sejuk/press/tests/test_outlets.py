"""What every outlet makes of a published text: the same words, nothing that runs, and nothing once it was withdrawn."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.press.outlets.markup import article, wordpress
from sejuk.press.outlets.news import article as news_article
from sejuk.press.outlets.news import as_script
from sejuk.press.outlets.plain import plain_text
from sejuk.press.outlets.release import SUMMARY, clean, release
from sejuk.press.tests.issued import EVIL, SITE, issued, made, text, withdrawn
from sejuk.press.writing.issued import Shown

WORDS = st.text(st.characters(exclude_categories=()), max_size=60)
PHOTO = Shown("uji/1.jpg", "uji/1.jpg", "Bripka Sari <b>di balai</b>")


class Elements(HTMLParser):
    """The elements and the words of a piece of HTML, as a browser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.facts: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.facts += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_plain_text_says_all_in_order() -> None:
    assert plain_text(made(photos=(PHOTO,))).split("\n\n") == [
        "Polsek Kie sambangi warga Desa Oenai, bahas hoaks\nSiaran pers Polsek Kie\nKie, Rabu, 31 Januari 2024",
        "Bhabinkamtibmas Polsek Kie, Bripka Sari Lestari, menyambangi warga Desa Oenai pada Rabu (31/1/2024).",
        "Warga diajak memeriksa kabar sebelum membagikannya.",
        "Situasi aman dan kondusif.",
        f"Foto 1: Bripka Sari <b>di balai</b> {SITE}/r/ab3d5k/photo/1.jpg",
        f"Kontak media: Humas Polres TTS, 0388 21110\nAlamat: {SITE}/r/ab3d5k/\n",
    ]


def test_english_has_its_own_words_and_address() -> None:
    said = plain_text(made("en"))
    assert said.startswith(
        "Police of Kie talk with residents about hoaxes\nPress release Polsek Kie\nKie, Wednesday, 31 January 2024"
    )
    assert f"Address: {SITE}/r/ab3d5k/en/" in said
    assert release(issued(english=None), "en") is None


def test_wordpress_gets_blocks_of_elements_without_classes() -> None:
    html = wordpress(made(text=text(EVIL), photos=(PHOTO,)))
    found = Elements(html)
    assert set(found.names) == {"h1", "p", "figure", "img", "figcaption", "a"}
    assert set(found.facts) == {"src", "alt", "href"}
    assert EVIL in found.words
    assert len(re.findall(r"<!-- wp:", html)) == len(re.findall(r"<!-- /wp:", html)) == 5


def test_a_feed_gets_the_text_without_its_headline() -> None:
    assert Elements(article(made())).names == ["p", "p", "p", "p", "p", "a"]


def test_machines_get_a_news_article_within_data_that_nothing_ends() -> None:
    said = as_script(made(text=text(EVIL, headline=f"Judul {EVIL}"), photos=(PHOTO,)))
    assert not re.search("[<>&]", said)
    found = json.loads(said)
    assert (found["@type"], found["inLanguage"], found["author"]["name"]) == ("NewsArticle", "id", "Polsek Kie")
    assert found["datePublished"] == "2024-01-31T15:00:00+08:00"
    assert found["image"] == [f"{SITE}/r/ab3d5k/share.png", f"{SITE}/r/ab3d5k/photo/1.jpg"]
    assert found["keywords"] == ["Saring sebelum sebar hoaks"]
    assert len(found["headline"]) <= 110
    assert found["description"].startswith('#read("/etc/passwd")')


def test_what_was_withdrawn_has_no_text_anywhere_but_the_reason() -> None:
    found = release(withdrawn(photos=(PHOTO,)))
    assert found
    for said in (plain_text(found), wordpress(found), article(found), json.dumps(news_article(found))):
        assert "ditarik" in said or "Nama desa keliru" in said
        for gone in ("Oenai", "Lestari", "kondusif", "balai"):
            assert gone not in said
    assert found.updated_at - found.published_at == timedelta(hours=2)


def test_a_long_first_paragraph_is_cut_after_a_word() -> None:
    summary = made(text=text("kata " * 100)).summary
    assert summary.endswith("kata …")
    assert len(summary) <= SUMMARY + 2


@pytest.mark.parametrize("bad", ["a\x00b", "a\x0bb", "a\ud800b", "a\ufffeb", "a\u202eb", "a\x9bb"])
def test_signs_that_no_outlet_can_hold_go(bad: str) -> None:
    assert clean(bad).replace(" ", "") == "ab"


@given(WORDS, WORDS)
def test_whatever_was_typed_comes_out_as_the_same_words(headline: str, paragraph: str) -> None:
    found = made(text=text(paragraph, headline=headline))
    wanted = clean(paragraph)
    assert wanted.encode() is not None
    assert wanted in plain_text(found)
    assert wanted in Elements(wordpress(found)).words
    assert found.headline in unescape(wordpress(found))
    assert json.loads(as_script(found))["headline"] == found.headline[:110]


def test_square_brackets_run_nothing_where_a_release_is_pasted() -> None:
    found = made(text=text("Warga membaca [embed]https://example.id/x[/embed] bersama."), photos=(PHOTO,))
    for said in (wordpress(found), article(found)):
        assert not re.search(r"[\[\]]", said)
        assert "[embed]https://example.id/x[/embed]" in unescape(said)
