"""A release is made from the facts: in the order these texts follow, each sentence resting on records."""

from datetime import date, time

import pytest

from sejuk.press.writing.check import refusals
from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import PARTS, Doer, Fact, Said
from sejuk.press.writing.whatsapp import whatsapp

CONSTABLE, CHIEF = Doer("Bripka", "Maman Suryana", "bhabinkamtibmas"), Doer("Iptu", "Sunar Wibowo", "kapolsek")


def fact(number: int = 1, **known) -> Fact:
    told: dict = {
        "record": f"r{number}", "source": "field", "day": date(2024, 1, 31), "kinds": ("visit",), "tz": "WITA", "start": time(9, 0),
        "area_code": "53.02.10.2003", "village": "Oenai", "village_kind": "desa", "district": "Kie", "regency_kind": "kab",
        "regency": "Timor Tengah Selatan", "polsek": "Kie", "polres": "TTS", "officers": (CONSTABLE,), "people": 12,
        "themes": ("hoax", "unity"), "heard": {"concern": 2, "claim": 7}, "situation": "calm",
    }  # fmt: skip
    return Fact(**(told | known))


def test_the_order_is_that_of_such_texts():
    text = compose([fact()], [Said(CHIEF, "Mari kita jaga bersama.", approved=True)], seed="a")
    order = [PARTS.index(each.part) for each in text.sentences]
    assert order == sorted(order)
    assert {each.part for each in text.sentences} == set(PARTS) - {"quote"}


def test_the_lead_says_who_what_when_and_where():
    lead = next(each for each in compose([fact()], seed="a").sentences if each.part == "lead").text
    for told in ("Bripka Maman Suryana", "Polsek Kie", "Desa Oenai", "Kecamatan Kie", "2024", "pukul 09.00 WITA"):
        assert told in lead


def test_the_same_seed_gives_the_same_text_and_another_one_another():
    assert compose([fact()], seed="a") == compose([fact()], seed="a")
    assert len({compose([fact()], seed=str(seed)).sentences for seed in range(20)}) > 15


def test_a_small_count_of_what_was_heard_is_only_some():
    heard = next(each for each in compose([fact()], seed="a").sentences if each.part == "heard").text
    assert "tujuh" in heard.lower()
    assert "beberapa" in heard.lower()
    assert "dua" not in heard.lower()


def test_words_that_nobody_approved_are_left_out():
    text = compose([fact()], [Said(CHIEF, "Rahasia.", approved=False)], seed="a")
    assert not [each for each in text.sentences if "quote" in each.part]


@pytest.mark.parametrize("written", [
    "{{ settings.SECRET_KEY }}", "{% include 'x' %}", "{0.__class__}", "{doers}", "#let x = 1", "<script>alert(1)</script>", "$x^2$", "%s",
])  # fmt: skip
@pytest.mark.parametrize("language", ["id", "en"])
def test_template_syntax_and_markup_are_only_words(written, language):
    said = [Said(CHIEF, f"Mari {written} jaga bersama.", approved=True)]
    told = fact(place=written, street=written, polsek=written, messages=(written,), officers=(Doer("Bripka", written, "other"),))
    text = " ".join(each.text for each in compose([told], said, seed="a", language=language).sentences).casefold()
    assert text.count(written.casefold()) >= 3


def test_the_message_for_whatsapp_holds_no_markup_of_theirs():
    message = whatsapp(compose([fact(place="*Pasar* ~Kie~ `x`")], [Said(CHIEF, "*Mari* _jaga_.", approved=True)], seed="a"))
    assert message.count("*") == 2
    assert not {"_", "~", "`"} & set(message)


def test_a_place_that_names_a_resident_is_not_told():
    for place in ("Warung Ibu Marta", "rumah pak budi", "Posko Gerindra"):
        told = [fact(place=place)]
        text = compose(told, seed="a")
        assert not any(place in each.text for each in text.sentences)
        assert refusals(text, told) == []


def test_a_month_of_many_activities_is_told_by_kinds_sums_and_a_few_of_them():
    facts = [fact(n, day=date(2024, 1, 1 + n % 30), kinds=(("visit", "patrol", "dialogue")[n % 3],), people=7) for n in range(300)]
    text = compose(facts, seed="a")
    assert "300" in text.headline
    assert any("2.100" in each.text for each in text.sentences)
    assert 3 <= sum(each.part == "activity" and len(each.records) == 1 for each in text.sentences) <= 5
    assert refusals(text, facts) == []
