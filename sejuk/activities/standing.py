"""What must be known before an officer's reports are judged, read once for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from sejuk.activities.body import answered
from sejuk.activities.models import Activity, HeardNote, Photo
from sejuk.briefing.models import Directive, MessageVersion
from sejuk.journal import rows
from sejuk.lib.problems import Problem
from sejuk.org import rules as org_rules
from sejuk.org import territory
from sejuk.org.models import Area
from sejuk.org.posted import Posted, ever_served, posted
from sejuk.org.rules import Can


class HasBody(Protocol):
    """Anything with a report's body."""

    @property
    def body(self) -> dict[str, Any]:
        """The wire's keys."""
        ...


@dataclass
class Standing:
    """An officer's postings with the areas of each and of its resort, and which ids are already there, or may be told."""

    postings: dict[int, Posted]
    resort_lines: dict[str, list[str]]
    areas: set[str]
    taken: set[UUID]
    photos: dict[UUID, Photo]
    notes: dict[UUID, UUID]
    tellable: set[UUID]
    directives: set[UUID]
    officer_id: int
    _seen: set[UUID] = field(default_factory=set)
    _promised: dict[UUID, UUID] = field(default_factory=dict)

    @classmethod
    def of(cls, officer_id: int, reports: Iterable[HasBody]) -> Standing:
        """Read it with a handful of queries, however many reports there are."""
        bodies = [report.body for report in reports]
        postings = posted(officer_id)
        codes = {body["area_code"] for body in bodies}
        photo_ids = [photo["photo_id"] for body in bodies for photo in body["photos"]]
        return cls(
            postings=postings,
            resort_lines={path: ever_served(path) for path in {posting.resort_path for posting in postings.values()}},
            areas={code for (code,) in rows.find(Area, codes, "code")},
            taken={pk for (pk,) in rows.find(Activity, [body["activity_id"] for body in bodies], "id")},
            photos={photo.pk: photo for photo in Photo.objects.filter(pk__in=photo_ids)} if photo_ids else {},
            notes=_notes(bodies),
            tellable=_tellable(bodies),
            directives=_directives(bodies),
            officer_id=officer_id,
        )

    def check_new(self, activity_id: UUID) -> None:
        """Refuse an id that already names a record, here or earlier in the batch."""
        if activity_id in self.taken or activity_id in self._seen:
            raise Problem("activity_exists", "activity_id")

    def take(self, activity_id: UUID) -> None:
        """The id belongs to a good report from now on."""
        self._seen.add(activity_id)

    def check_posting(self, posting_id: int, day: date) -> Posted:
        """The posting, if it is the officer's, may record, and was valid on that day."""
        posting = self.postings.get(posting_id)
        if posting is None:
            raise Problem("posting_unknown", "posting_id")
        if Can.RECORD not in org_rules.granted(posting.role, posting.unit_kind):
            raise Problem("posting_may_not_record", "posting_id")
        if day < posting.valid_from or (posting.valid_until is not None and day > posting.valid_until):
            raise Problem("posting_not_valid", "posting_id")
        return posting

    def check_area(self, posting: Posted, code: str) -> bool:
        """Whether the area is outside the posting's own (taken, marked); unknown or outside the resort is refused."""
        if code not in self.areas:
            raise Problem("area_unknown", "area_code")
        if not territory.touches(code, self.resort_lines[posting.resort_path]):
            raise Problem("area_outside_resort", "area_code")
        return bool(posting.areas) and not territory.touches(code, posting.areas)

    def check_directives(self, body: dict[str, Any]) -> None:
        """Refuse a directive that never was; one that was withdrawn since may have been carried out all the same."""
        if not self.directives.issuperset(answered(body)):
            raise Problem("value_unknown", "directives")

    def check_notes(self, notes: Iterable[dict[str, Any]], activity_id: UUID) -> None:
        """Refuse a note id that another record has, here or earlier in the batch."""
        for i, note in enumerate(notes):
            if self.notes.setdefault(note["note_id"], activity_id) != activity_id:
                raise Problem("id_twice", f"heard.{i}.note_id")

    def check_delivered(self, version_ids: Iterable[UUID]) -> None:
        """Refuse a message that was never approved. One that was withdrawn meanwhile is taken: the officer did tell it."""
        if not self.tellable.issuperset(version_ids):
            raise Problem("value_unknown", "delivered")

    def check_photos(self, photos: Iterable[dict[str, Any]], activity_id: UUID) -> None:
        """Refuse a photo id that is somebody else's, other bytes, or on another record."""
        for i, photo in enumerate(photos):
            row = self.photos.get(photo["photo_id"])
            if row is None:
                if self._promised.setdefault(photo["photo_id"], activity_id) != activity_id:
                    raise Problem("photo_of_another", f"photos.{i}.photo_id")
                continue
            other = row.officer_id != self.officer_id or row.sha256 != photo["sha256"]
            if other or row.activity_id not in (None, activity_id):
                raise Problem("photo_of_another", f"photos.{i}.photo_id")


def _notes(bodies: list[dict[str, Any]]) -> dict[UUID, UUID]:
    """Which of these notes are there already, and in which activity."""
    ids = [note["note_id"] for body in bodies for note in body["heard"]]
    return dict(rows.find(HeardNote, ids, "id", "activity"))


def _tellable(bodies: list[dict[str, Any]]) -> set[UUID]:
    """Which of the messages that these tell were approved at any time."""
    told = {version_id for body in bodies for version_id in body["delivered"]}
    return {pk for pk, approved_at in rows.find(MessageVersion, told, "id", "approved_at") if approved_at is not None}


def _directives(bodies: list[dict[str, Any]]) -> set[UUID]:
    """Which of the directives that they name there are."""
    ids = {one for body in bodies for one in answered(body)}
    return {pk for (pk,) in rows.find(Directive, ids, "id")}
