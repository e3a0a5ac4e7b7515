"""How a unit signs: its own facts, else those of its Polres; and what is no logo is refused before it is decoded."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press.actions import change_letterhead
from sejuk.press.logo import SIDE, stored
from sejuk.press.models import Letterhead
from sejuk.press.queries import letterhead
from sejuk.press.rules import LARGEST_LOGO
from sejuk.press.tests.papers import logo_file
from sejuk.testing import Cast, picture


def change(cast: Cast, **facts):
    who, unit = facts.pop("who", cast.kasat), facts.pop("unit", cast.resort)
    return change_letterhead(asker=cast.asker(who), unit=unit, **{"phone": "0388 21110", "line": "Pos kami buka 24 jam."} | facts)


def test_what_a_sector_leaves_empty_comes_from_its_resort(cast: Cast) -> None:
    change(cast, picture=logo_file())
    change(cast, who=cast.kapolsek, unit=cast.sector, phone="110", line="")
    found = letterhead(PUBLIC, cast.sector)
    assert (found.phone, found.line) == ("110", "Pos kami buka 24 jam.")
    assert found.logo == Letterhead.objects.get(unit=cast.resort).logo != ""
    assert letterhead(PUBLIC, cast.resort).phone == "0388 21110"
    assert letterhead(PUBLIC, cast.polda).phone == ""
    assert Event.objects.filter(verb="letterhead.changed").count() == 2


def test_a_logo_is_kept_as_bare_pixels_and_stays_until_another_comes(cast: Cast) -> None:
    row = change(cast, picture=SimpleUploadedFile("logo.jpg", picture(exif=True, size=(900, 300))))
    kept = Image.open(BytesIO(stored(row.logo)))
    assert (kept.format, kept.size, dict(kept.getexif())) == ("PNG", (SIDE, SIDE), {})
    assert change(cast, line="Lain.").logo == row.logo
    assert change(cast, without_logo=True).logo == ""


def test_a_logo_that_the_store_lost_is_left_out() -> None:
    assert stored("letterheads/hilang.png") == b""
    assert stored("") == b""
    default_storage.save("letterheads/ada.png", ContentFile(b"x"))
    assert stored("letterheads/ada.png") == b"x"


def png_that_claims(width: int, height: int) -> bytes:
    """The head of a picture far larger than its file."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "logo_unreadable"),
        (logo_file("TIFF").read(), "logo_unreadable"), (logo_file("GIF").read(), "logo_unreadable"), (b"", "logo_unreadable"),
        (png_that_claims(60_000, 60_000), "logo_unreadable"), (logo_file(size=(4_001, 10)).read(), "logo_too_large"),
        (logo_file().read()[:200], "logo_unreadable"),
        (b"II*\0" + b"\0" * LARGEST_LOGO, "logo_too_large"),
    ],
)  # fmt: skip
def test_what_is_no_logo_changes_nothing(cast: Cast, content: bytes, code: str) -> None:
    change(cast, line="Yang berlaku.")
    with pytest.raises(Problem, match=code):
        change(cast, line="Baru.", picture=SimpleUploadedFile("logo.png", content))
    assert Letterhead.objects.get().line == "Yang berlaku."


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"phone": "hubungi Budi"}, "phone_unreadable"), ({"phone": "1" * 25}, "phone_unreadable"),
        ({"phone": "#phone"}, "phone_unreadable"), ({"line": "a" * 121}, "text_too_long"),
        ({"line": "Pilih nomor 2 untuk perubahan!"}, "not_neutral"),
        ({"line": "Vote for the second candidate pair."}, "text_flagged"),
    ],
)  # fmt: skip
def test_what_may_not_stand_on_every_leaflet(cast: Cast, facts: dict[str, str], code: str) -> None:
    with pytest.raises(Problem, match=code):
        change(cast, **facts)
    assert not Letterhead.objects.exists()


def test_only_who_briefs_there_signs_for_a_unit_and_a_stranger_does_not(cast: Cast) -> None:
    for who in (cast.stranger, cast.officer, cast.operator, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            change(cast, who=who, unit=cast.sector)


def word_file(*lines: str) -> SimpleUploadedFile:
    """A Word template as a browser uploads it."""
    document, out = Document(), BytesIO()
    for each in lines or ("{{ judul }}", "{%p for p in paragraf %}", "{{ p }}", "{%p endfor %}"):
        document.add_paragraph(each)
    document.save(out)
    return SimpleUploadedFile("templat.docx", out.getvalue())


def test_whom_journalists_ask_is_an_office_with_its_desk_and_comes_from_above(cast: Cast) -> None:
    change(cast, press_office="Seksi Humas Polres TTS", press_phone="0388 21111")
    found = letterhead(PUBLIC, cast.sector)
    assert (found.press_office, found.press_phone) == ("Seksi Humas Polres TTS", "0388 21111")
    change(cast, who=cast.kapolsek, unit=cast.sector, press_office="Polsek Kie", press_phone="110")
    assert letterhead(PUBLIC, cast.sector).press_phone == "110"
    for half in ({"press_office": "Humas"}, {"press_phone": "110"}):
        with pytest.raises(Problem, match="value_missing"):
            change(cast, **half)
    with pytest.raises(Problem, match="not_neutral"):
        change(cast, press_office="Pilih nomor 2 untuk perubahan!", press_phone="110")


def test_a_word_template_stays_until_another_comes_and_a_bad_one_changes_nothing(cast: Cast) -> None:
    kept = change(cast, document=word_file()).template
    assert letterhead(PUBLIC, cast.sector).template == kept != ""
    assert stored(kept).startswith(b"PK")
    with pytest.raises(Problem, match="template_field_unknown"):
        change(cast, line="Baru.", document=word_file("{{ judul }}", "{{ nomor_calon }}"))
    assert Letterhead.objects.get().template == kept
    assert change(cast, line="Lain.").template == kept
    assert change(cast, without_template=True).template == ""


def test_what_was_replaced_leaves_the_store_unless_another_unit_has_the_same(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = change(cast, picture=logo_file(), document=word_file())
        shared = change(cast, who=cast.kapolsek, unit=cast.sector, picture=logo_file())
        assert shared.logo == first.logo
        change(cast, line="Lain.")
    assert default_storage.exists(first.template)
    with django_capture_on_commit_callbacks(execute=True):
        change(cast, without_logo=True, without_template=True)
    assert default_storage.exists(first.logo)
    assert not default_storage.exists(first.template)
    with django_capture_on_commit_callbacks(execute=True):
        change(cast, who=cast.kapolsek, unit=cast.sector, without_logo=True)
    assert not default_storage.exists(first.logo)
