"""The phone's vault in a real browser: its PIN, days without contact, a lost phone, and unsent work as a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from journeys.conftest import (
    ROOT,
    choose_pin,
    drafts_kept,
    enrol,
    finish,
    open_phone,
    overflow,
    record,
    reopen,
    send,
    violations,
)  # fmt: skip
from sejuk.activities.models import Activity, HeldText, Photo
from sejuk.lib import clock
from sejuk.org.actions import touch_officer
from sejuk.sync.actions import revoke_devices
from sejuk.testing import PASSWORD, Cast

NEW_PIN = "739105"
# All that lies in the browser's databases, as text; the bytes of sealed values as letters.
LYING = """async () => {
  const letters = (key, value) => value instanceof Uint8Array ? String.fromCharCode(...value.slice(0, 50000)) : value;
  const told = [];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise(done => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise(done => {
        const ask = db.transaction(store).objectStore(store).getAll();
        ask.onsuccess = () => done(ask.result);
      });
      told.push(name + " " + store + " " + JSON.stringify(rows, letters));
    }
    db.close();
  }
  return told.join("\\n");
}"""


# A database as version 1 of the app kept it, made with that version's stores.
VERSION_1 = """async (stored) => {
  const made = (name, upgrade) => new Promise(done => {
    const ask = indexedDB.open(name, 1);
    ask.onupgradeneeded = () => upgrade(ask.result);
    ask.onsuccess = () => done(ask.result);
  });
  const keys = {drafts: "activity_id", ops: "op_id", photos: "photo_id", activities: "activity_id", postings: "posting_id",
    areas: "code", resorts: "unit_id"};
  const db = await made("sejuk-officer-" + stored.officer_id, fresh => {
    fresh.createObjectStore("meta");
    for (const [name, keyPath] of Object.entries(keys)) {
      const store = fresh.createObjectStore(name, {keyPath});
      if (name === "ops" || name === "photos") store.createIndex("activity_id", "activity_id");
    }
  });
  for (const [name, rows] of Object.entries(stored.stores)) for (const row of rows) {
    const tx = db.transaction(name, "readwrite");
    const ended = new Promise(done => { tx.oncomplete = done; });
    const letters = row.blob && Uint8Array.from(atob(row.blob.base64), letter => letter.charCodeAt(0));
    if (name === "meta") tx.objectStore(name).put(row.value, row.key);
    else tx.objectStore(name).put(letters ? {...row, blob: new Blob([letters], {type: "image/jpeg"})} : row);
    await ended;
  }
  db.close();
  const device = await made("sejuk-device", fresh => fresh.createObjectStore("who"));
  device.transaction("who", "readwrite").objectStore("who").put(stored.officer_id, "current");
  device.close();
}"""


def _good(page: Page) -> None:
    """The screen can be used by everybody, on a small phone too."""
    assert overflow(page) == 0
    assert violations(page) == []


def _photo() -> FilePayload:
    taken = BytesIO()
    Image.effect_noise((640, 480), 60).save(taken, "JPEG")
    return {"name": "pasar.jpg", "mimeType": "image/jpeg", "buffer": taken.getvalue()}


def test_what_is_kept_opens_only_with_the_pin(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Rahasia di telepon")
    page.get_by_label("Pilih dari galeri").set_input_files(_photo())
    page.get_by_label("Keterangan foto 1").fill("Papan nama pasar")
    finish(page)
    record(page, "Draf yang tersegel")
    drafts_kept(page)
    page.reload()
    expect(page.get_by_label("1 belum kirim")).to_be_visible()
    _good(page)
    lying = page.evaluate(LYING)
    for secret in ("Rahasia di telepon", "Papan nama", "Draf yang tersegel", "JFIF", '"token"'):
        assert secret not in lying
    page.get_by_label("PIN", exact=True).fill("000000")
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.get_by_text("PIN tidak cocok")).to_be_visible()
    expect(page.get_by_text("Sisa 9 kali")).to_be_visible()
    open_phone(page)
    expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Draf yang tersegel")
    other = page.context.new_page()
    other.goto("/field/")
    expect(other.get_by_role("link", name="Catat kegiatan")).to_be_visible()
    page.context.set_offline(False)
    send(other)
    expect(other.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert Activity.objects.get().narrative == "Rahasia di telepon"
    assert Photo.objects.get().received_at is not None


def test_after_days_without_contact_only_the_password_opens_and_recording_goes_on(
    transactional_db: None, cast: Cast, phone_page: Page
) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Sebelum terkunci")
    finish(page)
    later = clock.now() + timedelta(days=8)
    page.clock.set_fixed_time(later)
    page.goto("/field/#/")
    page.reload()
    expect(page.get_by_role("heading", name="Isi telepon ini terkunci")).to_be_visible()
    expect(page.get_by_label("1 belum kirim")).to_be_visible()
    _good(page)
    page.get_by_role("link", name="Catat kegiatan").click()
    expect(page.get_by_text("Terkunci: catatan ini disegel")).to_be_visible()
    record(page, "Saat terkunci")
    finish(page)
    expect(page.get_by_label("2 belum kirim")).to_be_visible()
    assert "Saat terkunci" not in page.evaluate(LYING)
    page.context.set_offline(False)
    with clock.travel(later):
        _unlock(page)
        choose_pin(page)
        send(page)
        expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
        assert sorted(Activity.objects.values_list("narrative", flat=True)) == ["Saat terkunci", "Sebelum terkunci"]


def _unlock(page: Page) -> None:
    page.get_by_label("Kata sandi", exact=True).fill("bukan ini")
    page.get_by_role("button", name="Buka dengan kata sandi").click()
    expect(page.get_by_text("NRP atau kata sandi tidak cocok")).to_be_visible()
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Buka dengan kata sandi").click()
    page.get_by_label("PIN baru (6 angka)").wait_for()
    _good(page)


def test_a_forgotten_pin_takes_the_same_way(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.reload()
    page.get_by_role("button", name="Lupa PIN").click()
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Buka dengan kata sandi").click()
    page.get_by_label("PIN baru (6 angka)").fill(NEW_PIN)
    page.get_by_label("Ulangi PIN").fill(NEW_PIN)
    page.get_by_role("button", name="Simpan PIN").click()
    page.get_by_role("link", name="Catat kegiatan").wait_for()
    page.reload()
    open_phone(page, NEW_PIN)
    expect(page.get_by_role("link", name="Catat kegiatan")).to_be_visible()


def test_a_lost_phone_forgets_everything_but_a_file_for_the_sector(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Belum sempat terkirim")
    finish(page)
    revoke_devices(officer_ids=[cast.officer.pk], lost=True)
    page.context.set_offline(False)  # with the signal the app sends by itself
    expect(page.get_by_role("heading", name="Isi telepon ini sudah dihapus")).to_be_visible()
    _good(page)
    names = page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert names == ["sejuk-device"]
    assert "Belum sempat" not in page.evaluate(LYING)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas").click()
    assert download.value.suggested_filename.endswith(".sejuk")
    page.get_by_role("button", name="Berkas sudah saya serahkan").click()
    page.get_by_role("button", name="Ya, hapus berkas").click()
    expect(page.get_by_label("NRP")).to_be_visible()
    assert "sejuk_escrow" not in page.evaluate(LYING)


def test_unsent_work_goes_by_a_file_through_another_phone(
    transactional_db: None, cast: Cast, phone_page: Page, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Lewat berkas")
    page.get_by_label("Pilih dari galeri").set_input_files(_photo())
    page.get_by_label("Keterangan foto 1").fill("Pasar")
    finish(page)
    file = _saved_to_file(page, tmp_path)
    assert "Lewat berkas" not in file.read_text()
    expect(page.get_by_label("1 belum kirim")).to_be_visible()

    other = open_context().new_page()
    enrol(other, cast.kanit.service_number)
    other.goto("/field/#/settings/file")
    other.get_by_label("Pilih berkas").set_input_files(file)
    expect(other.get_by_text("1 catatan diterima")).to_be_visible()
    expect(other.get_by_text("1 foto diterima")).to_be_visible()
    _good(other)
    assert "Lewat berkas" not in other.content()
    activity = Activity.objects.get()
    assert (activity.narrative, activity.officer_id) == ("Lewat berkas", cast.officer.pk)

    page.context.set_offline(False)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert Activity.objects.count() == 1


def _saved_to_file(page: Page, folder: Path) -> Path:
    page.goto("/field/#/outbox")
    page.get_by_role("link", name="Simpan ke berkas").click()
    page.get_by_role("button", name="Buat berkas").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas").click()
    _good(page)
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_the_open_form_survives_a_storage_that_is_cleared(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    record(page, "Masih di layar")
    page.evaluate(
        """async () => {
          for (const {name} of await indexedDB.databases())
            await new Promise(done => { indexedDB.deleteDatabase(name).onsuccess = done; });
        }"""
    )
    expect(page.get_by_text("Penyimpanan telepon ini terhapus")).to_be_visible()
    _good(page)
    expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Masih di layar")
    page.get_by_role("textbox", name="Cerita singkat").press_sequentially(" dan disimpan lagi")
    drafts_kept(page)
    reopen(page)
    expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Masih di layar dan disimpan lagi")
    finish(page)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()


def test_a_full_phone_keeps_the_form_and_says_what_to_do(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    record(page, "Ruang habis")
    full = """() => {
      const real = IDBObjectStore.prototype.put;
      window.makeRoom = () => { IDBObjectStore.prototype.put = real; };
      IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
    }"""
    page.evaluate(full)
    page.get_by_role("textbox", name="Cerita singkat").press_sequentially(" sekali")
    expect(page.get_by_text("Ruang telepon penuh")).to_be_visible()
    _good(page)
    page.evaluate("window.makeRoom()")
    page.get_by_role("button", name="Lepaskan foto yang sudah diterima").click()
    expect(page.get_by_text("Ruang telepon penuh")).to_have_count(0)
    finish(page)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert Activity.objects.get().narrative == "Ruang habis sekali"


def test_a_phone_of_before_the_pin_is_sealed_and_loses_nothing(transactional_db: None, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    page.goto("/sign-in/")
    stored = json.loads((ROOT / "field" / "test" / "stored" / "v1.json").read_text())
    page.evaluate(VERSION_1, stored)
    page.goto("/field/")
    expect(page.get_by_role("heading", name="Buat PIN untuk telepon ini")).to_be_visible()
    expect(page.get_by_label("3 belum kirim")).to_be_visible()
    choose_pin(page)
    expect(page.get_by_text("Draf belum sel")).to_be_visible()
    lying = page.evaluate(LYING)
    for secret in ("Draf belum sel", "Menunggu dengan foto", "Lampu jalan mati", "gambar", "token-of-version-1"):
        assert secret not in lying
    reopen(page)
    page.get_by_text("Draf belum sel").wait_for()
    page.get_by_role("link", name="Lanjutkan: Sambang").first.click()
    expect(page.get_by_role("button", name="Selesai", exact=True)).to_be_visible()


def test_a_held_text_is_written_anew(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    record(page, "Warga dengan NIK 5302101203850001 pindah.")
    page.get_by_role("button", name="Selesai", exact=True).click()
    page.get_by_role("button", name="Bukan itu, simpan").click()
    page.get_by_role("button", name="Selesai", exact=True).wait_for(state="detached")
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    held = HeldText.objects.get()
    assert (held.state, Activity.objects.get().narrative) == ("vouched", "")
    HeldText.objects.update(state="refused")
    page.goto("/field/#/settings")
    _pulled_again(page, cast)
    page.goto("/field/#/")
    expect(page.get_by_role("region", name="Perlu diperbaiki")).to_be_visible()
    page.get_by_role("link", name="Sambang").first.click()
    expect(page.get_by_text("Tulisan ini tidak masuk catatan")).to_be_visible()
    _good(page)
    page.get_by_role("button", name="Tulis ulang").click()
    story = page.get_by_role("textbox", name="Cerita singkat")
    expect(story).to_have_value("Warga dengan NIK 5302101203850001 pindah.")
    story.fill("Warga pindah.")
    finish(page)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert (Activity.objects.get().narrative, HeldText.objects.count()) == ("Warga pindah.", 0)


def _pulled_again(page: Page, cast: Cast) -> None:
    Activity.objects.update(change_seq=touch_officer(cast.officer.pk))
    with page.expect_response(lambda response: "/sync/pull" in response.url):
        page.get_by_role("button", name="Perbarui data").click()
