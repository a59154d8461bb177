"""Addresses of the room ``outputs`` (REST API, below /api/v1/)."""

from django.urls import URLPattern, URLResolver, path

from outputs.api import drafts, responses, slices, versions
from outputs.api import outputs as api

OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/<slug:key>/outputs/", api.Outputs.as_view(), name="api-outputs"),
    path(f"{OUTPUT}/", api.OneOutput.as_view(), name="api-output"),
    path(f"{OUTPUT}/sections/<slug:section>/", api.OneSection.as_view(), name="api-section"),
    path(f"{OUTPUT}/versions/", versions.Versions.as_view(), name="api-versions"),
    path(f"{OUTPUT}/versions/<int:number>/", versions.OneVersion.as_view(), name="api-version"),
    path(
        f"{OUTPUT}/versions/<int:number>/compare/",
        versions.CompareVersions.as_view(),
        name="api-version-compare",
    ),
    path(f"{OUTPUT}/comments/", responses.Comments.as_view(), name="api-comments"),
    path(f"{OUTPUT}/comments/<int:id>/", responses.OneComment.as_view(), name="api-comment"),
    path(f"{OUTPUT}/concurrences/", responses.Concurrences.as_view(), name="api-concurrences"),
    path(f"{OUTPUT}/concurrences/<int:id>/", responses.OneConcurrence.as_view(), name="api-concurrence"),
    path(f"{OUTPUT}/drafts/", drafts.Drafts.as_view(), name="api-drafts"),
    path(f"{OUTPUT}/drafts/slices/", slices.Transfers.as_view(), name="api-transfers"),
    path(f"{OUTPUT}/drafts/slices/<uuid:id>/", slices.OneTransfer.as_view(), name="api-transfer"),
    path(f"{OUTPUT}/drafts/slices/<uuid:id>/<int:offset>/", slices.OneSlice.as_view(), name="api-slice"),
    path(f"{OUTPUT}/drafts/<int:id>/", drafts.OneDraft.as_view(), name="api-draft"),
    path(f"{OUTPUT}/drafts/<int:id>/file/", drafts.DraftFile.as_view(), name="api-draft-file"),
    path(
        f"{OUTPUT}/drafts/<int:id>/assignments/",
        drafts.Assignments.as_view(),
        name="api-draft-assignments",
    ),
    path(f"{OUTPUT}/drafts/<int:id>/actions/accept/", drafts.AcceptDraft.as_view(), name="api-draft-accept"),
    path(f"{OUTPUT}/drafts/<int:id>/actions/return/", drafts.ReturnDraft.as_view(), name="api-draft-return"),
]
