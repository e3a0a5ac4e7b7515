"""Every read of what an officer carries: the asking officer comes first, and forbidden looks like absent."""

from sejuk.briefing.queries.messages import Wanted, cards, library, version, versions_of, visible
from sejuk.briefing.queries.wordings import CheckedWording, checked

__all__ = ["CheckedWording", "Wanted", "cards", "checked", "library", "version", "versions_of", "visible"]
