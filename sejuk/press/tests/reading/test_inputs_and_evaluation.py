"""Files of every kind are read or refused with a reason, and what was read is compared with labels."""

import io
import json

import pytest

from sejuk.press.reading import compare, evaluate, inputs, reader
from sejuk.press.reading.inputs import LARGEST, Refused, Release, releases

TEXT = "Bripka Sari menyambangi warga Desa Oenai."


def of(content: bytes, name: str = "a.txt") -> list:
    return list(releases(io.BytesIO(content), name))


def test_a_text_is_a_release_by_the_name_of_its_file():
    assert of(TEXT.encode()) == [Release("a.txt", TEXT)]
    assert of(b"\xef\xbb\xbf" + TEXT.encode(), "-") == [Release("", TEXT)]


def test_a_page_becomes_text_that_is_handed_on():
    (read,) = of(b"<html><body><p>Polsek Kie</p></body></html>", "a.html")
    assert read == Release("a.html", "Polsek Kie", from_page=True)


def test_json_lines_are_releases_one_by_one_and_bad_ones_are_named():
    lines = [
        json.dumps({"id": 7, "title": "Judul", "text": TEXT}), "", "{", "[]", json.dumps({"id": "b"}), json.dumps({"text": TEXT}),
        json.dumps({"id": "c", "text": TEXT, "title": 3}), json.dumps({"id": "d", "text": f"<p>{TEXT}"}),
    ]  # fmt: skip
    found = of("\n".join(lines).encode(), "a.jsonl")
    assert [each.id for each in found if isinstance(each, Release)] == ["7", "d"]
    assert found[0] == Release("7", TEXT, "Judul")
    assert [each.where for each in found if isinstance(each, Refused)] == [f"a.jsonl, line {number}" for number in (3, 4, 5, 6, 7)]
    assert of(f"{lines[0]}\n{lines[7]}".encode(), "-")[1].text == TEXT


def test_a_line_that_is_too_long_is_named_and_the_next_is_read():
    long = json.dumps({"id": "a", "text": "x" * (LARGEST + 10)})
    found = of(f"{long}\n{json.dumps({'id': 'b', 'text': TEXT})}\n".encode(), "a.jsonl")
    assert isinstance(found[0], Refused)
    assert found[1] == Release("b", TEXT)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b" \n\n\t\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a binary file, no text"),
        (b"\x01\x02\x03\x04 a", "this is a binary file, no text"),
        (b"Polsek \xff\xfe Kie", "byte 8 is no UTF-8; save the file as UTF-8"),
        (b"Polsek Kie. " * 450_000, f"longer than {LARGEST:,} bytes: no release is; several belong in JSON lines"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(content, why):
    assert of(content) == [Refused("a.txt", why)]


def test_json_that_is_too_deep_is_no_json():
    assert isinstance(inputs.object_of(b"[" * 100_000), Refused)


GOLD = {
    "id": "a", "relevant": True, "activity_date": "2024-11-03", "village": "Oenai", "polres": "TTS", "activity_types": ["visit"], "topics": [],
    "officers": [{"rank": "Bripka", "name": "H. Sari Wulandari", "role": "bhabinkamtibmas"}],
    "quotes": [{"speaker": "Sari Wulandari", "first_words": "Kami datang untuk mendengar keluhan bapak dan ibu"}],
}  # fmt: skip
READ = """Bhabinkamtibmas Polres Timor Tengah Selatan Bripka Sari Wulandari menyambangi warga Desa Oenai, Minggu (3/11/2024).
“Kami datang untuk mendengar keluhan bapak dan ibu semua,” ujar Bripka Sari."""


def test_right_missed_false_and_wrong_are_counted_apart():
    judged = evaluate.judge(GOLD | {"village": "Kie", "district": "Kie", "regency": None}, reader.read(READ))
    scores = judged.scores
    assert (
        scores["relevant"].right
        == scores["polres"].right
        == scores["officers"].right
        == scores["quotes"].right
        == scores["speakers"].right
        == 1
    )
    assert (scores["village"].false, scores["village"].missed) == (1, 1)
    assert (scores["district"].false, scores["district"].missed) == (0, 1)
    assert scores["rt"].empty == 1
    assert [(each.field, each.wanted, each.found) for each in judged.errors if each.field == "village"] == [
        ("village", "Kie", "Oenai")
    ]


def test_a_likely_date_is_accepted_where_the_label_leaves_it_open():
    read = reader.read(READ)
    assert evaluate.judge(GOLD | {"activity_date": None, "date_alt": "2024-11-03"}, read).scores["activity_date"].false == 0
    assert evaluate.judge(GOLD | {"activity_date": None}, read).scores["activity_date"].filled == 1


def test_a_release_that_is_none_counts_for_relevance_alone():
    assert set(evaluate.judge({"id": "x", "relevant": False}, reader.read("")).scores) == {"relevant", "relevant, not borderline"}


def test_the_table_names_every_error():
    lines = list(evaluate.table([evaluate.judge(GOLD | {"village": "Kie"}, reader.read(READ))]))
    assert any(line.startswith("village ") for line in lines)
    assert any(line.split() == ["wrong", "village", "a:", "Kie", "found", "Oenai"] for line in lines)


def test_what_counts_as_the_same():
    assert compare.regency("Kab. Kutai Kartanegara") == compare.regency("Kukar")
    assert compare.province("NTB") == compare.province("Nusa Tenggara Barat")
    assert compare.number("007") == compare.number("7")
    assert compare.rank("Kombespol") == compare.rank("Komisaris Besar Polisi")
    assert compare.same_name("Sumardji", "H. Sumarji")
    assert not compare.same_name("Sari", "Joko")
    assert compare.same_quote(
        "Kami datang untuk mendengar keluhan bapak dan ibu", "kami datang untuk mendengar keluhan bapak, ibu semua"
    )
    assert compare.distance("polsek", "posek") == 1


@pytest.mark.parametrize(
    "labels",
    [
        {"id": 1},
        {"relevant": True, "topics": "x"},
        {"relevant": True, "activity_types": ["tea"]},
        {"relevant": True, "officers": ["x"]},
        {"relevant": True, "quotes": [1]},
    ],
)
def test_labels_that_cannot_be_compared_are_named(labels):
    assert evaluate.label_problem(labels)
