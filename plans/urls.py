"""Addresses of the room ``plans`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from plans import pages
from plans.budget.page import results_and_budget

app_name = "plans"
PLAN = "missions/<slug:key>/plan/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(PLAN, pages.index, name="index"),
    path(f"{PLAN}joint-programmes/<int:row>/sign/", pages.sign, name="sign"),
    path(f"{PLAN}joint-programmes/<int:row>/start/", pages.start, name="start"),
    path(f"{PLAN}results-and-budget/", results_and_budget, name="results-and-budget"),
    path(f"{PLAN}<slug:register>/", pages.register, name="register"),
    path(f"{PLAN}<slug:register>/new/", pages.row, name="add"),
    path(f"{PLAN}<slug:register>/sheet/", pages.sheet, name="sheet"),
    path(f"{PLAN}<slug:register>/<int:row>/", pages.row, name="row"),
    path(f"{PLAN}<slug:register>/<int:row>/comments/", pages.comment, name="row-comment"),
    path(f"{PLAN}<slug:register>/<int:row>/comments/<int:number>/", pages.comment, name="row-comment-answer"),
    path(f"{PLAN}<slug:register>/<int:row>/cells/<str:column>/", pages.cell, name="cell"),
]
