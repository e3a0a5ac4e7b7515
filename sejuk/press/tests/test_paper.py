"""The paper: a PDF that is the same for the same report, and text that is text."""

from sejuk.press.paper import pdf
from sejuk.press.report import PARTS, Report, assemble


def made(text):
    lines = [[text, "dua"], *[[text] for _ in PARTS[1:]]]
    return Report("Laporan harian", "Kapolres TTS", "Polsek Kie", text, assemble(lines), ("a", "b"), "2024-01-31")


def test_the_same_report_is_the_same_paper_and_is_tagged():
    paper = pdf(made("Sambang"))
    assert paper.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper
    assert pdf(made("Sambang")) == paper


def test_another_report_is_another_paper():
    assert pdf(made("Sambang")) != pdf(made("Patroli"))


def test_what_somebody_wrote_is_never_run():
    evil = '#read("/etc/passwd") #panic("x") $1/0$ *tebal* @acuan <label> \\ // /* ` {{ } ] ) "'
    assert pdf(made(evil)).startswith(b"%PDF-")
