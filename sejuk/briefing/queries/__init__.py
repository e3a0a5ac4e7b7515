"""Every read of what an officer carries: the asking officer comes first, and forbidden looks like absent."""

from sejuk.briefing.queries.carried import carried, last_number, scope_of
from sejuk.briefing.queries.directives import (
    Given,
    additions_to,
    checked_directive,
    directive,
    directive_titles,
    following,
    issued_directives,
    my_directive,
    my_directives,
    own_directive,
    passing_directives,
    programme,
    programmes,
    read_changes,
    readable,
)
from sejuk.briefing.queries.messages import Title, Wanted, library, may_decide, titles, version, versions_of, visible
from sejuk.briefing.queries.public import Openings, PublicCard, Standing, openings_of, public_card
from sejuk.briefing.queries.silence import Silence, silences
from sejuk.briefing.queries.wordings import CheckedWording, checked

__all__ = [
    "CheckedWording", "Given", "Openings", "PublicCard", "Silence", "Standing", "Title", "Wanted", "additions_to", "carried",
    "checked", "checked_directive", "directive", "directive_titles", "following", "issued_directives", "last_number", "library",
    "may_decide", "my_directive", "my_directives", "openings_of", "own_directive", "passing_directives", "programme",
    "programmes", "public_card", "read_changes", "readable", "scope_of", "silences", "titles", "version", "versions_of",
    "visible",
]  # fmt: skip
