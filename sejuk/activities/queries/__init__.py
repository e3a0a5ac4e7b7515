"""Every read of field work: the asking officer comes first, and forbidden looks like absent."""

from sejuk.activities.queries.activities import activity, visible
from sejuk.activities.queries.changes import changes_of

__all__ = ["activity", "changes_of", "visible"]
