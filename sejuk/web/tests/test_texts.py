"""The pages of a text: from a record to a published release, with every sentence's records, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sejuk.activities.actions import withdraw_activity
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.press.models import Text
from sejuk.press.tests.texts import accepted, checked, drafted, edited, published, with_photo
from sejuk.testing import FALAS, Cast, browser_of, report


@pytest.fixture
def kie(cast: Cast) -> Client:
    """Aipda Joko's browser."""
    return browser_of(cast.kanit)


@pytest.fixture
def head(cast: Cast) -> Client:
    """Iptu Maria's browser: she checks and publishes."""
    return browser_of(cast.kapolsek)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client: Client, address: str, status: int = 302, **given: Any) -> str:
    answer = client.post(address, given)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def form_of(text: Text, language: str = "id") -> dict[str, Any]:
    sentences = text.composed(language).sentences
    return {"version": text.version} | {f"s{i}": each.text for i, each in enumerate(sentences)}


def test_from_a_record_to_a_published_release(cast: Cast, kie: Client, head: Client) -> None:
    row = accepted(cast)
    assert f"/texts/new/?activity={row.pk}" in page(kie, f"/activities/{row.pk}/")
    assert "1 catatan menjadi dasar rilis" in page(kie, f"/texts/new/?activity={row.pk}")
    send(kie, "/texts/new/", activity=str(row.pk), **{"for": cast.sector.pk})
    text = Text.objects.get()
    said = page(kie, f"/texts/{text.pk}/")
    assert text.headline in said
    assert f"/activities/{row.pk}/" in said
    assert "Tandai sudah diperiksa" not in said
    assert "Tandai sudah diperiksa" in page(head, f"/texts/{text.pk}/")
    send(head, f"/texts/{text.pk}/act/", do="check", version=1)
    send(head, f"/texts/{text.pk}/act/", do="publish", version=1)
    text.refresh_from_db()
    assert text.state == "published"
    send(head, f"/texts/{text.pk}/act/", do="withdraw", reason="Nama desa keliru.")
    assert "Nama desa keliru." in page(kie, f"/texts/{text.pk}/")
    assert text.headline in page(kie, f"/activities/{row.pk}/")


def test_ticked_records_and_a_units_week_are_what_it_is_made_from(cast: Cast, kie: Client) -> None:
    rows = [accepted(cast), accepted(cast, area_code=FALAS)]
    report(cast.officer)
    listed = page(kie, "/activities/")
    assert listed.count('name="activity"') == 2
    assert "2 catatan" in page(kie, f"/texts/new/?activity={rows[0].pk}&activity={rows[1].pk}")
    said = page(kie, f"/texts/new/?unit={cast.sector.pk}&span=week")
    assert "2 catatan menjadi dasar" in said
    assert "Sertakan juga 1 catatan" in said
    day = (clock.today(clock.WITA) - timedelta(days=90)).isoformat()
    assert "Belum ada catatan" in page(kie, f"/texts/new/?unit={cast.sector.pk}&day={day}")
    assert "Tidak ada catatan yang dapat dipakai" in send(kie, "/texts/new/", 422, activity=str(uuid4()), **{"for": cast.sector.pk})
    assert "Pilih dulu" in page(kie, "/texts/new/")


def test_the_list_has_what_waits_for_a_person_first(cast: Cast, kie: Client) -> None:
    assert "Belum ada rilis" in page(kie, "/texts/")
    draft, waiting, out = drafted(cast), checked(cast), published(cast)
    Text.objects.filter(pk=out.pk).update(records_changed_at=clock.now())
    said = page(kie, "/texts/")
    order = [said.index(str(one.pk)) for one in (out, waiting, draft)]
    assert order == sorted(order)
    assert "catatannya berubah" in said


def test_an_edit_is_stored_sentence_by_sentence(cast: Cast, kie: Client) -> None:
    text = drafted(cast)
    assert 'name="s0"' in page(kie, f"/texts/{text.pk}/edit/id/")
    send(kie, f"/texts/{text.pk}/edit/id/", **form_of(text) | {"n1": "Warga menyambut baik kegiatan itu."})
    said = page(kie, f"/texts/{text.pk}/")
    assert "Warga menyambut baik kegiatan itu." in said
    assert "tulisan penyunting" in said
    assert "Teks Inggris belum disesuaikan" in said


def test_a_refused_edit_comes_back_with_what_was_typed_and_why(cast: Cast, kie: Client) -> None:
    text = drafted(cast)
    typed = form_of(text) | {
        "n1": "Warga diajak memilih calon nomor urut 2.",
        "s1": f"{text.composed('id').sentences[1].text} Sungguh.",
    }
    said = send(kie, f"/texts/{text.pk}/edit/id/", 422, **typed)
    assert typed["n1"] in said
    assert "Sungguh." in said
    assert "Ubah atau hapus kata itu." in said
    assert Text.objects.get().version == 1


def test_who_edits_over_somebody_else_keeps_what_they_typed(cast: Cast, kie: Client) -> None:
    text = drafted(cast)
    typed = form_of(text) | {"n1": "Warga menyambut baik kegiatan itu."}
    edited(cast, text, by=cast.kapolsek, message="")
    said = send(kie, f"/texts/{text.pk}/edit/id/", 409, **typed)
    assert "Warga menyambut baik kegiatan itu." in said
    assert "Buka yang terbaru" in said


def test_english_is_edited_beside_the_indonesian(cast: Cast, kie: Client) -> None:
    text = edited(cast, drafted(cast), message="")
    said = page(kie, f"/texts/{text.pk}/edit/en/")
    assert text.headline in said
    send(kie, f"/texts/{text.pk}/edit/en/", **form_of(text, "en"))
    assert Text.objects.get().english_current
    assert page(kie, f"/texts/{text.pk}/edit/jv/", 404)


def test_a_changed_record_is_said_and_composed_again(cast: Cast, kie: Client, without_reactions: None) -> None:
    stays, goes = accepted(cast), accepted(cast, area_code=FALAS)
    text = drafted(cast, stays, goes)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=goes.pk, reason="Salah kirim")
    assert "Susun ulang" in page(kie, f"/texts/{text.pk}/")
    send(kie, f"/texts/{text.pk}/act/", do="recompose", version=1)
    said = page(kie, f"/texts/{text.pk}/")
    assert "Disusun ulang karena catatannya berubah" in said
    assert str(goes.pk) not in said


def test_a_step_that_is_refused_says_why_on_the_page(cast: Cast, head: Client) -> None:
    text = drafted(cast, by=cast.kapolsek)
    assert "Anda tulis atau ubah sendiri" in send(head, f"/texts/{text.pk}/act/", 409, do="check", version=1)
    ready = checked(cast)
    assert "masa depan" in send(head, f"/texts/{ready.pk}/act/", 422, do="publish", version=1, embargo="2020-01-01T08:00")
    send(head, f"/texts/{ready.pk}/act/", 422, do="publish", version=1, embargo="besok")
    out = published(cast)
    said = send(head, f"/texts/{out.pk}/act/", 409, do="withdraw", reason="Pilih nomor urut 2!")
    assert "Pilih nomor urut 2!" in said


def test_an_embargo_is_the_units_own_clock(cast: Cast, head: Client) -> None:
    text = checked(cast)
    until = (clock.local(clock.now(), clock.WITA) + timedelta(hours=5)).replace(second=0, microsecond=0)
    send(head, f"/texts/{text.pk}/act/", do="publish", version=1, embargo=until.strftime("%Y-%m-%dT%H:%M"))
    assert Text.objects.get().embargo_until == until
    assert "Embargo" in page(head, f"/texts/{text.pk}/")


def test_quotes_are_entered_and_approved_by_two_people(cast: Cast, kie: Client, head: Client) -> None:
    text = drafted(cast)
    speaker = cast.posting(cast.kapolres).pk
    address = f"/texts/{text.pk}/quotes/"
    assert "AKBP Bambang Wirawan" in page(kie, address)
    send(kie, address, 422, posting=speaker, words="")
    send(kie, address, posting=speaker, words="Mari kita jaga kampung kita bersama.")
    quote = text.quotes.get()
    assert "menunggu orang kedua" in page(kie, address)
    assert "Kutipan ini Anda masukkan sendiri" in send(kie, address, 409, do="approve", quote=str(quote.pk))
    send(head, address, do="approve", quote=str(quote.pk))
    assert "“Mari kita jaga kampung kita bersama" in page(head, f"/texts/{text.pk}/")
    send(kie, address, do="drop", quote=str(quote.pk))
    assert not text.quotes.exists()


def test_photos_are_chosen_with_a_caption(cast: Cast, kie: Client) -> None:
    row, photo = with_photo(cast)
    text = drafted(cast, row)
    address = f"/texts/{text.pk}/photos/"
    assert f"/photos/{photo.pk}/small.jpg" in page(kie, address)
    assert "belum punya keterangan" in send(kie, address, 422, photo=str(photo.pk), caption=" ")
    send(kie, address, photo=str(photo.pk), caption="Dialog di pos kamling")
    assert "Dialog di pos kamling" in page(kie, f"/texts/{text.pk}/")
    send(kie, address, photo=str(photo.pk), do="drop")
    assert send(kie, address, 422, photo="apa")


def test_a_page_counts_its_statements_not_its_sentences(cast: Cast, kie: Client, django_assert_max_num_queries: Any) -> None:
    text = drafted(cast, *[accepted(cast, rt=f"{n:02}") for n in range(8)])
    with django_assert_max_num_queries(60):
        page(kie, f"/texts/{text.pk}/")


def test_a_stranger_finds_nothing(cast: Cast, stranger: Officer) -> None:
    text, row = drafted(cast), accepted(cast)
    client = browser_of(stranger)
    for address in ("", "act/", "quotes/", "photos/", "edit/id/"):
        answer = client.get(f"/texts/{text.pk}/{address}")
        assert answer.status_code in (404, 405)
        assert client.post(f"/texts/{text.pk}/{address}", {"do": "check"}).status_code in (404, 405)
    assert str(text.pk) not in page(client, "/texts/")
    assert "0 catatan" in page(client, f"/texts/new/?activity={row.pk}")
    assert page(client, f"/texts/new/?unit={cast.sector.pk}", 404)
    assert page(client, f"/texts/?unit={cast.sector.pk}", 404)
