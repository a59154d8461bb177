"""Addresses of the templates of outputs (pages)."""

from django.urls import URLPattern, URLResolver, path

from outputs.pages import taking_up as taking
from outputs.pages import template_editing as editing
from outputs.pages import templates as pages

app_name = "templates"
EDIT = "templates/<slug:type>/edit/"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("templates/", pages.index, name="index"),
    path("templates/<slug:type>/", pages.detail, name="detail"),
    path("templates/<slug:type>/open/", editing.open_next, name="open"),
    path("templates/<slug:type>/editions/<int:number>/", pages.detail, name="edition"),
    path("templates/<slug:type>/editions/<int:number>/changes/", pages.changes, name="changes"),
    path(EDIT, editing.edit, name="edit"),
    path(f"{EDIT}add/", editing.add, name="add"),
    path(f"{EDIT}publish/", editing.publish, name="publish"),
    path(f"{EDIT}withdraw/", editing.withdraw, name="withdraw"),
    path(f"{EDIT}sections/<slug:section>/", editing.change, name="change"),
    path(f"{EDIT}sections/<slug:section>/move/", editing.move, name="move"),
    path(f"{EDIT}sections/<slug:section>/remove/", editing.remove, name="remove"),
    path(f"{OUTPUT}/take-up/", taking.take_up, name="take-up"),
    path(f"{OUTPUT}/left-over/<slug:section>/drop/", taking.drop, name="drop"),
    path(f"{OUTPUT}/left-over/<slug:section>/forget/", taking.forget, name="forget"),
]
