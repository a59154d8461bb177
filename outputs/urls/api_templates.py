"""Addresses of templates, and of taking them up (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from outputs.api import taking_up, templates

EDITIONS = "templates/<slug:type>/editions/"
EDITION = f"{EDITIONS}<int:number>/"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("templates/", templates.Templates.as_view(), name="api-templates"),
    path(EDITIONS, templates.Editions.as_view(), name="api-editions"),
    path(EDITION, templates.OneEdition.as_view(), name="api-edition"),
    path(f"{EDITION}changes/", templates.EditionChanges.as_view(), name="api-edition-changes"),
    path(f"{EDITION}sections/", templates.EditionSections.as_view(), name="api-edition-sections"),
    path(
        f"{EDITION}sections/<slug:section>/",
        templates.EditionSection.as_view(),
        name="api-edition-section",
    ),
    path(f"{EDITION}order/", templates.EditionOrder.as_view(), name="api-edition-order"),
    path(f"{EDITION}actions/publish/", templates.PublishEdition.as_view(), name="api-edition-publish"),
    path(
        f"{OUTPUT}/actions/take-up-template/",
        taking_up.TakeUpTemplate.as_view(),
        name="api-take-up-template",
    ),
    path(f"{OUTPUT}/left-over/", taking_up.LeftOvers.as_view(), name="api-left-overs"),
    path(f"{OUTPUT}/left-over/<slug:section>/", taking_up.LeftOver.as_view(), name="api-left-over"),
]
