"""Journeys in a real browser: Debian's Chromium against a server of this process, whose clock the test may set."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from sejuk.testing import PASSWORD

# Playwright's own loop runs in this thread; Django must be told that the ORM calls between its calls are fine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
AXE = ROOT / "field" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion",
]  # fmt: skip
# A copy of the built app, so that a journey may publish a new version of it; without a build there is nothing to travel on.
SHELL = Path(tempfile.mkdtemp(prefix="sejuk-shell-")) / "dist"
shutil.copytree(django_settings.WHITENOISE_ROOT, SHELL)
atexit.register(shutil.rmtree, SHELL.parent, ignore_errors=True)
django_settings.WHITENOISE_ROOT = str(SHELL)
django_settings.WHITENOISE_AUTOREFRESH = True
PIN = "482913"
# Waits behind each write of a draft that is under way, and behind the one of what was typed meanwhile, which begins when that ends.
DRAFTS_KEPT = """async () => {
  const named = (await indexedDB.databases()).filter(({name}) => name.startsWith("sejuk-officer-"));
  for (const {name} of named) {
    const db = await new Promise(done => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
    for (let turn = 0; turn < 2; turn++) await new Promise(done => {
      const tx = db.transaction("drafts", "readwrite");
      tx.objectStore("drafts").count();
      tx.oncomplete = done;
    });
    db.close();
  }
  return named.length;
}"""
PATIENCE = 60_000  # milliseconds: the machine that judges is slow and cold; a journey that holds waits for none of them
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(str(item.path)).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browsers of their own (a phone, a desk), each with an empty storage."""
    opened: list[BrowserContext] = []

    def open_one(viewport: ViewportSize = PHONE, **options: Any) -> BrowserContext:
        context = chromium.new_context(
            base_url=live_server.url, viewport=viewport, locale="id-ID", timezone_id="Asia/Makassar", **options
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def phone_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone of 360 px with touch."""
    return open_context(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).new_page()


@pytest.fixture
def desk_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A desk at the sector or the resort."""
    return open_context(DESK).new_page()


def enrol(page: Page, service_number: str) -> None:
    """Sign in on the phone, with signal, and wait for the first pull."""
    page.goto("/field/")
    page.get_by_label("NRP").fill(service_number)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    choose_pin(page)
    page.get_by_role("link", name="Catat kegiatan").or_(page.get_by_role("button", name="Catat kegiatan")).wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def choose_pin(page: Page) -> None:
    """The phone asks for a PIN after a sign-in, and after an unlock."""
    page.get_by_label("PIN baru (6 angka)").fill(PIN)
    page.get_by_label("Ulangi PIN").fill(PIN)
    page.get_by_role("button", name="Simpan PIN").click()
    page.get_by_label("PIN baru (6 angka)").wait_for(state="detached")


def open_phone(page: Page, pin: str = PIN) -> None:
    """Enter the PIN that the app asks for when it is opened anew."""
    page.get_by_label("PIN", exact=True).fill(pin)
    page.get_by_role("button", name="Buka", exact=True).click()
    page.get_by_label("PIN", exact=True).wait_for(state="detached")


def reopen(page: Page) -> None:
    """Open the app anew, as after a restart of the phone: it asks for the PIN."""
    page.reload()
    open_phone(page)


def sign_in(page: Page, service_number: str) -> None:
    """Sign in at a desk."""
    page.goto("/sign-in/")
    page.get_by_label("NRP").fill(service_number)
    page.get_by_label("Kata sandi").first.fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def record(page: Page, narrative: str) -> None:
    """The common visit: what, how many, a sentence; not yet finished."""
    page.goto("/field/#/record")
    page.get_by_role("radio", name="Sambang", exact=True).check()
    page.get_by_role("spinbutton", name="Jumlah orang").fill("4")
    page.get_by_role("textbox", name="Cerita singkat").fill(narrative)


def drafts_kept(page: Page) -> None:
    """Wait until all that was typed so far is in the phone's store."""
    assert page.evaluate(DRAFTS_KEPT) == 1


def finish(page: Page) -> None:
    """Selesai, until the form is left: the record is in the phone's store."""
    done = page.get_by_role("button", name="Selesai", exact=True)
    done.click()
    done.wait_for(state="detached")


def send(page: Page) -> None:
    """Go to the outbox and send; the app may be sending by itself already, for the signal came back."""
    page.goto("/field/#/outbox")
    button = page.get_by_role("button", name="Kirim sekarang").or_(page.get_by_text("Semua sudah diterima."))
    button.or_(page.get_by_role("button", name="Sedang mengirim")).first.click(force=True)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong on this page by WCAG 2.2 A and AA, one line each."""
    page.evaluate(AXE.read_text())
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page for the README when asked to (SEJUK_PICTURES=1)."""
    if os.environ.get("SEJUK_PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png")
