"""What follows from what: the whole map of consequences, to be read in one look."""

from __future__ import annotations

from sejuk.activities import tasks as activities
from sejuk.insight import tasks as insight
from sejuk.org import tasks as org
from sejuk.press import tasks as press
from sejuk.sync import tasks as sync

REACTIONS = {
    "activity.reported": (insight.count_activities,),
    "activity.amended": (insight.count_activities, press.recompose_texts),
    "activity.withdrawn": (insight.count_activities, press.recompose_texts),
    "batch.ordered": (press.make_batches,),
    "import.received": (org.check_imports,),
    "import.confirmed": (org.write_imports,),
    "officer.deactivated": (sync.close_door,),
    "release.corrected": (press.recompose_texts,),
    "release.withdrawn": (press.recompose_texts,),
    "photo.received": (activities.show_photos,),
}
