"""Addresses of rounds, withdrawn positions and what is to be mended (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from outputs.api import responses, rounds

OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        f"{OUTPUT}/concurrences/<int:id>/actions/withdraw/",
        responses.WithdrawConcurrence.as_view(),
        name="api-concurrence-withdraw",
    ),
    path(f"{OUTPUT}/mending/", responses.Mending.as_view(), name="api-mending"),
    path(f"{OUTPUT}/rounds/", rounds.Rounds.as_view(), name="api-rounds"),
    path(f"{OUTPUT}/rounds/<int:number>/", rounds.OneRound.as_view(), name="api-round"),
    path(
        f"{OUTPUT}/rounds/<int:number>/actions/close/",
        rounds.CloseRound.as_view(),
        name="api-round-close",
    ),
]
