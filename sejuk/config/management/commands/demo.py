"""``sejuk manage demo [--day 2024-01-31]``: write the demo's month."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sejuk.config.demo.load import PASSWORD, load_demo


class Command(BaseCommand):
    """Write the demo into an empty installation."""

    help = "Write one Polres with three Polsek, invented people and a month of work (once, into an empty installation)."

    def add_arguments(self, parser: CommandParser) -> None:
        """--day: the last day of the month."""
        parser.add_argument("--day", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and say how much."""
        del args
        count = load_demo(options["day"])
        self.stdout.write(f"{count} activities; every password is {PASSWORD}" if count else "The demo is already there.")
