"""``sejuk read``: an object a line, problems beside it, a table on request."""

import io
import json

from sejuk.config.cli import main

RELEASE = """Polsek Kie Sambangi Warga

SOE – Bhabinkamtibmas Polsek Kie Bripka Sari Wulandari menyambangi warga Desa Oenai, Kecamatan Kie, Minggu (3/11/2024).
"""


def read(capsys, *arguments: str) -> tuple[int, list[str], str]:
    code = main(["read", *arguments])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def test_a_file_becomes_a_line(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(RELEASE, encoding="utf-8")
    code, lines, complaints = read(capsys, str(file))
    (read_back,) = map(json.loads, lines)
    assert (code, complaints) == (0, "")
    assert (read_back["id"], read_back["village"], read_back["activity_date"]) == ("a.txt", "Oenai", "2024-11-03")
    assert "text" not in read_back


def test_a_page_brings_its_text_so_that_offsets_mean_something(tmp_path, capsys):
    file = tmp_path / "a.html"
    file.write_text(f"<html><body><p>{RELEASE}</p></body></html>", encoding="utf-8")
    _, lines, _ = read(capsys, str(file))
    read_back = json.loads(lines[0])
    start, end = read_back["spans"]["village"]
    assert read_back["text"][start:end] == "Oenai"


def test_standard_input_holds_lines_and_bad_ones_are_named(capsys, monkeypatch):
    content = f"{json.dumps({'id': 'a', 'text': RELEASE})}\nnothing\n{json.dumps({'id': 'b', 'text': RELEASE})}\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    code, lines, complaints = read(capsys, "-")
    assert code == 1
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
    assert [each["code"] for each in json.loads(lines[1])["warnings"]] in ([], ["near_copy"])
    assert "line 2" in complaints


def test_a_file_that_is_not_there(tmp_path, capsys):
    code, lines, complaints = read(capsys, str(tmp_path / "none.txt"))
    assert (code, lines) == (2, [])
    assert "none.txt" in complaints


def test_each_field_can_say_which_rule_found_it(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(RELEASE, encoding="utf-8")
    _, lines, _ = read(capsys, "--explain", str(file))
    rules = json.loads(lines[0])["rules"]
    assert rules["activity_date"] == "date_explicit"
    assert all(rules["says"].values())


def test_it_measures_itself(capsys):
    code, lines, complaints = read(capsys, "--evaluate")
    assert (code, complaints) == (0, "")
    assert int(lines[0].split()[0]) >= 40
    assert lines[1].startswith("field")


def test_it_measures_on_labels_beside_texts(tmp_path, capsys):
    gold, texts = tmp_path / "gold.jsonl", tmp_path / "texts.jsonl"
    gold.write_text(
        f'{json.dumps({"id": "a", "relevant": True, "village": "Oenai"})}\n{{"id": "b"}}\n{json.dumps({"id": "c", "relevant": False})}\n',
        encoding="utf-8",
    )
    texts.write_text(json.dumps({"id": "a", "text": RELEASE}), encoding="utf-8")
    code, lines, complaints = read(capsys, "--evaluate", str(gold), str(texts))
    assert code == 1
    assert lines[0] == "1 releases"
    assert "line 2" in complaints
    assert "c: labels without a text" in complaints
