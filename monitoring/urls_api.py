"""Addresses of the room ``monitoring`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from monitoring import api, api_performance

HERE = "missions/<slug:key>/"
SEEN = f"{HERE}observations/"
CYCLE = f"{HERE}performance/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HERE}measurements/", api.MeasurementsView.as_view(), name="api-measurements"),
    path(f"{HERE}measurements/<int:row>/", api.MeasurementView.as_view(), name="api-measurement"),
    path(f"{HERE}measurements/due/", api_performance.DueView.as_view(), name="api-due"),
    path(
        f"{HERE}measurements/<int:row>/corrections/",
        api_performance.CorrectionsView.as_view(),
        name="api-corrections",
    ),
    path(CYCLE, api_performance.PerformanceView.as_view(), name="api-performance"),
    path(f"{CYCLE}pace/", api_performance.PaceView.as_view(), name="api-pace"),
    path(
        f"{CYCLE}cycles/<int:row>/steps/<slug:step>/",
        api_performance.StepView.as_view(),
        name="api-cycle-step",
    ),
    path(
        f"{CYCLE}cycles/<int:row>/actions/close/",
        api_performance.CloseView.as_view(),
        name="api-cycle-close",
    ),
    path(
        f"{CYCLE}recommendations/<int:row>/actions/decide/",
        api_performance.DecideView.as_view(),
        name="api-recommendation-decide",
    ),
    path(
        f"{CYCLE}<slug:register>/", api_performance.PerformanceRowsView.as_view(), name="api-performance-rows"
    ),
    path(
        f"{CYCLE}<slug:register>/<int:row>/",
        api_performance.PerformanceRowView.as_view(),
        name="api-performance-row",
    ),
    path(f"{HERE}reviews/", api.ReviewsView.as_view(), name="api-reviews"),
    path(f"{HERE}reviews/<int:row>/", api.ReviewView.as_view(), name="api-review"),
    path(
        f"{HERE}monitoring/<slug:register>/sheet/", api.MonitoringSheetView.as_view(), name="api-facts-sheet"
    ),
    path(
        f"{HERE}monitoring/<slug:register>/sheet/preview/",
        api.MonitoringSheetPreviewView.as_view(),
        name="api-facts-sheet-preview",
    ),
    path(SEEN, api.ObservationRegistersView.as_view(), name="api-observation-registers"),
    path(f"{SEEN}<slug:register>/", api.ObservationsView.as_view(), name="api-observations"),
    path(f"{SEEN}<slug:register>/<int:row>/", api.ObservationView.as_view(), name="api-observation"),
]
