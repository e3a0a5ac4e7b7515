"""The insight room as a Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Named by its noun so that tables read ``insight_…``."""

    name = "sejuk.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"
