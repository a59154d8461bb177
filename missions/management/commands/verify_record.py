"""Walk the chains of the record and tell whether they hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from missions import record
from missions.models import Mission


class Command(BaseCommand):
    """`verify_record [--mission KEY]`: ends with 1 when any chain has a fault."""

    help = "Verify the record of all missions and of the house, or of one mission."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--mission", metavar="KEY", help="only this mission")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line a chain; CommandError (exit 1) on a fault."""
        key = options["mission"]
        chosen: list[Mission | None] = list(Mission.objects.filter(key=key) if key else Mission.objects.all())
        if key and not chosen:
            raise CommandError(f"There is no mission “{key}”.")
        if not key:
            chosen.append(None)
        faults = [mission for mission in chosen if not self._holds(mission)]
        if faults:
            raise CommandError(f"{len(faults)} of {len(chosen)} chains do not hold.")

    def _holds(self, mission: Mission | None) -> bool:
        found = record.verify(mission)
        name = mission.key if mission else "(house)"
        state = "holds" if found.holds else f"FAULT at entry {found.first_fault}"
        self.stdout.write(f"{name}: {state}, {found.entries} entries, head {found.head or '-'}")
        return found.holds
