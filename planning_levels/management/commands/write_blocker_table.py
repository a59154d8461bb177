"""Write the table of blockers from their vocabulary, or check that the committed page is fresh."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from missions.blockers import CODES, Code

PAGE = "docs/reference/blockers.md"
MOST_GATES = 30
CLASSES = (
    ("gate", "Gates", "Never passed: what they ask for must be there."),
    (
        "standard",
        "Standards",
        "Met, or explained in ten words at least; the next decider sees the explanation, accepts it by name.",
    ),
    ("notice", "Notices", "Shown, never in the way."),
)


class Command(BaseCommand):
    """`write_blocker_table` writes the page; with `--check` it says whether it is stale, and fails."""

    help = "Writes the table of blockers from their vocabulary."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check` and, for a copy elsewhere, `--root`."""
        parser.add_argument("--check", action="store_true", help="fail when the committed page is stale")
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="directory that holds docs/")

    def handle(self, *args: Any, check: bool, root: Path, **options: Any) -> None:
        """Write or compare; raise CommandError on too many gates or, with `check`, a stale page."""
        wanted, path = as_markdown(), root / PAGE
        fresh = path.exists() and path.read_text(encoding="utf-8") == wanted
        if check:
            if not fresh:
                raise CommandError(f"Stale, run write_blocker_table: {PAGE}")
            self.stdout.write("The table of blockers is fresh.")
            return
        if not fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
            self.stdout.write(f"Written: {PAGE}")


def as_markdown() -> str:
    """Return the page; raise CommandError when gates are as many as the process must stay below."""
    gates = len(_of("gate"))
    if gates >= MOST_GATES:
        raise CommandError(f"There are {gates} gates; fewer than {MOST_GATES} are wanted.")
    lines = [
        "# Blockers",
        "",
        "Made by `python manage.py write_blocker_table` from `missions/blockers.py`; do not edit.",
        "",
        "What can stand in the way of an act has one of these codes, on pages and in the API alike.",
        "A refusal (409) lists all of them at once.",
        "",
        f"Gates: {gates} (fewer than {MOST_GATES} are wanted). Standards: {len(_of('standard'))}.",
        f"Notices: {len(_of('notice'))}.",
    ]
    for key, title, told in CLASSES:
        lines += ["", f"## {title}", "", told, "", "| Code | Meaning | IMPP guidelines |", "|---|---|---|"]
        lines += [_row(code) for code in _of(key)]
    return "\n".join(lines) + "\n"


def _of(klass: str) -> list[Code]:
    return [code for code in CODES.values() if code.klass == klass]


def _row(code: Code) -> str:
    name = "missing-<field>" if code.key == "missing" else code.key
    meaning = code.meaning.replace("missing-<field>", "`missing-<field>`")
    return f"| `{name}` | {meaning} | {code.reference} |"
