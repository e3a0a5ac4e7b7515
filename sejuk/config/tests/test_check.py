"""``sejuk check``: lines in, findings out, and a plain word about each line that cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from sejuk.config.cli import main


def written(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_each_line_is_answered_with_its_id_and_what_was_found(tmp_path, capsys) -> None:
    name = written(tmp_path / "in.jsonl", '{"id": "a", "text": "😀 Pak Budi pendukung 02"}', "", '{"id": 7, "text": "Aman."}')
    assert main(["check", "--purpose", "record", name]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"id": "a", "findings": [{"category": "political_preference", "start": 2, "end": 23}]},
        {"id": 7, "findings": []},
    ]


def test_a_bad_line_is_named_and_the_others_are_still_answered(tmp_path, capsys) -> None:
    name = written(tmp_path / "in.jsonl", "{bad", '["a"]', '{"text": "x"}', '{"id": 1}', '{"id": 2, "text": "Aman."}')
    assert main(["check", name]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out) == {"id": 2, "findings": []}
    assert [line.split(": ")[1] for line in said.err.splitlines()] == ["line 1", "line 2", "line 3", "line 4"]


def test_no_file_or_a_dash_reads_standard_input(monkeypatch, capsys) -> None:
    for arguments in ([], ["-"]):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"id": 1, "text": "Pak A golput"}\r\n')))
        assert main(["check", *arguments]) == 0
        assert json.loads(capsys.readouterr().out)["findings"][0]["category"] == "vote_intention"


def test_a_missing_or_unreadable_file_is_said(tmp_path, capsys) -> None:
    assert main(["check", str(tmp_path / "none.jsonl")]) == 2
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": 1, "text": "\xe9"}')
    assert main(["check", str(tmp_path / "latin.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_evaluate_prints_a_table_and_the_errors(tmp_path, capsys) -> None:
    gold = written(
        tmp_path / "gold.jsonl",
        '{"id": "1", "text": "Pak Budi pendukung 02", "categories": ["political_preference"]}',
        '{"id": "2", "text": "Situasi aman.", "findings": [{"category": "nik", "start": 0, "end": 3}]}',
        '{"id": "3", "text": "Bu Ani ODGJ", "categories": []}',
        '{"id": "4", "text": "Aman", "categories": ["taste"]}',
    )
    assert main(["check", "--evaluate", gold]) == 1
    said = capsys.readouterr()
    assert "forbidden sentences           2      1       1   50.0%" in said.out
    assert "harmless, but raised          1      1          100.0%" in said.out
    assert "missed  nik                   2: Situasi aman." in said.out
    assert "false   health                3: Bu Ani ODGJ" in said.out
    assert "line 4" in said.err


@pytest.mark.parametrize(
    ("purpose", "files"),
    [
        ("record", ["record", "heldout"]),
        ("claim", ["claim"]),
        ("concern", ["concern"]),
        ("outgoing", ["outgoing", "outgoing-heldout"]),
    ],
)
def test_evaluate_without_a_file_takes_the_labelled_sentences_of_the_purpose(purpose, files, capsys) -> None:
    assert main(["check", "--purpose", purpose, "--evaluate"]) == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.endswith(".jsonl")] == [f"{name}.jsonl" for name in files]
    assert "missed  " not in said.partition("heldout.jsonl")[2].replace("missed   share", "")


def test_what_goes_out_is_answered_with_whether_it_is_blocked_and_why(tmp_path, capsys) -> None:
    name = written(
        tmp_path / "out.jsonl",
        '{"id": "a", "text": "😀 Dukung Golkar", "stage": "campaign", "election": "pemilu_2024"}',
        '{"id": "b", "text": "Gunakan hak pilih Anda."}',
        '{"id": "c", "text": "Kabar \\"paslon 02 mundur\\" tidak benar, jelas KPU.", "stage": "campaign", "election": null}',
    )
    assert main(["check", "--purpose", "outgoing", name]) == 0
    first, second, third = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [(f["category"], f["start"], f["end"]) for f in first["findings"]] == [("campaign_appeal", 2, 15), ("party", 9, 15)]
    assert first["block"] is True
    assert all("UU 2/2002" in f["reason"] for f in first["findings"])
    assert second == {"id": "b", "block": False, "findings": []}
    assert (third["block"], bool(third["findings"])) == (False, True)


def test_a_stage_or_an_election_that_is_none_is_named(tmp_path, capsys) -> None:
    name = written(
        tmp_path / "out.jsonl",
        '{"id": 1, "text": "x", "stage": "soon"}',
        '{"id": 2, "text": "x", "election": "pemilu_2029"}',
        '{"id": 3, "text": "Aman."}',
    )
    assert main(["check", "--purpose", "outgoing", name]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["id"] == 3
    assert "line 1: `stage` must be one of: before, campaign, quiet_period" in said.err
    assert "line 2: `election` must be one of: pemilu_2024" in said.err


def test_evaluate_of_what_goes_out_counts_by_whether_it_is_blocked(tmp_path, capsys) -> None:
    gold = written(
        tmp_path / "gold.jsonl",
        '{"id": "1", "text": "Dukung Golkar", "block": true, "categories": ["party", "campaign_appeal"]}',
        '{"id": "2", "text": "Situasi aman.", "block": true, "categories": ["sara"]}',
        '{"id": "3", "text": "Bersama PDIP.", "block": false}',
        '{"id": "4", "text": "Aman.", "block": "no"}',
        '{"id": "5", "text": "Aman.", "block": true, "categories": ["taste"]}',
    )
    assert main(["check", "--purpose", "outgoing", "--evaluate", gold]) == 1
    said = capsys.readouterr()
    assert "must be blocked                           2      1       1   50.0%" in said.out
    assert "harmless, but blocked                     1      1          100.0%" in said.out
    assert "missed  sara 2: Situasi aman." in said.out
    assert "false    3: Bersama PDIP." in said.out
    assert [line.split(": ")[1] for line in said.err.splitlines()] == ["line 4", "line 5"]
