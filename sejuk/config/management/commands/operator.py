"""``sejuk manage operator NUMBER RANK NAME``: the first operator of an installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sejuk.lib.problems import Problem
from sejuk.org.actions import found_operator, load_areas, load_units


class Command(BaseCommand):
    """Make the first operator, who makes everybody else on the pages."""

    help = "Make the first operator of an empty installation and print a password for one sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who it is."""
        parser.add_argument("service_number")
        parser.add_argument("rank", help='for example "Briptu"')
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make and tell."""
        del args
        load_areas()
        load_units()
        try:
            password = found_operator(service_number=options["service_number"], rank=options["rank"], name=options["name"])
        except Problem as problem:
            raise CommandError(". ".join(problem.words("en"))) from None
        self.stdout.write(f"Sign in at /sign-in/ with {options['service_number']} and {password}, then choose your own password.")
