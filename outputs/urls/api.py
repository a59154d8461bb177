"""Addresses of the room ``outputs`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from outputs.api import drafts as api_drafts
from outputs.api import outputs as api
from outputs.api import responses
from outputs.api import slices as api_slices
from outputs.api import versions as api_versions

OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/<slug:key>/outputs/", api.Outputs.as_view(), name="api-outputs"),
    path(f"{OUTPUT}/", api.OneOutput.as_view(), name="api-output"),
    path(f"{OUTPUT}/sections/<slug:section>/", api.OneSection.as_view(), name="api-section"),
    path(f"{OUTPUT}/versions/", api_versions.Versions.as_view(), name="api-versions"),
    path(f"{OUTPUT}/versions/<int:number>/", api_versions.OneVersion.as_view(), name="api-version"),
    path(
        f"{OUTPUT}/versions/<int:number>/compare/",
        api_versions.CompareVersions.as_view(),
        name="api-version-compare",
    ),
    path(f"{OUTPUT}/comments/", responses.Comments.as_view(), name="api-comments"),
    path(f"{OUTPUT}/comments/<int:id>/", responses.OneComment.as_view(), name="api-comment"),
    path(f"{OUTPUT}/concurrences/", responses.Concurrences.as_view(), name="api-concurrences"),
    path(f"{OUTPUT}/concurrences/<int:id>/", responses.OneConcurrence.as_view(), name="api-concurrence"),
    path(f"{OUTPUT}/drafts/", api_drafts.Drafts.as_view(), name="api-drafts"),
    path(f"{OUTPUT}/drafts/slices/", api_slices.Transfers.as_view(), name="api-transfers"),
    path(f"{OUTPUT}/drafts/slices/<uuid:id>/", api_slices.OneTransfer.as_view(), name="api-transfer"),
    path(f"{OUTPUT}/drafts/slices/<uuid:id>/<int:offset>/", api_slices.OneSlice.as_view(), name="api-slice"),
    path(f"{OUTPUT}/drafts/<int:id>/", api_drafts.OneDraft.as_view(), name="api-draft"),
    path(f"{OUTPUT}/drafts/<int:id>/file/", api_drafts.DraftFile.as_view(), name="api-draft-file"),
    path(
        f"{OUTPUT}/drafts/<int:id>/assignments/",
        api_drafts.Assignments.as_view(),
        name="api-draft-assignments",
    ),
    path(
        f"{OUTPUT}/drafts/<int:id>/actions/accept/", api_drafts.AcceptDraft.as_view(), name="api-draft-accept"
    ),
    path(
        f"{OUTPUT}/drafts/<int:id>/actions/return/", api_drafts.ReturnDraft.as_view(), name="api-draft-return"
    ),
]
