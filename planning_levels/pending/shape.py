"""What waits, and the mission's file from which it is read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from missions.models import Mission
from planning_levels.level_state import Run
from planning_levels.models import Submission


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that waits, since a day, perhaps until one.

    `kind` is one of decision, release, confirmation, turn, notice, task, review, request, action-point,
    comments, overdue. `due` is a day set from outside (for a decision), or the day of the thing itself.
    """

    kind: str
    mission: str
    title: str
    since: date | None
    href: str
    due: date | None = None
    due_for: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the item as the API shows it."""
        return {
            "kind": self.kind,
            "mission": self.mission,
            "title": self.title,
            "since": self.since,
            "due": self.due,
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


def in_order(item: Pending) -> tuple[bool, date, date]:
    """Return what a list of leaders is sorted by: decisions first, then the outside date, then age."""
    return item.kind != "decision", item.due or date.max, item.since or date.max
