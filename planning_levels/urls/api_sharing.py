"""Addresses of classification and sharing (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from planning_levels.api import sharing

INSIDE = "missions/<slug:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{INSIDE}actions/classify/", sharing.ClassifyView.as_view(), name="api-classify"),
    path(f"{INSIDE}need-to-know/", sharing.Listed.as_view(), name="api-need-to-know"),
    path(f"{INSIDE}need-to-know/<int:id>/", sharing.OneListed.as_view(), name="api-listed"),
    path(f"{INSIDE}invitations/", sharing.Invitations.as_view(), name="api-invitations"),
    path(f"{INSIDE}invitations/<int:id>/", sharing.OneInvitation.as_view(), name="api-invitation"),
    path(f"{INSIDE}views/", sharing.Views.as_view(), name="api-views"),
]
