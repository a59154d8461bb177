"""Addresses of the room ``planning_levels`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from planning_levels.api import (
    across,
    action_points,
    actions,
    bodies,
    decisions,
    endorsement,
    entry,
    hand_overs,
    inputs,
    levels,
    lineage,
    missions,
    papers,
    surveys,
    validation,
    versions,
)

INSIDE = "missions/<slug:key>/"
SURVEY = f"{INSIDE}surveys/<int:id>/"
EXERCISE = f"{INSIDE}validation/<int:id>/"
PAPER = f"{INSIDE}decisions/paper/"
HAND_OVER = f"{INSIDE}hand-overs/<int:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/", missions.Missions.as_view(), name="api-missions"),
    path(INSIDE, missions.OneMission.as_view(), name="api-mission"),
    *actions.addresses(INSIDE),
    path(f"{INSIDE}task-force/actions/establish/", bodies.EstablishTaskForce.as_view()),
    path(f"{INSIDE}task-force/actions/hand-over-chair/", bodies.HandOverChair.as_view()),
    path(f"{INSIDE}planning-team/actions/establish/", bodies.EstablishPlanningTeam.as_view()),
    path(f"{INSIDE}planning-team/inputs/", inputs.Inputs.as_view(), name="api-inputs"),
    path(f"{INSIDE}action-points/", action_points.ActionPoints.as_view(), name="api-action-points"),
    path(f"{INSIDE}action-points/<int:id>/", action_points.OneActionPoint.as_view(), name="api-action-point"),
    path(f"{INSIDE}action-points/<int:id>/actions/settle/", action_points.SettleActionPoint.as_view()),
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
    path(f"{INSIDE}levels/", levels.Levels.as_view(), name="api-levels"),
    path(f"{INSIDE}levels/<str:code>/", levels.OneLevel.as_view(), name="api-level"),
    path(f"{INSIDE}decision-points/", levels.DecisionPoints.as_view(), name="api-decision-points"),
    path(f"{INSIDE}decision-points/<str:id>/", levels.OneDecisionPoint.as_view(), name="api-decision-point"),
    path(
        f"{INSIDE}decision-points/<str:id>/positions/pdf/",
        papers.PositionsPdf.as_view(),
        name="api-positions-pdf",
    ),
    path(
        f"{INSIDE}decision-points/<str:id>/dossier/pdf/",
        papers.WaitingDossierPdf.as_view(),
        name="api-waiting-dossier-pdf",
    ),
    path(
        f"{INSIDE}decisions/<int:id>/dossier/pdf/",
        papers.DecidedDossierPdf.as_view(),
        name="api-decided-dossier-pdf",
    ),
    path(f"{INSIDE}decisions/", decisions.Decisions.as_view(), name="api-decisions"),
    path(f"{INSIDE}decisions/<int:id>/", decisions.OneDecision.as_view(), name="api-decision"),
    path(PAPER, decisions.PaperDecisions.as_view(), name="api-paper-decisions"),
    path(f"{PAPER}<int:id>/", decisions.OnePaperDecision.as_view(), name="api-paper-decision"),
    path(f"{PAPER}<int:id>/confirm/", decisions.ConfirmPaperDecision.as_view(), name="api-paper-confirm"),
    path(f"{INSIDE}hand-overs/", hand_overs.HandOvers.as_view(), name="api-hand-overs"),
    path(HAND_OVER, hand_overs.OneHandOver.as_view(), name="api-hand-over"),
    path(f"{HAND_OVER}items/", hand_overs.HandOverItems.as_view(), name="api-hand-over-items"),
    path(f"{HAND_OVER}items/<int:item>/", hand_overs.OneItem.as_view(), name="api-hand-over-item"),
    path(f"{HAND_OVER}items/<int:item>/actions/accept/", hand_overs.AcceptItem.as_view()),
    path(f"{HAND_OVER}items/<int:item>/actions/decline/", hand_overs.DeclineItem.as_view()),
    path(f"{INSIDE}endorsement/", endorsement.EndorsementView.as_view(), name="api-endorsement"),
    path(f"{INSIDE}endorsement/pdf/", endorsement.EndorsementPdf.as_view(), name="api-endorsement-pdf"),
    path(f"{INSIDE}events/", decisions.Events.as_view(), name="api-events"),
    path(f"{INSIDE}lineage/", lineage.LineageView.as_view(), name="api-lineage"),
    path(f"{INSIDE}entry/", entry.Entry.as_view(), name="api-entry"),
    path(f"{INSIDE}dashboard/", across.MissionDashboard.as_view(), name="api-mission-dashboard"),
    path("pending/", across.PendingList.as_view(), name="api-pending"),
    path("dashboards/portfolio/", across.Portfolio.as_view(), name="api-portfolio"),
    path("definition/", across.Definition.as_view(), name="api-definition"),
    path("definition/diagram.svg", across.Diagram.as_view(), name="api-diagram"),
]
