"""Giving a message to chosen areas of a unit, or to all of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.briefing import actions, queries, rules
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.queries import unit
from sejuk.org.rules import Can, UnitKind
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms_org import Field, Form, area_field, village_groups
from sejuk.web.views.org_form import answer

# Of what a unit's area is made: one level lower, few enough to be ticked.
PARTS = {UnitKind.MABES: 1, UnitKind.POLDA: 2, UnitKind.POLRES: 3, UnitKind.POLSEK: 4}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.BRIEF)
def issue(request: Asked, version_id: UUID, unit_id: int) -> HttpResponse:
    """Issue a version to regencies, districts or villages of a unit; without a choice, to its whole area."""
    found, here = queries.version(request.asker, version_id), unit(request.asker, unit_id, Can.BRIEF)
    if found.state != rules.APPROVED:
        raise Problem("not_found")
    page = reverse("message", args=[version_id])
    parts = territory.areas_of(here, levels=(PARTS[UnitKind(here.kind)],))
    form = Form(
        title=_("Edarkan pesan di %(unit)s") % {"unit": here.name}, submit=_("Edarkan"), back=page,
        intro=_(
            "Pesan boleh diedarkan bila tahapannya sesuai di sebagian wilayah. "
            "Di tempat yang tidak sesuai, kartu tidak dapat disampaikan."
        ),
        fields=[
            Field(
                "areas", _("Wilayah"), "ticks", required=False, groups=village_groups(parts),
                hint=_("Boleh lebih dari satu. Tanpa pilihan: seluruh wilayah satuan."),
            ),
            area_field("other_area", _("Wilayah lain di satuan ini"), here.pk, required=False),
        ],
    )  # fmt: skip

    def act() -> str:
        codes = form.ticks("areas")
        if form.text("other_area"):
            codes.append(form.area(request.asker, "other_area"))
        actions.issue_message(asker=request.asker, version_id=version_id, unit=here, area_codes=codes)
        return page

    return answer(request, form, act)
