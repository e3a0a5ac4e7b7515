"""The org room as a Django app."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """Named by its noun so that tables read ``org_…``."""

    name = "sejuk.org"
    label = "org"
    default_auto_field = "django.db.models.BigAutoField"
