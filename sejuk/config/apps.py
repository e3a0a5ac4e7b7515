"""Start-up: hand the maps of consequences and recurrences to the journal."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Last in INSTALLED_APPS, so that every room is ready."""

    name = "sejuk.config"

    def ready(self) -> None:
        """Register reactions and schedule, once."""
        from sejuk.config.reactions import REACTIONS
        from sejuk.config.schedule import SCHEDULE
        from sejuk.journal import reactions, schedule

        reactions.register(REACTIONS)
        schedule.register(SCHEDULE)
