"""Make a token for a person and print it, once and alone."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from missions import tokens
from missions.models import ApiToken, Person


class Command(BaseCommand):
    """`create_token USERNAME [--scope read] [--name NAME] [--days N]`."""

    help = "Make an API token for a person; the token is printed and kept nowhere."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("username")
        parser.add_argument("--scope", choices=ApiToken.Scope.values, default=ApiToken.Scope.WRITE.value)
        parser.add_argument("--name", default="", help="what the token is for")
        parser.add_argument("--days", type=int, help="days until it ends; without it the token stays valid")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the token and nothing else on standard output."""
        person = Person.objects.filter(username=options["username"], is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody signs in as “{options['username']}”.")
        days = options["days"]
        if days is not None and not 1 <= days <= 3650:
            raise CommandError("A token is valid for 1 to 3650 days.")
        _, token = tokens.issue(
            person,
            scope=options["scope"],
            decides=True,  # who reaches the server's shell stands for the second factor
            name=options["name"][:100],
            expires_at=timezone.now() + timedelta(days=days) if days else None,
        )
        self.stdout.write(token)
