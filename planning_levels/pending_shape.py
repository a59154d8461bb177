"""What waits, and the mission's file from which it is read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from missions.models import Mission
from planning_levels.level_state import Run
from planning_levels.models import Submission


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that waits: `kind` decision, release, confirmation, turn, notice, task, comments, overdue."""

    kind: str
    mission: str
    title: str
    since: date | None
    href: str

    def as_data(self) -> dict[str, Any]:
        """Return the item as the API shows it."""
        return {
            "kind": self.kind,
            "mission": self.mission,
            "title": self.title,
            "since": self.since,
            "href": self.href,
        }


@dataclass(frozen=True, slots=True)
class File:
    """A mission with what was read of it in bulk, and the person's roles in it."""

    mission: Mission
    roles: frozenset[str]
    runs: list[Run]
    packages: list[Submission]

    def where(self, path: str = "") -> str:
        return f"/missions/{self.mission.key}/{path}"
