"""Write the page of the access table, or check that the committed page is fresh."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from impp.access.telling import as_markdown

PAGE = "docs/reference/access.md"


class Command(BaseCommand):
    """`write_access_table` writes the page; with `--check` it says whether it is stale, and fails."""

    help = "Writes which scope each address has, and who may do what in which state."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check` and, for a copy elsewhere, `--root`."""
        parser.add_argument("--check", action="store_true", help="fail when the committed page is stale")
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="directory that holds docs/")

    def handle(self, *args: Any, check: bool, root: Path, **options: Any) -> None:
        """Write or compare; raise CommandError with `check` on a stale page."""
        wanted, path = as_markdown(), root / PAGE
        fresh = path.exists() and path.read_text(encoding="utf-8") == wanted
        if check and not fresh:
            raise CommandError(f"Stale, run write_access_table: {PAGE}")
        if not fresh:
            path.write_text(wanted, encoding="utf-8")
        self.stdout.write("The access table is fresh." if check or fresh else f"Written: {PAGE}")
