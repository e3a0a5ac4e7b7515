"""Releases that the demo's people wrote from their month: two that are out, one draft, one that was taken back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from sejuk.activities.models import Activity
from sejuk.activities.rules import ACCEPTED
from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import Asker, asker_for
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Role
from sejuk.press import actions
from sejuk.press.models import Text
from sejuk.press.selection import Selection

QUOTE = "Terima kasih kepada warga yang mau berhenti dulu sebelum membagikan kabar."
TAKEN_BACK = "Jumlah kegiatannya sedang diperiksa lagi; rilis yang baru menyusul."


def write_releases(resort: Unit, last: date) -> None:
    """Write them some days after what they tell of, each by two people."""
    first, second = (Unit.objects.get(code=sector.code) for sector in people.SECTORS[:2])
    kanit, chief = _officer(first, Role.BINMAS_UNIT_HEAD), _officer(first, Role.COMMANDER)
    humas, kasat = _officer(resort, Role.PR_HEAD), _officer(resort, Role.BINMAS_SECTION_HEAD)
    with clock.travel(_at(last, 5)):
        quoted = _drafted(kanit, first, _visits(first, last - timedelta(days=6), 1))
        said = actions.add_quote(asker=asker_for(kanit), text_id=quoted.pk, posting_id=_posting(chief, first).pk, words=QUOTE)
        actions.approve_quote(asker=asker_for(chief), text_id=quoted.pk, quote_id=said.pk)
        _publish(asker_for(chief), quoted)
    with clock.travel(_at(last, 3)):
        _publish(asker_for(kasat), _drafted(humas, resort, _days(resort, last - timedelta(days=10), last - timedelta(days=4))))
        taken = _publish(asker_for(humas), _drafted(kasat, second, _visits(second, last - timedelta(days=5), 2)))
    if taken:
        with clock.travel(_at(last, 2)):
            actions.withdraw_text(asker=asker_for(humas), text_id=taken.pk, reason=TAKEN_BACK)
    with clock.travel(_at(last, 1)):
        _drafted(kanit, first, _visits(first, last - timedelta(days=2), 2))


def _at(last: date, back: int) -> datetime:
    return datetime.combine(last - timedelta(days=back), time(9), clock.zone(clock.WITA))


def _officer(unit: Unit, role: Role) -> Officer:
    return Posting.objects.select_related("officer").get(unit=unit, role=role).officer


def _posting(officer: Officer, unit: Unit) -> Posting:
    return officer.postings.get(unit=unit)


def _days(unit: Unit, first: date, last: date) -> Selection:
    return Selection(unit=unit.pk, day_from=first, day_to=last)


def _visits(unit: Unit, until: date, count: int) -> Selection:
    """The last reviewed records of a unit up to a day."""
    rows = Activity.objects.filter(unit=unit, state=ACCEPTED, local_day__lte=until).order_by("-local_day", "-started_at", "pk")
    return Selection(activities=tuple(row.pk for row in rows[:count]))


def _drafted(officer: Officer, unit: Unit, selection: Selection) -> Text:
    return actions.draft_text(asker=asker_for(officer), unit=unit, selection=selection)


def _publish(asker: Asker, text: Text) -> Text | None:
    """What the check stops on some day of the year stays a draft, as it would at a real desk."""
    text.refresh_from_db()
    with suppress(actions.TextRefused):
        checked = actions.check_text(asker=asker, text_id=text.pk, version=text.version)
        return actions.publish_text(asker=asker, text_id=text.pk, version=checked.version)
    return None
