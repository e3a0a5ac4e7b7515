"""The activities room as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Named by its noun so that tables read ``activities_…``."""

    name = "sejuk.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
