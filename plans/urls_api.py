"""Addresses of the room ``plans`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from plans import api
from plans.budget.rest import MoneyView

PLAN = "missions/<slug:key>/plan/"
PROGRAMME = f"{PLAN}joint-programmes/<int:row>/actions/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(PLAN, api.PlanView.as_view(), name="api-plan"),
    path(f"{PROGRAMME}sign/", api.SignView.as_view(), name="api-joint-programme-sign"),
    path(f"{PROGRAMME}start/", api.StartView.as_view(), name="api-joint-programme-start"),
    path(f"{PLAN}results-and-budget/", MoneyView.as_view(), name="api-results-and-budget"),
    path(f"{PLAN}<slug:register>/", api.PlanRowsView.as_view(), name="api-plan-rows"),
    path(f"{PLAN}<slug:register>/sheet/", api.PlanSheetView.as_view(), name="api-plan-sheet"),
    path(
        f"{PLAN}<slug:register>/sheet/preview/",
        api.PlanSheetPreviewView.as_view(),
        name="api-plan-sheet-preview",
    ),
    path(f"{PLAN}<slug:register>/<int:row>/", api.PlanRowView.as_view(), name="api-plan-row"),
    path(
        f"{PLAN}<slug:register>/<int:row>/comments/",
        api.PlanRowCommentsView.as_view(),
        name="api-plan-row-comments",
    ),
    path(
        f"{PLAN}<slug:register>/<int:row>/comments/<int:number>/",
        api.OnePlanRowCommentView.as_view(),
        name="api-plan-row-comment",
    ),
]
