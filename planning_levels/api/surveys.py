"""`surveys/` and `validation/`: facts with dates, and the acts that launch and complete them."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from missions.blockers import Blocker
from missions.rest.queries import Filter, Listing
from planning_levels.api.base import LevelsView, request_shape
from planning_levels.api.survey_shapes import SurveyDetail, SurveyRow
from planning_levels.definition.acts_within import WITHIN
from planning_levels.definition.shape import Act
from planning_levels.models import Survey
from planning_levels.showing.blockers import stopping
from planning_levels.showing.surveys import survey_row
from planning_levels.verbs import surveys as surveying
from planning_levels.verbs.fields import Fields
from planning_levels.verbs.inner import look

SURVEYS = Survey.objects.select_related("run", "leader_person").prefetch_related("team", "checks")


class Surveys(LevelsView):
    """The surveys of a mission."""

    listing = Listing(
        filters={
            "kind": Filter(choices=Survey.Kind.values),
            "level": Filter("run__level"),
            "cycle": Filter("run__cycle", kind="integer"),
        },
        ordering={"from": "from_date", "to": "to_date", "kind": "kind"},
        search=("leader", "places", "findings"),
    )
    acts = {"POST": WITHIN["plan-survey"]}
    verbs = {"POST": "plan-survey"}
    takes = {"POST": request_shape("plan-survey", surveying.SurveyFields)}
    gives = {"GET": SurveyRow, "POST": {201: SurveyRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the surveys."""
        return self.listed(SURVEYS.filter(mission=self.mission), survey_row)

    def post(self, request: Request, key: str) -> Response:
        """Plan a survey in the level run that is open; a plan is a fact, never refused for its dates."""
        made = surveying.plan_survey(self.mission, by=self.person, data=self.data())
        survey = SURVEYS.get(pk=made.pk)
        where = request.build_absolute_uri(f"{request.path}{survey.pk}/")
        return self.shown(survey_row(survey), version=survey.version, status=201, location=where)


class SurveyView(LevelsView):
    """Base: one survey of the mission."""

    def find_inside(self) -> None:
        """Find the survey in this mission."""
        self.found = SURVEYS.get(mission=self.mission, pk=self.kwargs["id"])


class OneSurvey(SurveyView):
    """A survey."""

    gives = {"GET": SurveyDetail}

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a survey, and what stands in the way of launch and completion."""
        row = survey_row(self.found)
        row["readiness"] = {
            "launch": self._look("launch-survey", surveying.launch_ready),
            "complete": self._look("complete-survey", surveying.complete_ready),
        }
        return self.shown(row, version=self.found.version)

    def _look(self, act: str, ready: Callable[[Any, Survey], Iterable[Blocker]]) -> list[dict[str, Any]]:
        return stopping(look(self.reading(), WITHIN[act], lambda case: ready(case, self.found)))


class SurveyAct(SurveyView):
    """Base: an act on a survey."""

    act: ClassVar[Callable[..., Survey]]
    gives = {"POST": SurveyRow}

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Carry the act out."""
        type(self).act(self.mission, self.found, by=self.person, data=self.data())
        survey = SURVEYS.get(pk=self.found.pk)
        return self.shown(survey_row(survey), version=survey.version)


def act_view(act: Act, does: Callable[..., Survey], fields: type[Fields], words: str) -> type[SurveyAct]:
    """Return the view of an act on a survey."""
    name = "".join(part.capitalize() for part in act.name.split("-"))

    def post(self: SurveyAct, request: Request, key: str, id: int) -> Response:  # noqa: A002
        return SurveyAct.post(self, request, key, id)

    post.__doc__ = words
    return type(
        name,
        (SurveyAct,),
        {
            "__doc__": words,
            "act": staticmethod(does),
            "acts": {"POST": act},
            "verbs": {"POST": act.name},
            "takes": {"POST": request_shape(act.name, fields, words)},
            "post": post,
        },
    )


LaunchSurvey = act_view(
    WITHIN["launch-survey"], surveying.launch_survey, Fields, "Launch a survey: the team is in the country."
)
DebriefSurvey = act_view(
    WITHIN["debrief-survey"],
    surveying.debrief_survey,
    surveying.DebriefFields,
    "Record the discussion with the country team; the last one counts, a late one is flagged.",
)
CompleteSurvey = act_view(
    WITHIN["complete-survey"],
    surveying.complete_survey,
    surveying.CompleteFields,
    "Complete a survey with its findings and what became of each assumption.",
)
