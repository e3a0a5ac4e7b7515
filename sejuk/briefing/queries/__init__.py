"""Every read of what an officer carries: the asking officer comes first, and forbidden looks like absent."""

from sejuk.briefing.queries.carried import carried, last_number, scope_of
from sejuk.briefing.queries.messages import Wanted, library, version, versions_of, visible
from sejuk.briefing.queries.wordings import CheckedWording, checked

__all__ = [
    "CheckedWording", "Wanted", "carried", "checked", "last_number", "library", "scope_of", "version", "versions_of", "visible",
]  # fmt: skip
