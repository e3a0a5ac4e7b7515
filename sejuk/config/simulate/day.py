"""What befalls one phone from the first report to the last receipt: an officer types, the app talks, and things go wrong."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from sejuk.config.simulate.faults import Counts
from sejuk.config.simulate.link import Refusal, Unreachable
from sejuk.config.simulate.phone import Killed, Phone
from sejuk.config.simulate.store import Kept, restore, wipe
from sejuk.config.simulate.writing import Hands

if TYPE_CHECKING:
    from sejuk.config.simulate.run import Wanted

FIRST_WAIT, LONGEST_WAIT = 0.05, 1.0  # the field app's fifteen seconds to fifteen minutes, quickened
TRIES = 10
LONGEST_CALM = 120
AMENDED, WITHDRAWN = 0.25, 0.03
FEW = 3  # records that are corrected over and over, so that two phones meet in them
TALKS = 0.5  # after so many of the things typed
EXPECTED = {"server_trouble", "server_busy", "too_large"}


class Day:
    """A thread's work: ``live`` types everything, goes on talking while the storm lasts, and in the calm until nothing waits."""

    def __init__(self, phone: Phone, hands: Hands, wanted: Wanted, counts: Counts) -> None:
        self.phone, self._hands, self._wanted, self._counts = phone, hands, wanted, counts
        self.count = 0
        self.typed, self.calm, self.stopping = threading.Event(), threading.Event(), threading.Event()
        self.settled, self.last = threading.Event(), threading.Event()
        self.surprises: list[str] = []
        self.unsent = 0  # what waits on this phone, for whoever looks on
        self._at = self._misfortunes()

    def _misfortunes(self) -> dict[int, str]:
        """After which of the things typed storage is copied, the copy brought back, and storage thrown away."""
        ops = self._wanted.ops
        found: dict[int, str] = {}
        lots = [self._hands.chance(share) for share in (0.5, 0.2)]
        points = sorted(self._hands.choice(list(range(1, max(2, ops)))) for _ in range(3))
        if "old-copy" in self._wanted.kinds and lots[0]:
            found |= {points[0]: "copy", points[1]: "old-copy"}
        if "storage-wipe" in self._wanted.kinds and lots[1]:
            found[points[2]] = "storage-wipe"
        return found

    def live(self) -> None:
        """All of it; what nobody foresaw ends this phone, and is told."""
        try:
            self._live()
        except Exception as error:  # noqa: BLE001 - a run must not wait for ever for a thread that is gone
            self.surprises.append(f"phone {self.phone.number} ended: {error!r}")
        finally:
            self.typed.set()
            self.settled.set()

    def _live(self) -> None:
        while self.count < self._wanted.ops and not self.stopping.is_set():
            self._type()
            self._befall(self._at.get(self.count))
            if self._hands.chance(TALKS):
                self._talk(TRIES)
        self._talk(TRIES)
        self.typed.set()
        while not self.calm.wait(0.2) and not self.stopping.is_set():
            self._talk(1)
        while not self.stopping.is_set() and not self._talk(1):
            self.stopping.wait(0.1)
        self.settled.set()
        self.last.wait(LONGEST_CALM)  # until the others are done too: then this phone must come to know all of it
        self._talk(TRIES)
        self.phone.store.close()

    def _talk(self, tries: int) -> bool:
        """Rounds until one ends with nothing waiting, later each time."""
        wait = FIRST_WAIT
        for _ in range(tries):
            try:
                settled = self.phone.round()
            except Killed:
                self._counts.add("phone-kill")
                self.phone.store.close()
                self.phone.start()
                settled = False
            except (Unreachable, Refusal) as trouble:
                self._wonder(trouble)
                settled = False
            self.unsent = self.phone.store.unanswered()
            if settled:
                return True
            if self.stopping.wait(wait):
                return False
            wait = min(wait * 2, LONGEST_WAIT)
        return False

    def _wonder(self, trouble: Exception) -> None:
        if isinstance(trouble, Refusal) and trouble.code not in EXPECTED:
            self.surprises.append(f"refused as a whole: {trouble.status} {trouble.code}")

    # What is typed

    def _type(self) -> None:
        """A report, or a change to a record that the server has sent."""
        self.count += 1
        kind = self._hands.chance(AMENDED), self._hands.chance(WITHDRAWN)
        known = [each for each in self.phone.store.activities() if self._may_change(each)] if any(kind) else []
        if not known:
            self._report(self._hands.id(), self._hands.id(), self._hands.choice(list(self.phone.account.villages)))
            return
        record = self._hands.choice(known[:FEW] if self._hands.chance(0.5) else known)
        body: dict[str, Any] = {"activity_id": record["activity_id"], "reason": "Diperiksa lagi bersama Kanit."}
        if kind[0]:
            body["changes"] = self._hands.corrections(record["body"])
        self._finish("activity.amend" if kind[0] else "activity.withdraw", body, self._hands.id(), record["version"])

    def _may_change(self, record: dict[str, Any]) -> bool:
        return record["state"] != "withdrawn" and not self.phone.store.waits_for(record["activity_id"])

    def _report(self, activity_id: str, op_id: str, village: str) -> None:
        body, photos = self._hands.report(activity_id, village, self.phone.now())
        self._finish("activity.report", body, op_id, None, photos)

    def _finish(self, kind: str, body: dict[str, Any], op_id: str, base: int | None, photos: Any = ()) -> None:
        self.phone.finish(kind, body, op_id=op_id, base=base, photos=photos)
        self.unsent = self.phone.store.unanswered()

    # What happens to the phone

    def _befall(self, what: str | None) -> None:
        path = self.phone.path
        copy = path.with_suffix(".copy")
        if what == "copy":
            # Begun before the copy, finished after it, and once more on the copy: one id, two contents.
            self.phone.store.draft(self._hands.id(), self._hands.id(), self.phone.account.villages[0])
            self.phone.store.copy_to(copy)
            self._finish_drafts()
        elif what == "old-copy" and copy.exists():
            self._replace(what, lambda: restore(path, copy))
            self._finish_drafts()
        elif what == "storage-wipe":
            self._replace(what, lambda: wipe(path))

    def _finish_drafts(self) -> None:
        for activity_id, op_id, village in self.phone.store.drafts():
            self._report(activity_id, op_id, village)

    def _replace(self, what: str, work: Any) -> None:
        """What was in the old storage and is not in the new one went with it; the judge does not blame the server for that."""
        before, photos = self.phone.store.ops(), self.phone.store.photos()
        self.phone.store.close()
        work()
        self.phone.start()
        kept = {_name(each) for each in self.phone.store.ops()}
        for each in before:
            if _name(each) not in kept:
                self.phone.ledger.write("gone", op_id=each.op["op_id"], digest=each.digest)
        left = {each.photo_id for each in self.phone.store.photos()}
        for photo in photos:
            if photo.photo_id not in left:
                self.phone.ledger.write("gone_photo", photo_id=photo.photo_id)
        self._counts.add(what)


def _name(kept: Kept) -> tuple[str, str]:
    return kept.op["op_id"], kept.digest
