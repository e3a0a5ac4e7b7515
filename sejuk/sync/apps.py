"""The sync room as a Django app."""

from django.apps import AppConfig


class SyncConfig(AppConfig):
    """Named by its noun so that tables read ``sync_…``."""

    name = "sejuk.sync"
    label = "sync"
    default_auto_field = "django.db.models.BigAutoField"
