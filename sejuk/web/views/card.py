"""A message's public page: whoever holds a leaflet or got the link reads it, without an account, a cookie or a trace."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from sejuk.briefing import openings
from sejuk.briefing.queries import PublicCard, Standing, public_card
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press.message import link, plain
from sejuk.press.share import public_image

GONE = 410  # withdrawn or expired: whoever keeps a copy may drop it


@require_safe
def card(request: HttpRequest, code: str) -> HttpResponse:
    """The message with its source; while it may not be said, only that, and why. Counts the opening, not who opened."""
    found = public_card(PUBLIC, code)
    wording = found.wording(request.GET.get("l", ""))
    is_open = found.standing == Standing.OPEN
    with translation.override("en" if wording.language == "en" else "id"):
        # Without the request: what a template could ask of it (who is signed in) would open the session.
        page = render_to_string("web/card.html", _context(request, found, wording.language))
    if is_open and request.method == "GET" and _by_a_person(request):
        openings.count(found.version.pk)
    gone = found.standing in (Standing.WITHDRAWN, Standing.EXPIRED)
    answer = HttpResponse(page, status=GONE if gone else 200)
    answer["Cache-Control"] = "no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Content-Language"] = "en" if wording.language == "en" else "id"
    return answer


def _by_a_person(request: HttpRequest) -> bool:
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return openings.by_a_person(request.headers.get("User-Agent", ""), purpose)


def _context(request: HttpRequest, found: PublicCard, language: str) -> dict[str, object]:
    wording = found.wording(language)
    here = request.build_absolute_uri(found.version.public_path)
    text = f"*{plain(wording.title)}*\n{plain(wording.text)}\n\n{here}"
    return {
        "found": found, "row": found.version, "wording": wording, "here": here, "standing": found.standing,
        "open": found.standing == Standing.OPEN, "send": link(text), "unit": found.unit,
        "picture": request.build_absolute_uri(reverse("card_picture", args=[found.version.link, wording.language])),
    }  # fmt: skip


@require_safe
def card_picture(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The share image that messengers show beside the link; absent while the message may not be said."""
    found = public_card(PUBLIC, code)
    if found.standing != Standing.OPEN or found.wording(language).language != language:
        raise Problem("not_found")
    site = request.build_absolute_uri("/").rstrip("/")
    answer = HttpResponse(public_image(found, language, site), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
