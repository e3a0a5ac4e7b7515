"""``sejuk manage operator NUMBER RANK NAME``: the first operator of an installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sejuk.briefing.actions import load_messages
from sejuk.lib.problems import Problem
from sejuk.org.actions import found_operator, load_areas, load_elections, load_units


class Command(BaseCommand):
    """Make the first operator, who makes everybody else on the pages."""

    help = "Buat operator pertama pada pemasangan baru dan tampilkan kata sandi untuk satu kali masuk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who it is."""
        parser.add_argument("service_number")
        parser.add_argument("rank", help='misalnya "Briptu"')
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make and tell."""
        del args
        load_areas()
        load_units()
        load_elections()
        load_messages()
        try:
            password = found_operator(service_number=options["service_number"], rank=options["rank"], name=options["name"])
        except Problem as problem:
            raise CommandError(". ".join(problem.words("id"))) from None
        number = options["service_number"]
        self.stdout.write(f"Masuk di /sign-in/ dengan NRP {number} dan kata sandi {password}, lalu pilih kata sandi sendiri.")
