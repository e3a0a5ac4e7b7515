"""The press room as a Django app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Named by its noun so that tables read ``press_…``."""

    name = "sejuk.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
