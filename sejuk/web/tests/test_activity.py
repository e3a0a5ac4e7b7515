"""One activity's page: facts, photos, review, report."""

import hashlib
import re
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from sejuk.activities import rules
from sejuk.activities.actions import accept_activity, receive_photo, show_photos, withdraw_activity
from sejuk.activities.contract import vocabulary_json
from sejuk.activities.models import Activity, Photo
from sejuk.lib import ids
from sejuk.testing import browser_of, report
from sejuk.web import words

EVIL = '<script>alert(1)</script> "kutip" *tebal*'


@pytest.fixture
def row(cast):
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": f"lampu mati {EVIL}"}
    return report(cast.officer, narrative=EVIL, place=EVIL, outcome=EVIL, order_basis=EVIL, heard=[note], rw="02")


@pytest.fixture
def kanit_page(cast):
    return browser_of(cast.kanit)


def review(client, row, **fields):
    return client.post(f"/activities/{row.pk}/review/", {"version": 1, "decision": "return", **fields})


def test_its_people_see_it_and_strangers_do_not(cast, row):
    for who in (cast.officer, cast.kanit, cast.kapolsek, cast.kasat, cast.humas, cast.kapolres):
        assert browser_of(who).get(f"/activities/{row.pk}/").status_code == 200
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        client = browser_of(who)
        for path in (f"/activities/{row.pk}/", f"/activities/{row.pk}/report.pdf"):
            assert client.get(path).status_code == 404
        assert client.post(f"/activities/{row.pk}/review/", {"decision": "accept", "version": 1}).status_code == 404
    row.refresh_from_db()
    assert row.state == "reported"


def test_what_somebody_wrote_stays_text(row, kanit_page):
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'dir="auto"' in html


def test_a_reviewer_accepts_what_was_read(row, kanit_page):
    assert "Terima" in kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert review(kanit_page, row, decision="accept").status_code == 302
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert '<span class="state accepted">Diterima</span>' in html
    assert 'name="decision"' not in html


def test_a_reviewer_ticks_what_the_officers_form_asks_for(row, kanit_page):
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    asked = {entry["value"]: entry["id"] for entry in vocabulary_json()["fields"]}
    ticks = dict(re.findall(r'name="fields" value="(\w+)"[^>]*> ?([^<]+)<', html))
    assert ticks == {field: asked[field] for field in words.REVIEWED}
    assert set(asked) == set(rules.DEFAULTS) | {"kind", "area_code", "started_at"}


def test_one_officer_is_one_in_english(row, kanit_page):
    kanit_page.post("/language/", {"language": "en"})
    assert "<dt>Officer</dt>" in kanit_page.get(f"/activities/{row.pk}/").content.decode()


def test_a_reviewer_returns_it_with_a_reason_that_the_officer_reads(cast, row, kanit_page):
    review(kanit_page, row, reason="RW tertukar", fields=["rw", "bukan_isian"])
    html = browser_of(cast.officer).get(f"/activities/{row.pk}/").content.decode()
    assert "RW tertukar" in html
    assert Activity.objects.get(pk=row.pk).reviews.get().fields == ["rw"]


def test_a_return_without_a_reason_keeps_what_was_ticked(row, kanit_page):
    answer = review(kanit_page, row, reason=" ", fields=["rw"])
    assert answer.status_code == 422
    assert "Alasan belum diisi" in answer.content.decode()
    assert 'value="rw" checked' in answer.content.decode()


def test_a_reason_with_data_of_a_resident_is_looked_at_first(cast, row, kanit_page):
    reason = "NIK 5302104107860001 keliru"
    answer = review(kanit_page, row, reason=reason)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Periksa tulisan ini" in html
    assert reason in html
    assert 'name="vouched"' in html
    assert review(kanit_page, row, reason=reason, vouched="1").status_code == 302
    assert Activity.objects.get(pk=row.pk).reviews.get().reason == ""
    assert "Peninjau lain memutuskan" in kanit_page.get(f"/activities/{row.pk}/").content.decode()
    other = browser_of(cast.kapolsek).get(f"/activities/{row.pk}/").content.decode()
    assert reason in other
    assert "Boleh disimpan" in other
    for who in (cast.officer, cast.humas):
        assert "5302104107860001" not in browser_of(who).get(f"/activities/{row.pk}/").content.decode()


def test_a_record_that_changed_meanwhile_is_not_decided_upon(cast, row, kanit_page):
    Activity.objects.filter(pk=row.pk).update(version=2)
    answer = review(kanit_page, row, decision="accept")
    assert answer.status_code == 409
    assert "Laporan sudah berubah" in answer.content.decode()
    accept_activity(asker=cast.asker(cast.kapolsek), activity_id=row.pk, version=2)
    late = review(kanit_page, row, decision="accept", version=2)
    assert "tidak sedang menunggu" in late.content.decode()


def test_a_reviewer_goes_on_to_what_has_waited_longest(cast, row, kanit_page):
    report(cast.kanit)  # one's own is for somebody else
    assert "Berikutnya" not in kanit_page.get(f"/activities/{row.pk}/").content.decode()
    other = report(cast.officer)
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert f'href="/activities/{other.pk}/">Berikutnya yang menunggu tinjauan (1)' in html
    assert "Berikutnya" not in browser_of(cast.officer).get(f"/activities/{row.pk}/").content.decode()


def test_nobody_reviews_their_own(cast):
    own = report(cast.kanit)
    client = browser_of(cast.kanit)
    assert 'name="decision"' not in client.get(f"/activities/{own.pk}/").content.decode()
    assert review(client, own, decision="accept").status_code == 409


def test_pr_reads_but_does_not_decide(cast, row):
    client = browser_of(cast.humas)
    assert 'name="decision"' not in client.get(f"/activities/{row.pk}/").content.decode()
    assert review(client, row, decision="accept").status_code == 404


def test_a_withdrawn_record_has_no_report(cast, row, kanit_page):
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="dua kali")
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert "menarik catatan ini" in html
    assert "wa.me" not in html
    assert kanit_page.get(f"/activities/{row.pk}/report.pdf").status_code == 404


def test_the_report_is_shared_by_a_person(row, kanit_page):
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert 'href="https://wa.me/?text=%2ALAPORAN%20KEGIATAN' in html
    paper = kanit_page.get(f"/activities/{row.pk}/report.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper["X-Content-Type-Options"] == "nosniff"


def picture():
    out = BytesIO()
    Image.new("RGB", (640, 480), (90, 120, 110)).save(out, "JPEG", exif=b"Exif\x00\x00secret-maker")
    return out.getvalue()


@pytest.fixture
def photo(cast):
    content, photo_id = picture(), str(ids.new_id())
    sha = hashlib.sha256(content).hexdigest()
    row = report(
        cast.officer, photos=[{"photo_id": photo_id, "sha256": sha, "bytes": len(content), "caption": "Balai <b>desa</b>"}]
    )
    receive_photo(officer_id=cast.officer.pk, photo_id=UUID(photo_id), sha256=sha, content=content)
    return row, photo_id


def test_a_photo_is_shown_only_as_a_copy_and_only_to_its_people(cast, photo):
    row, photo_id = photo
    client = browser_of(cast.kanit)
    Photo.objects.update(shown="", thumb="")  # as long as the copies are not made
    assert "sedang disiapkan" in client.get(f"/activities/{row.pk}/").content.decode()
    assert client.get(f"/photos/{photo_id}/large.jpg").status_code == 404
    show_photos(photo_ids=[photo_id])
    assert "Balai &lt;b&gt;desa&lt;/b&gt;" in client.get(f"/activities/{row.pk}/").content.decode()
    for size in ("small", "large"):
        answer = client.get(f"/photos/{photo_id}/{size}.jpg")
        body = b"".join(answer)
        assert b"secret-maker" not in body
        assert Image.open(BytesIO(body)).format == "JPEG"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer["Cache-Control"]
        assert answer["Content-Disposition"] == f'inline; filename="{photo_id}.jpg"'
        for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.auditor):
            assert browser_of(who).get(f"/photos/{photo_id}/{size}.jpg").status_code == 404
    assert client.get(f"/photos/{photo_id}/stored.jpg").status_code == 404


def test_a_caption_that_is_not_neutral_is_marked_and_let_pass_by_a_reviewer(cast, row, kanit_page):
    photo = Photo.objects.create(
        id=ids.new_id(), officer=cast.officer, activity=row, sha256="0" * 64, size=1, caption="Salam dua jari!"
    )
    own = browser_of(cast.officer).get(f"/activities/{row.pk}/").content.decode()
    assert "<mark>Salam dua jari<sup>1</sup></mark>" in own
    assert "Loloskan dengan alasan" not in own
    digest = re.search(r'name="seen" value="(\w+)"', kanit_page.get(f"/activities/{row.pk}/").content.decode())
    address = f"/activities/{row.pk}/captions/{photo.pk}/"
    assert kanit_page.post(address, {"seen": digest[1], "reason": " "}).status_code == 422
    assert kanit_page.post(address, {"seen": digest[1], "reason": "Gerak senam"}).status_code == 302
    html = kanit_page.get(f"/activities/{row.pk}/").content.decode()
    assert "Gerak senam" in html
    assert str(words.VERBS["activity.caption_cleared"]) in html
