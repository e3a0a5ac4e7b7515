"""On a record's page: the decision on held words, and the choice between two contents."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sejuk.activities import queries
from sejuk.activities.actions import refuse_text, release_text, settle_rival
from sejuk.lib.problems import Problem
from sejuk.web.doors import Asked, signed_in
from sejuk.web.reading import What, reads
from sejuk.web.views.activity import page


@require_POST
@signed_in
@reads(What.ACTIVITY)
def decide(request: Asked, activity_id: UUID, held_id: int) -> HttpResponse:
    """A reviewer lets held words stand, or asks for them to be written anew."""
    queries.activity(request.asker, activity_id)
    act = release_text if request.POST.get("decision") == "release" else refuse_text
    try:
        act(asker=request.asker, activity_id=activity_id, held_id=held_id)
    except Problem as problem:
        return page(request, activity_id, problem)
    return redirect("activity", activity_id)


@require_POST
@signed_in
@reads(What.ACTIVITY)
def choose(request: Asked, activity_id: UUID, rival_id: int) -> HttpResponse:
    """The author takes the second content, or lets it go."""
    found = queries.activity(request.asker, activity_id)
    rival = next((one for one in queries.rivals(request.asker, found) if one.id == rival_id and one.may_choose), None)
    if rival is None:
        raise Problem("not_found")
    try:
        settle_rival(
            officer_id=found.officer_id, activity_id=activity_id, op_id=rival.op_id, digest=rival.digest,
            take=request.POST.get("choice") == "take",
        )  # fmt: skip
    except Problem as problem:
        return page(request, activity_id, problem)
    return redirect("activity", activity_id)
