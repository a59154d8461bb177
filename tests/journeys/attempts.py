"""Attempts on a decision that waits for the SRSG, by page, and what must not move by them."""

from typing import Any

from django.test import Client

from missions import record
from missions.models import Entry, Mission, Person
from planning_levels.models import Decision, Submission
from tests.journeys.client import Data
from tests.journeys.mission_file import MissionFile

ADOPT = "actions/adopt-mission-plan/"


class Stand:
    """What must not move, noted before an attempt and compared after it."""

    def __init__(self, file: MissionFile) -> None:
        self.file = file
        self.before = self._now()

    def _now(self) -> Data:
        mission = Mission.objects.get(key=self.file.key)
        return {
            "mission": (mission.state, mission.transfer, mission.cycle, mission.lead_department_id),
            "shown": self.file.get(who="custodian")["state"],
            "decisions": Decision.objects.filter(mission=mission).count(),
            "packages": list(Submission.objects.filter(mission=mission).values_list("pk", "state")),
        }

    def kept(self, verb: str, who: str, status: int) -> None:
        """Check that nothing has moved, and that the newest line of the record is this attempt."""
        assert self._now() == self.before
        newest = Entry.objects.filter(mission__key=self.file.key).order_by("-number")[0]
        found = (newest.kind, newest.verb, newest.person and newest.person.username, newest.detail["status"])
        assert found == (Entry.Kind.REFUSAL, verb, who, status)
        assert newest.state_to == ""
        assert record.verify(newest.mission).holds

    def unmoved(self) -> None:
        """Check that nothing has moved and that the record of the mission has no new line."""
        assert self._now() == self.before


def page(file: MissionFile, who: str, gate: str, **sent: str) -> Any:
    """Send the form of a decision's page, as a person who is signed in there."""
    client = Client()
    client.force_login(Person.objects.get(username=who))
    return client.post(f"/missions/{file.key}/decisions/{gate}/", {"confirmed": "yes", **sent})


def basis(file: MissionFile) -> dict[str, str]:
    """Return the hashes on which the waiting decision rests, by output."""
    package = Submission.objects.get(mission__key=file.key, gate="DP-2.2", state=Submission.State.OPEN)
    return {item.of.output.type: item.hash for item in package.basis.select_related("of__output")}


def as_form(hashes: dict[str, str]) -> dict[str, str]:
    """Return hashes as the page's hidden fields."""
    return {f"basis.{output}": digest for output, digest in hashes.items()}
