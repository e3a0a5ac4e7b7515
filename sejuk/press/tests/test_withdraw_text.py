"""Taking a text back: it stays at its address, says that it was withdrawn and why."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.models import Officer
from sejuk.press.actions import withdraw_text
from sejuk.press.outlets.forms import file_of
from sejuk.press.outlets.release import release
from sejuk.press.queries import all_issued, issued
from sejuk.press.tests.texts import checked, published
from sejuk.testing import Cast


def test_everybody_reads_that_it_was_withdrawn_and_why(cast: Cast) -> None:
    text = published(cast)
    withdraw_text(asker=cast.asker(cast.humas), text_id=text.pk, reason="Nama desa keliru.")
    found = issued(PUBLIC, text.code or "")
    assert found.withdrawn_at is not None
    assert found.reason == "Nama desa keliru."
    assert [each.code for each in all_issued(PUBLIC)] == [text.code]
    assert Event.objects.get(verb="text.withdrawn").data["code"] == text.code


def test_it_needs_a_reason_that_may_be_read_by_everybody(cast: Cast) -> None:
    text = published(cast)
    for reason, answer in (
        ("", "reason_required"),
        ("Pilih nomor urut 2 saja.", "not_neutral"),
        ("Vote for number one instead.", "text_flagged"),
        ("NIK 5302104107860001 keliru", "text_flagged"),
    ):
        with pytest.raises(Problem, match=answer):
            withdraw_text(asker=cast.asker(cast.humas), text_id=text.pk, reason=reason)


@pytest.mark.parametrize("reason", [
    "Yohanis Tefu minta fotonya dihapus.", "yohanis minta fotonya dihapus.", "Foto Bu Marta keliru.", "Keluarga bernama sumarni keberatan.",
    "Warga, yakni Yosef, keberatan.", "Gerindra keberatan.", "Prabowo menang di sana.",
])  # fmt: skip
def test_nobody_and_no_party_is_named_in_it(cast: Cast, reason: str) -> None:
    with pytest.raises(Problem, match=r"person_named|not_neutral|text_flagged"):
        withdraw_text(asker=cast.asker(cast.humas), text_id=published(cast).pk, reason=reason)


@pytest.mark.parametrize("reason", [
    "Keliru.", "Salah ketik pada nama desa; yang benar Desa Fatuoni.", "Jumlah warga seharusnya 25, bukan 250.", "Rilis ganda.",
    "Nama petugas seharusnya Bripka Yosef Laiskodat.", "Kegiatan itu ternyata berlangsung pada 2 Februari 2024.", "Duplikat.", "Typo.",
    "Foto tertukar dengan kegiatan lain.", "The number was wrong.", "Ralat: tempatnya di Kecamatan Amanuban.", "Atas permintaan warga.",
    "Bripka Sari keliru menyebut hari.", "Data catatan dikoreksi oleh Polres.", "Kutipan Kapolsek tidak lengkap.",
])  # fmt: skip
def test_what_was_wrong_may_be_said(cast: Cast, reason: str) -> None:
    assert withdraw_text(asker=cast.asker(cast.humas), text_id=published(cast).pk, reason=reason).withdrawn_reason == reason


def test_the_files_that_were_made_of_it_go(cast: Cast, django_capture_on_commit_callbacks) -> None:
    text = published(cast)
    found = release(issued(PUBLIC, text.code or ""))
    assert found
    file_of(found, "share.png")
    folder = f"releases/{text.code}/id-share-png"
    assert len(default_storage.listdir(folder)[1]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_text(asker=cast.asker(cast.humas), text_id=text.pk, reason="Nama desa keliru.")
    assert default_storage.listdir(folder)[1] == []


def test_only_what_is_out_is_withdrawn_and_only_once(cast: Cast) -> None:
    with pytest.raises(Problem, match="text_wrong_state"):
        withdraw_text(asker=cast.asker(cast.humas), text_id=checked(cast).pk, reason="Keliru.")
    text = published(cast)
    withdraw_text(asker=cast.asker(cast.humas), text_id=text.pk, reason="Keliru.")
    with pytest.raises(Problem, match="text_wrong_state"):
        withdraw_text(asker=cast.asker(cast.humas), text_id=text.pk, reason="Keliru lagi.")


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = published(cast)
    for who in (stranger, cast.kanit, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            withdraw_text(asker=cast.asker(who), text_id=text.pk, reason="Keliru.")
