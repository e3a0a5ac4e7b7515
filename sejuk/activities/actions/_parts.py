"""What several actions of this room share; never called from outside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sejuk.activities import body as bodies
from sejuk.activities import rules
from sejuk.activities.models import Activity, Answer, Delivery, HeardNote, Photo
from sejuk.activities.standing import Standing
from sejuk.journal import rows
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker
from sejuk.org.rules import Can


def own_activity(officer_id: int, activity_id: UUID) -> Activity:
    """The officer's own record, locked; another's looks absent, a withdrawn one cannot change any more."""
    activity = Activity.objects.select_for_update().filter(pk=activity_id, officer_id=officer_id).first()
    if activity is None:
        raise Problem("not_found", "activity_id")
    if activity.state == rules.WITHDRAWN:
        raise Problem("activity_withdrawn", "activity_id")
    return activity


def reviewed_activity(asker: Asker, activity_id: UUID) -> tuple[Activity, int]:
    """A record of which the asker may decide something, locked, and the asker's id; one's own is for somebody else."""
    found = Activity.objects.select_related("unit").filter(pk=activity_id).first()
    if found is None or asker.officer_id is None or not asker.may(Can.REVIEW, found.unit):
        raise Problem("not_found")
    if found.officer_id == asker.officer_id:
        raise Problem("own_report")
    org.lock_officer(found.officer_id)  # in the order of a push, so that neither waits for the other for ever
    return Activity.objects.select_for_update(of=("self",)).select_related("unit").get(pk=activity_id), asker.officer_id


def link_photos(officer_id: int, wanted: dict[UUID, list[dict[str, Any]]], known: dict[UUID, Photo]) -> None:
    """Note the photos that belong to activities: new rows for those still to come, a link for those that came before."""
    new: list[Photo] = []
    came: list[Photo] = []
    for activity_id, photos in wanted.items():
        for i, photo in enumerate(photos):
            row = known.get(photo["photo_id"])
            if row is None:
                row = Photo(id=photo["photo_id"], officer_id=officer_id, sha256=photo["sha256"], size=photo["bytes"])
                new.append(row)
            else:
                came.append(row)
            row.activity_id, row.position, row.caption = activity_id, i, photo["caption"]
    rows.insert(new)
    if came:
        Photo.objects.bulk_update(came, ["activity", "position", "caption"])


def replace_parts(activity: Activity, body: dict[str, Any], standing: Standing) -> None:
    """Give an amended activity the notes, messages, answered directives and photos of its new body."""
    HeardNote.objects.filter(activity=activity).delete()
    HeardNote.objects.bulk_create(bodies.notes(activity.id, body))
    Delivery.objects.filter(activity=activity).delete()
    rows.insert(bodies.deliveries(activity.id, body))
    Answer.objects.filter(activity=activity).delete()
    rows.insert(bodies.answers(activity, body))
    keep = [photo["photo_id"] for photo in body["photos"]]
    Photo.objects.filter(activity=activity).exclude(pk__in=keep).update(activity=None)
    link_photos(activity.officer_id, {activity.id: body["photos"]}, standing.photos)
