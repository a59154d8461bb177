"""Make the demonstration's missions and sign-ins; or replay the walk-through case, step by step."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from planning_levels.demonstration import case
from planning_levels.demonstration.loading import load
from planning_levels.demonstration.password import password
from planning_levels.demonstration.people import sign_ins


class Command(BaseCommand):
    """Load the demonstration through the verbs; a second call changes nothing."""

    help = "Make the demonstration's missions and sign-ins, or replay the walk-through case (--case)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--case`."""
        parser.add_argument(
            "--case", action="store_true", help="replay the South Sudan case and print expected and got"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and print the sign-ins; or replay."""
        logging.getLogger("impp.record").setLevel(logging.WARNING)  # the sign-ins are to be found below
        if options["case"]:
            self._replay()
            return
        made = load()
        said = f"Demonstration: made {', '.join(made)}." if made else "The demonstration stands already."
        self.stdout.write(said)
        self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        self.stdout.write(f"\nSign-ins of the demonstration; one password for all: {password()}\n")
        for username, title in sign_ins():
            self.stdout.write(f"  {username:18} {title}")
        self.stdout.write("")

    def _replay(self) -> None:
        if case.stands():
            raise CommandError(f"The case has been replayed in this copy; see the mission “{case.KEY}”.")
        steps = case.replay(lambda step: self.stdout.write(str(step)))
        differing = [step.id for step in steps if not step.holds]
        if differing:
            raise CommandError(f"Steps that ended otherwise than expected: {', '.join(differing)}.")
        self.stdout.write(f"{len(steps)} steps, all as expected.")
