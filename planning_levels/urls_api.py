"""Addresses of the room ``planning_levels`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from planning_levels.api import actions, bodies, missions, surveys, validation, versions

INSIDE = "missions/<slug:key>/"
SURVEY = f"{INSIDE}surveys/<int:id>/"
EXERCISE = f"{INSIDE}validation/<int:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/", missions.Missions.as_view(), name="api-missions"),
    path(INSIDE, missions.OneMission.as_view(), name="api-mission"),
    *actions.addresses(INSIDE),
    path(f"{INSIDE}task-force/actions/establish/", bodies.EstablishTaskForce.as_view()),
    path(f"{INSIDE}task-force/actions/hand-over-chair/", bodies.HandOverChair.as_view()),
    path(f"{INSIDE}planning-team/actions/establish/", bodies.EstablishPlanningTeam.as_view()),
    *versions.addresses(INSIDE),
    path(f"{INSIDE}surveys/", surveys.Surveys.as_view(), name="api-surveys"),
    path(SURVEY, surveys.OneSurvey.as_view(), name="api-survey"),
    path(f"{SURVEY}actions/launch/", surveys.LaunchSurvey.as_view()),
    path(f"{SURVEY}actions/debrief/", surveys.DebriefSurvey.as_view()),
    path(f"{SURVEY}actions/complete/", surveys.CompleteSurvey.as_view()),
    path(f"{INSIDE}validation/", validation.Validations.as_view(), name="api-validations"),
    path(EXERCISE, validation.OneValidation.as_view(), name="api-validation"),
    path(f"{EXERCISE}actions/complete/", validation.CompleteValidation.as_view()),
    path(f"{EXERCISE}findings/", validation.Findings.as_view(), name="api-findings"),
    path(f"{EXERCISE}findings/<int:fid>/", validation.OneFinding.as_view(), name="api-finding"),
]
