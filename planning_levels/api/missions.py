"""`missions/` and `missions/{key}/`: the files of planning processes."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import Reader, may_open_missions, missions_for
from missions.errors import NotPermitted
from missions.models import Mission
from missions.rest.parsers import StrictJSONParser
from missions.rest.queries import Filter, Listing
from missions.rest.views import AS_OF, View
from missions.roles import standing
from planning_levels.api.base import LevelsView, body_of, request_shape
from planning_levels.api.shapes import MissionLine, MissionRow
from planning_levels.definition import LEVELS, STATES
from planning_levels.definition.acts_within import WITHIN
from planning_levels.reading import Reading
from planning_levels.showing.missions import for_list, mission_as_data, mission_line
from planning_levels.verbs import filing
from planning_levels.verbs.fields import read
from planning_levels.verbs.opening import OpeningFields, open_mission

OPENING = request_shape("open-mission", OpeningFields, "What opens a file: country, trigger, purpose.")


def address_of(request: Request, mission: Mission) -> str:
    """Return the full address of a mission."""
    return request.build_absolute_uri(f"/api/v1/missions/{mission.key}/")


class Missions(View):
    """The missions that this person may see."""

    parser_classes = [StrictJSONParser]
    listing = Listing(
        filters={
            "state": Filter(choices=tuple(STATES)),
            "level": Filter(choices=tuple(LEVELS)),
            "lead_department": Filter(),
            "country": Filter(),
            "purpose": Filter(choices=("new", "revision")),
            "transfer": Filter(choices=("none", "initiated", "complete")),
        },
        ordering=(
            "name",
            "key",
            "country",
            "state",
            "level",
            "lead_department",
            "opened_on",
            "changed_at",
            "days_in_level",
        ),
        search=("name", "country", "key"),
        changed_since="changed_at",
    )
    parameters = {"as_of": AS_OF}
    verbs = {"POST": "open-mission"}
    takes = {"POST": OPENING}
    gives = {"GET": MissionLine, "POST": {201: MissionRow}}

    def may(self, method: str) -> None:
        """Missions are opened by planners and the PBSO."""
        if method == "POST" and not may_open_missions(self.person):
            raise NotPermitted("Missions are opened by planners and the PBSO.")

    def get(self, request: Request) -> Response:
        """List missions: where each stands and what it waits for."""
        on = self.query("as_of")
        rows = for_list(missions_for(self.person))
        return self.listed([mission_line(row, on) for row in rows])

    def post(self, request: Request) -> Response:
        """Open the file of a mission, upon a trigger."""
        mission = open_mission(by=self.person, data=body_of(request.data))
        shown = mission_as_data(
            Reading(mission, reader=Reader(self.person, mission)), standing(self.person, mission), self.person
        )
        where = address_of(request, mission)
        return self.shown(shown, version=mission.version, status=201, location=where)


class OneMission(LevelsView):
    """A mission: where its process stands, what it waits for, what can be done."""

    acts = {"PATCH": WITHIN["change-mission"]}
    verbs = {"PATCH": "change-mission"}
    takes = {"PATCH": request_shape("change-mission", filing.MissionFields)}
    gives = {"GET": MissionRow, "PATCH": MissionRow}

    def get(self, request: Request, key: str) -> Response:
        """Show a mission with every verb that its state knows."""
        return self.mission_shown(self.reading())

    def patch(self, request: Request, key: str) -> Response:
        """Change name, outlook or options; the state follows from acts alone."""
        data = self.data()
        read(filing.MissionFields, data)
        changed = filing.change_mission(self.mission, by=self.person, data=data, if_version=self.if_match())
        return self.mission_shown(Reading(changed, reader=Reader(self.person, changed)))
