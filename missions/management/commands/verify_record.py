"""Walk the chains of the record and tell whether they hold, also against heads kept elsewhere."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from missions import record, record_heads
from missions.errors import Invalid
from missions.models import Entry, Mission


class Command(BaseCommand):
    """`verify_record [--mission KEY] [--heads FILE]`: ends with 1 when any chain has a fault."""

    help = "Verify the record of all missions and of the house, or of one mission."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--mission", metavar="KEY", help="only this mission")
        parser.add_argument(
            "--heads",
            metavar="FILE",
            help="compare with heads kept elsewhere: a daily mail, or what this command printed ('-': input)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line a chain and a line for each head that is gone; CommandError (exit 1) on a fault."""
        key = options["mission"]
        chosen: list[Mission | None] = list(Mission.objects.filter(key=key) if key else Mission.objects.all())
        if key and not chosen:
            raise CommandError(f"There is no mission “{key}”.")
        if not key:
            chosen.append(None)
        heads = self._kept(options["heads"]) if options["heads"] else []
        faults = [mission for mission in chosen if not self._holds(mission)]
        gone = [sentence for head, sentence in record_heads.differing(heads) if key in (None, head.key)]
        for sentence in gone:
            self.stdout.write(f"FAULT against the kept head: {sentence}")
        astray = 0 if key else self._astray()
        if faults or gone or astray:
            raise CommandError(
                f"{len(faults)} of {len(chosen)} chains do not hold; {len(gone)} kept heads are gone; "
                f"{astray} entries belong to no chain."
            )
        if heads:
            self.stdout.write(f"{len(heads)} kept heads are in the record.")

    def _kept(self, name: str) -> list[record_heads.KeptHead]:
        try:
            return record_heads.read(sys.stdin.read() if name == "-" else Path(name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, Invalid) as fault:
            raise CommandError(f"{name}: {fault}") from fault

    def _holds(self, mission: Mission | None) -> bool:
        found = record.verify(mission)
        name = mission.key if mission else "(house)"
        state = "holds" if found.holds else f"FAULT at entry {found.first_fault}"
        self.stdout.write(f"{name}: {state}, {found.entries} entries, head {found.head or '-'}")
        return found.holds

    def _astray(self) -> int:
        """Count entries of chains that no mission has: nobody would walk them."""
        known = [record.HOUSE, *(str(pk) for pk in Mission.objects.values_list("pk", flat=True))]
        return Entry.objects.exclude(chain__in=known).count()
