"""The journal room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Named by its noun so that tables read ``journal_…``."""

    name = "sejuk.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
