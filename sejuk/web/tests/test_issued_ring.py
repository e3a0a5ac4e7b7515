"""The ring closes in public: whichever form of our release somebody reads again, the same facts come out."""

from __future__ import annotations

import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from docx import Document

from sejuk.press.models import Text
from sejuk.press.reading.markup import text_of
from sejuk.press.reading.reader import read
from sejuk.press.tests.texts import published
from sejuk.testing import Cast

pytestmark = pytest.mark.slow  # the reader loads the official areas


def facts(text: str) -> dict[str, Any]:
    """Everything that the reader finds, without where it stands."""
    found = read(text).as_data()
    found.pop("spans")
    return found


def composed(text: Text) -> str:
    """The text as it was composed and checked."""
    parts = [" ".join(each.text for each in part) for part in text.composed("id").paragraphs()]
    return "\n\n".join([text.headline, *parts])


def of_paper(pdf: bytes, folder: Path) -> str:
    """The words of a paper, a line for a paragraph, without letterhead and foot."""
    (folder / "r.pdf").write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", folder / "r.pdf", "-"], check=True, capture_output=True, text=True).stdout
    body = said.split("SIARAN PERS", 1)[1].split("Kontak media", 1)[0].split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in body[1:] if part.strip())


@pytest.mark.parametrize("wording", range(8))  # each text is worded by its own number: another one every time
def test_every_form_is_read_back_to_the_facts_it_was_made_from(cast: Cast, frozen: datetime, tmp_path: Path, wording: int) -> None:
    del wording
    text = published(cast)
    client, page = Client(), f"/r/{text.code}/"
    wanted = facts(composed(text))
    assert (wanted["relevant"], wanted["activity_date"], wanted["village"], wanted["warnings"]) == (True, "2024-01-31", "Oenai", [])
    document = Document(BytesIO(client.get(f"{page}release.docx").content))
    forms = {
        "page": text_of(client.get(page).content.decode()),
        "plain": client.get(f"{page}release.txt").content.decode(),
        "wordpress": text_of(client.get(f"{page}wordpress.html").content.decode()),
        "word": "\n\n".join(each.text for each in document.paragraphs[2:] if each.text),
        "paper": of_paper(client.get(f"{page}release.pdf").content, tmp_path),
    }
    assert {name: facts(said) for name, said in forms.items()} == dict.fromkeys(forms, wanted)
