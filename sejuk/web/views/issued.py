"""What was published, for anybody: its page, its files, the list, the feeds. Without an account, a cookie or a trace.

A page carries its few styles within it, allowed by their digest, so that it is there after one round trip.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press import logo, queries
from sejuk.press.message import link
from sejuk.press.outlets import feeds, forms
from sejuk.press.outlets.news import as_script
from sejuk.press.outlets.picture import HEIGHT, WIDTH, alt_text
from sejuk.press.outlets.pictures import read
from sejuk.press.outlets.release import Release, release
from sejuk.press.queries.issued import issuing_unit

GONE = 410  # withdrawn: search engines drop it, and whoever keeps a copy learns why
LISTED = 100  # on a page
FILE_SECONDS = 300  # so long a copy of a file may be served by others after a withdrawal
TITLES = {"id": "Siaran pers", "en": "Press releases"}  # of feeds, before the unit's name
STATIC = Path(__file__).parents[1] / "static" / "web"
STYLE = "".join((STATIC / name).read_text() for name in ("tokens.css", "issued.css"))
STYLED: Callable[[Any], Any] = csp_update({"style-src": [f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"]})


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _release(request: HttpRequest, code: str, language: str) -> Release:
    found = release(queries.issued(PUBLIC, code, site=_site(request)), language)
    if found is None:
        raise Problem("not_found")
    return found


def _rendered(template: str, language: str, context: dict[str, Any]) -> bytes:
    """A page in that language. Without the request: what a template could ask of it (who is signed in) would open the session."""
    with translation.override(language):
        return render_to_string(template, context | {"style": STYLE, "language": language}).encode()


def _answer(
    request: HttpRequest, content: bytes, content_type: str, *, language: str, changed: datetime | None = None, seconds: int = 0
) -> HttpResponseBase:
    """The content with its fingerprint; nothing but "unchanged" for who has it already."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Cache-Control"] = f"public, max-age={seconds}" if seconds else "no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Content-Language"] = language
    etag = quote_etag(sha256(content).hexdigest()[:32])
    answer["ETag"] = etag
    when = int(changed.timestamp()) if changed else None
    if changed is not None:
        answer["Last-Modified"] = http_date(changed.timestamp())
    found = get_conditional_response(request, etag=etag, last_modified=when, response=answer)
    assert found is not None  # noqa: S101 - it is the answer given, or "unchanged"
    return found


def _gone(found: Release) -> HttpResponse:
    """Whatever was asked for: the page that says that the text was withdrawn, when, and why."""
    answer = HttpResponse(_rendered("web/issued.html", found.language, _context(found)), status=GONE)
    answer["Cache-Control"] = "no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Content-Language"] = found.language
    return answer


def _context(found: Release) -> dict[str, Any]:
    context: dict[str, Any] = {"found": found, "issued": found.issued, "other": _other(found)}
    if not found.withdrawn:
        context |= {
            "news": as_script(found), "send": link(forms.message(found)) or link(found.link), "alt": alt_text(found),
            "width": WIDTH, "height": HEIGHT, "photos": [(each, found.photo_link(each)) for each in found.photos],
            "logo": bool(found.issued.logo),
        }  # fmt: skip
    return context


def _other(found: Release) -> Release | None:
    """The same text in the other language, where there is one."""
    return release(found.issued, "id" if found.language == "en" else "en")


@require_safe
@STYLED
def page(request: HttpRequest, code: str, language: str = "id") -> HttpResponseBase:
    """One published text. Withdrawn, it says so and why, and nothing more; before its embargo ends it is absent."""
    found = _release(request, code, language)
    if found.withdrawn:
        return _gone(found)
    content = _rendered("web/issued.html", language, _context(found))
    return _answer(request, content, "text/html; charset=utf-8", language=language)


@require_safe
@STYLED
def form(request: HttpRequest, code: str, form: str, language: str = "id") -> HttpResponseBase:
    """The text as a file: paper, Word, plain text, WordPress, WhatsApp, picture."""
    found = _release(request, code, language)
    if found.withdrawn:
        return _gone(found)
    content, kind = forms.file_of(found, form), forms.FORMS[form].content_type
    answer = _answer(request, content, kind, language=language, changed=found.updated_at, seconds=FILE_SECONDS)
    answer.headers["Content-Disposition"] = f'inline; filename="{code}-{form}"'
    return answer


@require_safe
@STYLED
def photo(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """A photo of the text, which was written anew without metadata before it was kept."""
    found = _release(request, code, "id")
    if found.withdrawn:
        return _gone(found)
    content = next((read(each.stored) for each in found.photos if each.number == number), b"")
    if not content:
        raise Problem("not_found")
    return _answer(request, content, "image/jpeg", language="id", seconds=FILE_SECONDS)


@require_safe
@STYLED
def unit_logo(request: HttpRequest, code: str) -> HttpResponseBase:
    """The logo of the unit, as its letterhead has it."""
    found = _release(request, code, "id")
    if found.withdrawn:
        return _gone(found)
    content = logo.stored(found.issued.logo)
    if not content:
        raise Problem("not_found")
    return _answer(request, content, "image/png", language="id", seconds=FILE_SECONDS)


def _all(request: HttpRequest, unit_code: str | None, language: str, limit: int) -> list[Release]:
    """From new to old, each in that language where it is worded so, else in Indonesian."""
    found = queries.all_issued(PUBLIC, unit_code, limit, site=_site(request))
    said = [release(each, language) or release(each) for each in found]
    return [each for each in said if each is not None]


def _asked_language(request: HttpRequest) -> str:
    return "en" if request.GET.get("language") == "en" else "id"


@require_safe
@STYLED
def listing(request: HttpRequest, unit_code: str | None = None) -> HttpResponseBase:
    """What was published lately, by a unit and those below it or by all; withdrawn texts stay, without their words."""
    language = _asked_language(request)
    unit = issuing_unit(PUBLIC, unit_code) if unit_code is not None else None
    context = {"releases": _all(request, unit_code, language, LISTED), "unit": unit, "here": request.path, "limit": LISTED}
    content = _rendered("web/issued_list.html", language, context)
    return _answer(request, content, "text/html; charset=utf-8", language=language)


@require_safe
def feed(request: HttpRequest, kind: str, unit_code: str | None = None) -> HttpResponseBase:
    """The same for feed readers; with the fingerprint of what they have they get only what is new."""
    language = _asked_language(request)
    unit = issuing_unit(PUBLIC, unit_code) if unit_code is not None else None
    here, wanted = request.build_absolute_uri(request.path), "?language=en" if language == "en" else ""
    told = feeds.Feed(
        title=" ".join(filter(None, (TITLES[language], unit.name if unit else ""))), page=f"{here.rpartition('/')[0]}/{wanted}",
        address=here + wanted, releases=_all(request, unit_code, language, feeds.LENGTH), language=language,
    )  # fmt: skip
    write, content_type = feeds.KINDS[kind]
    return _answer(request, write(told), content_type, language=language, changed=told.updated_at, seconds=FILE_SECONDS)
