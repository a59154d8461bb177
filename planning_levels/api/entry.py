"""`entry/`: entry above Level 1.1, and what stands in for the levels not run here."""

from rest_framework.request import Request
from rest_framework.response import Response

from planning_levels.api.base import LevelsView, request_shape
from planning_levels.api.shapes import EntryRow
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import LevelEntry
from planning_levels.showing.missions import entry_as_data
from planning_levels.verbs.fields import read
from planning_levels.verbs.filing import EntryFields, change_stand_ins


class Entry(LevelsView):
    """The entry of a mission above Level 1.1."""

    acts = {"PATCH": WITHIN["link-stand-ins"]}
    verbs = {"PATCH": "link-stand-ins"}
    takes = {"PATCH": request_shape("link-stand-ins", EntryFields)}
    gives = {"GET": EntryRow, "PATCH": EntryRow}

    def find_inside(self) -> None:
        """Find the mission's entry: 404 where the process began at the beginning."""
        self.found = LevelEntry.objects.get(mission=self.mission)

    def get(self, request: Request, key: str) -> Response:
        """Show the level of entry and what stands in."""
        return self.shown(entry_as_data(self.found), version=self.found.version)

    def patch(self, request: Request, key: str) -> Response:
        """Link what stands in, in place of what was linked; until the entry is confirmed."""
        data = self.data()
        read(EntryFields, data)
        changed = change_stand_ins(
            self.mission, self.found, by=self.person, data=data, if_version=self.if_match()
        )
        return self.shown(entry_as_data(changed), version=changed.version)
