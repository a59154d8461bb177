"""Addresses of the templates of outputs (pages)."""

from django.urls import URLPattern, URLResolver, path

from outputs.pages import taking_up, template_editing, templates

app_name = "templates"
EDIT = "templates/<slug:type>/edit/"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("templates/", templates.index, name="index"),
    path("templates/<slug:type>/", templates.detail, name="detail"),
    path("templates/<slug:type>/open/", template_editing.open_next, name="open"),
    path("templates/<slug:type>/editions/<int:number>/", templates.detail, name="edition"),
    path("templates/<slug:type>/editions/<int:number>/changes/", templates.changes, name="changes"),
    path(EDIT, template_editing.edit, name="edit"),
    path(f"{EDIT}add/", template_editing.add, name="add"),
    path(f"{EDIT}publish/", template_editing.publish, name="publish"),
    path(f"{EDIT}withdraw/", template_editing.withdraw, name="withdraw"),
    path(f"{EDIT}sections/<slug:section>/", template_editing.change, name="change"),
    path(f"{EDIT}sections/<slug:section>/move/", template_editing.move, name="move"),
    path(f"{EDIT}sections/<slug:section>/remove/", template_editing.remove, name="remove"),
    path(f"{OUTPUT}/take-up/", taking_up.take_up, name="take-up"),
    path(f"{OUTPUT}/left-over/<slug:section>/drop/", taking_up.drop, name="drop"),
    path(f"{OUTPUT}/left-over/<slug:section>/forget/", taking_up.forget, name="forget"),
]
