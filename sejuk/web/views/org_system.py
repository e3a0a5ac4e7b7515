"""The operator's overview: how much there is, what waits, where it moves. No content."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.lib import clock
from sejuk.org import queries
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import number

PAGE = 50


@require_safe
@allowed(Can.OPERATE)
def system(request: Asked) -> HttpResponse:
    """Counts, tasks waiting, and the time of the last activity of each unit."""
    found = queries.system(request.asker)
    page = Paginator(queries.last_activity(request.asker), PAGE).get_page(number(request.GET.get("page")) or 1)
    return render(request, "web/org/system.html", {"system": found, "page": page, "now": clock.now()})
