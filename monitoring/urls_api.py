"""Addresses of the room ``monitoring`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from monitoring import api

HERE = "missions/<slug:key>/"
SEEN = f"{HERE}observations/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HERE}measurements/", api.MeasurementsView.as_view(), name="api-measurements"),
    path(f"{HERE}measurements/<int:row>/", api.MeasurementView.as_view(), name="api-measurement"),
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
