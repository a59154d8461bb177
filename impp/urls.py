"""Every address of the application: pages at the root, the REST API below /api/v1/."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView

from impp.access.administration import access_page
from impp.health import health

docs = TemplateView.as_view(
    template_name="api_docs.html", extra_context={"csrf_cookie": settings.CSRF_COOKIE_NAME}
)

api: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", docs, name="api-docs"),
    path("", include("missions.urls_api")),
    path("", include("plans.urls_api")),
    path("", include("monitoring.urls_api")),
    path("", include("outputs.urls.api_pdf")),
    path("", include("outputs.urls.api_word")),
    path("", include("outputs.urls.api_review")),
    path("", include("outputs.urls.api")),
    path("", include("outputs.urls.api_templates")),
    path("", include("planning_levels.urls.api_sharing")),
    path("", include("planning_levels.urls.api")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("", include("missions.urls_sign_in")),
    path("admin/access/", admin.site.admin_view(access_page), name="access-table"),
    path("admin/", admin.site.urls),
    path("api/v1/", include(api)),
    path("", include("missions.urls")),
    path("", include("plans.urls")),
    path("", include("monitoring.urls")),
    path("", include("outputs.urls.pages_pdf")),
    path("", include("outputs.urls.pages_word")),
    path("", include("outputs.urls.pages")),
    path("", include("outputs.urls.pages_templates")),
    path("", include("planning_levels.urls.pages")),
]

handler400 = "impp.faults.bad_request"
handler403 = "impp.faults.forbidden"
handler404 = "impp.faults.not_found"
handler500 = "impp.faults.server_error"
