"""Addresses of the room ``missions`` (REST API, below /api/v1/)."""

from typing import Any

from django.urls import URLPattern, URLResolver, path

from missions.api import (
    bodies,
    body_work,
    clearance,
    documents,
    meetings,
    people,
    persons,
    record,
    sub_groups,
    tokens,
)
from missions.api.body_shapes import PlannerChange, PlannerNew, SeatChange, SeatNew

INSIDE = "missions/<slug:key>/"


def of_body(kind: str, address: str, **takes: Any) -> list[URLPattern]:
    """Return the addresses of a planning body: itself, members, sub-groups, meetings, terms."""
    here = f"{INSIDE}{address}/"

    def view(base: type[bodies.BodyView], **shapes: Any) -> Any:
        made = type(f"{address.title().replace('-', '')}{base.__name__}", (base,), {"kind": kind, **shapes})
        made.__doc__ = base.__doc__
        return made.as_view()  # type: ignore[attr-defined]

    new, change = takes["new"], takes["change"]
    return [
        path(here, view(bodies.OneBody), name=f"api-{address}"),
        path(f"{here}members/", view(bodies.Members, takes={"POST": new}), name=f"api-{address}-members"),
        path(f"{here}members/<int:id>/", view(bodies.OneMember, takes={"PATCH": change})),
        path(f"{here}sub-groups/", view(sub_groups.SubGroups), name=f"api-{address}-sub-groups"),
        path(f"{here}sub-groups/<int:id>/", view(sub_groups.OneSubGroup)),
        path(f"{here}meetings/", view(meetings.Meetings), name=f"api-{address}-meetings"),
        path(f"{here}meetings/<int:id>/", view(meetings.OneMeeting)),
        path(f"{here}terms/", view(meetings.TermsVersions), name=f"api-{address}-terms"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("persons/", persons.Persons.as_view(), name="api-persons"),
    path("persons/<str:username>/", persons.OnePerson.as_view(), name="api-person"),
    path("persons/<str:username>/clearance/", clearance.Clearance.as_view(), name="api-clearance"),
    path("entities/", persons.Entities.as_view(), name="api-entities"),
    path("tokens/", tokens.Tokens.as_view(), name="api-tokens"),
    path("tokens/<int:id>/actions/revoke/", tokens.RevokeToken.as_view(), name="api-revoke-token"),
    path(f"{INSIDE}people/", people.People.as_view(), name="api-people"),
    path(f"{INSIDE}people/<int:id>/", people.OneRole.as_view(), name="api-role"),
    path(f"{INSIDE}documents/", documents.Documents.as_view(), name="api-documents"),
    path(f"{INSIDE}documents/<int:id>/", documents.OneDocument.as_view(), name="api-document"),
    path(f"{INSIDE}documents/<int:id>/file/", documents.DocumentFile.as_view(), name="api-document-file"),
    path(f"{INSIDE}record/", record.Record.as_view(), name="api-record"),
    path(f"{INSIDE}record/verification/", record.RecordVerification.as_view(), name="api-verification"),
    *of_body("imtf", "task-force", new=SeatNew, change=SeatChange),
    *of_body("impt", "planning-team", new=PlannerNew, change=PlannerChange),
    path(f"{INSIDE}task-force/deployments/", body_work.Deployments.as_view(), name="api-deployments"),
    path(f"{INSIDE}task-force/deployments/<int:id>/", body_work.OneDeployment.as_view()),
    path(f"{INSIDE}task-force/requests/", body_work.Requests.as_view(), name="api-requests"),
    path(f"{INSIDE}task-force/requests/<int:id>/", body_work.OneRequest.as_view()),
    path(f"{INSIDE}task-force/reviews/", body_work.Reviews.as_view(), name="api-body-reviews"),
    path(f"{INSIDE}task-force/reviews/<int:id>/", body_work.OneReview.as_view()),
    path(
        f"{INSIDE}planning-team/reinforcements/",
        body_work.Reinforcements.as_view(),
        name="api-reinforcements",
    ),
    path(f"{INSIDE}planning-team/reinforcements/<int:id>/", body_work.OneReinforcement.as_view()),
]
