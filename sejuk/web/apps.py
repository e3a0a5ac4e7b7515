"""The web room as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Named by its noun so that tables read ``web_…``."""

    name = "sejuk.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
