"""The briefing room as a Django app."""

from django.apps import AppConfig


class BriefingConfig(AppConfig):
    """Named by its noun so that tables read ``briefing_…``."""

    name = "sejuk.briefing"
    label = "briefing"
    default_auto_field = "django.db.models.BigAutoField"
