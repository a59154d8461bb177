"""Addresses of templates, and of taking them up (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from outputs.api import taking_up
from outputs.api import templates as api_templates

EDITIONS = "templates/<slug:type>/editions/"
EDITION = f"{EDITIONS}<int:number>/"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("templates/", api_templates.Templates.as_view(), name="api-templates"),
    path(EDITIONS, api_templates.Editions.as_view(), name="api-editions"),
    path(EDITION, api_templates.OneEdition.as_view(), name="api-edition"),
    path(f"{EDITION}changes/", api_templates.EditionChanges.as_view(), name="api-edition-changes"),
    path(f"{EDITION}sections/", api_templates.EditionSections.as_view(), name="api-edition-sections"),
    path(
        f"{EDITION}sections/<slug:section>/",
        api_templates.EditionSection.as_view(),
        name="api-edition-section",
    ),
    path(f"{EDITION}order/", api_templates.EditionOrder.as_view(), name="api-edition-order"),
    path(f"{EDITION}actions/publish/", api_templates.PublishEdition.as_view(), name="api-edition-publish"),
    path(
        f"{OUTPUT}/actions/take-up-template/",
        taking_up.TakeUpTemplate.as_view(),
        name="api-take-up-template",
    ),
    path(f"{OUTPUT}/left-over/", taking_up.LeftOvers.as_view(), name="api-left-overs"),
    path(f"{OUTPUT}/left-over/<slug:section>/", taking_up.LeftOver.as_view(), name="api-left-over"),
]
