"""Addresses of the room ``missions`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from missions.body_rows import PAGES
from missions.pages import (
    bodies,
    body_work,
    clearance,
    custody,
    documents,
    house,
    meetings,
    members,
    people,
    record,
    sub_groups,
    tokens,
)

MISSION = "missions/<slug:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", house.persons, name="persons"),
    path("people/new/", house.new_person, name="person-new"),
    path("people/<int:number>/", custody.person_page, name="person"),
    path("people/sign-ins/", custody.sign_ins, name="sign-ins"),
    path("people/<int:number>/clearance/", clearance.clearance, name="person-clearance"),
    path("people/entities/new/", house.new_entity, name="entity-new"),
    path("tokens/", tokens.own_tokens, name="tokens"),
    path("tokens/<int:number>/revoke/", tokens.revoke, name="token-revoke"),
    path(f"{MISSION}documents/", documents.documents, name="documents"),
    path(f"{MISSION}documents/<int:number>/file/", documents.attach_file, name="document-file"),
    path(f"{MISSION}people/", people.people, name="people"),
    path(f"{MISSION}people/new/", people.new_role, name="role-new"),
    path(f"{MISSION}people/<int:number>/", people.one_role, name="role"),
    path(f"{MISSION}record/", record.record_page, name="record"),
    path(f"{MISSION}record/verification/", record.verification, name="record-verification"),
    path(f"{MISSION}task-force/deployments/new/", body_work.deployment, name="deployment-new"),
    path(f"{MISSION}task-force/deployments/<int:number>/", body_work.deployment, name="deployment"),
    path(f"{MISSION}task-force/requests/new/", body_work.new_request, name="request-new"),
    path(f"{MISSION}task-force/requests/<int:number>/", body_work.one_request, name="request"),
    path(f"{MISSION}task-force/reviews/<int:number>/", body_work.one_review, name="body-review"),
    path(
        f"{MISSION}planning-team/reinforcements/new/", body_work.new_reinforcement, name="reinforcement-new"
    ),
    path(
        f"{MISSION}planning-team/reinforcements/<int:number>/",
        body_work.one_reinforcement,
        name="reinforcement",
    ),
    path(f"{MISSION}planning-team/arrangements/", body_work.arrangements, name="arrangements"),
]
for kind, name in PAGES.items():
    here, body = f"{MISSION}{name}/", {"kind": kind}
    urlpatterns += [
        path(here, bodies.body_page, body, name=name),
        path(f"{here}members/new/", members.new_member, body, name="member-new"),
        path(f"{here}members/<int:number>/", members.one_member, body, name="member"),
        path(f"{here}sub-groups/new/", sub_groups.sub_group, body, name="sub-group-new"),
        path(f"{here}sub-groups/<int:number>/", sub_groups.sub_group, body, name="sub-group"),
        path(f"{here}terms/", sub_groups.terms, body, name="terms"),
        path(f"{here}meetings/new/", meetings.write_meeting, body, name="meeting-new"),
        path(f"{here}meetings/<int:number>/", meetings.meeting_page, body, name="meeting"),
        path(f"{here}meetings/<int:number>/change/", meetings.write_meeting, body, name="meeting-change"),
    ]
