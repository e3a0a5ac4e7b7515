"""``sejuk manage contract [--check]``: write the made files, or say which are out of step."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sejuk.config import contract


class Command(BaseCommand):
    """Write contract/*.json and docs/problems.md from the code."""

    help = "Write the files that are made from the code (contract/, docs/problems.md); --check only compares."

    def add_arguments(self, parser: CommandParser) -> None:
        """--check."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        del args
        stale = contract.stale()
        if options["check"] and stale:
            names = ", ".join(path.name for path in stale)
            msg = f"out of step with the code: {names}; run `sejuk manage contract`"
            raise CommandError(msg)
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(contract.files()[path])
            self.stdout.write(f"wrote {path.name}")
