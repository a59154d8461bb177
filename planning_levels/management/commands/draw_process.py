"""Write the process map and its reference pages from the definition, or check that they are fresh."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from planning_levels.definition.diagram import as_mermaid, as_svg
from planning_levels.definition.document import as_markdown
from planning_levels.definition.notices_document import as_markdown as notices_as_markdown
from planning_levels.definition.soundness import faults

PAGES: dict[str, Callable[[], str]] = {
    "docs/process.svg": as_svg,
    "docs/process.mmd": as_mermaid,
    "docs/reference/process.md": as_markdown,
    "docs/reference/notices.md": notices_as_markdown,
}


class Command(BaseCommand):
    """`draw_process` writes the pages; with `--check` it only says which are stale, and fails."""

    help = "Draws the process map and writes its reference pages from the definition."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check` and, for a copy elsewhere, `--root`."""
        parser.add_argument("--check", action="store_true", help="fail when a committed page is stale")
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="directory that holds docs/")

    def handle(self, *args: Any, check: bool, root: Path, **options: Any) -> None:
        """Write or compare; raise CommandError on an unsound definition or, with `check`, a stale page."""
        if found := faults():
            raise CommandError("The definition is not sound: " + " ".join(found))
        stale = [name for name, draw in PAGES.items() if _read(root / name) != draw()]
        if check:
            if stale:
                raise CommandError(f"Stale, run draw_process: {', '.join(stale)}")
            self.stdout.write("The process map and its page are fresh.")
            return
        for name in stale:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGES[name](), encoding="utf-8")
            self.stdout.write(f"Written: {name}")


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
