"""Start-up: hand the maps of consequences and recurrences to the journal."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Last in INSTALLED_APPS, so that every room is ready."""

    name = "sejuk.config"

    def ready(self) -> None:
        """Register reactions, schedule and the phones' door, once."""
        from sejuk.config.reactions import REACTIONS
        from sejuk.config.schedule import SCHEDULE
        from sejuk.journal import reactions, schedule
        from sejuk.org import phones
        from sejuk.sync import actions as sync_actions
        from sejuk.sync import escrow
        from sejuk.sync import queries as sync_queries

        reactions.register(REACTIONS)
        schedule.register(SCHEDULE)
        phones.register(
            phones.Door(
                sync_queries.phones,
                lambda officer, phone, by, lost: sync_actions.revoke_devices(
                    officer_ids=[officer], device_id=phone, by=by, lost=lost
                ),
                escrow.open_file,
                lambda asker, file, sure, language: sync_actions.import_waiting(
                    asker=asker, file=file, sure=sure, language=language
                ),
            )
        )
