"""Addresses of the room ``monitoring`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from monitoring import pages, pages_measure, pages_performance

app_name = "monitoring"
HERE = "missions/<slug:key>/monitoring/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, pages.index, name="index"),
    path(f"{HERE}measure/", pages_measure.measure, name="measure"),
    path(f"{HERE}performance/", pages_performance.performance, name="performance"),
    path(f"{HERE}performance/<int:row>/", pages_performance.one_cycle, name="cycle"),
    path(f"{HERE}<slug:register>/", pages.register, name="register"),
    path(f"{HERE}<slug:register>/new/", pages.row, name="add"),
    path(f"{HERE}<slug:register>/sheet/", pages.sheet, name="sheet"),
    path(f"{HERE}<slug:register>/<int:row>/", pages.row, name="row"),
    path(f"{HERE}<slug:register>/<int:row>/comments/", pages.comment, name="row-comment"),
    path(f"{HERE}<slug:register>/<int:row>/comments/<int:number>/", pages.comment, name="row-comment-answer"),
    path(f"{HERE}<slug:register>/<int:row>/cells/<str:column>/", pages.cell, name="cell"),
]
