"""Addresses of the room ``missions`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from missions.pages import bodies, members, sub_groups

MISSION = "missions/<slug:key>/"
BODIES = (("task-force", "imtf"), ("planning-team", "impt"))

urlpatterns: list[URLPattern | URLResolver] = []
for name, kind in BODIES:
    here, body = f"{MISSION}{name}/", {"kind": kind}
    urlpatterns += [
        path(here, bodies.body_page, body, name=name),
        path(f"{here}members/new/", members.new_member, body, name="member-new"),
        path(f"{here}members/<int:number>/", members.one_member, body, name="member"),
        path(f"{here}sub-groups/new/", sub_groups.sub_group, body, name="sub-group-new"),
        path(f"{here}sub-groups/<int:number>/", sub_groups.sub_group, body, name="sub-group"),
        path(f"{here}terms/", sub_groups.terms, body, name="terms"),
    ]
