"""Every read of numbers: the asking officer comes first, and forbidden looks like absent."""

from sejuk.insight.queries.board import Board, Number, board
from sejuk.insight.queries.coverage import Coverage, District, Village, coverage
from sejuk.insight.queries.directives import Progress, Tally, directive_progress, directive_total
from sejuk.insight.queries.events import EventFilter, Events, events
from sejuk.insight.queries.people import Person, Quiet, officer_name, person, quiet_officers, recording
from sejuk.insight.queries.readings import MyReader, ReadingFilter, Readings, readers_of_mine, readings
from sejuk.insight.queries.summary import Summary, summary
from sejuk.insight.queries.told import Told, told

__all__ = [
    "Board", "Coverage", "District", "EventFilter", "Events", "MyReader", "Number", "Person", "Quiet", "ReadingFilter",
    "Progress", "Readings", "Summary", "Tally", "Told", "Village", "board",
    "coverage", "directive_progress", "directive_total", "events", "officer_name", "person", "quiet_officers", "readers_of_mine",
    "readings", "recording", "summary", "told",
]  # fmt: skip
