"""Addresses of PDFs, exports and jobs (REST API, below /api/v1/)."""

from django.urls import path

from outputs.api.compare import ComparePdf
from outputs.api.language import OutputLanguage
from outputs.api.papers import MatrixPdf
from outputs.api.pdf import Export, JobFile, JobState, VersionPdf

urlpatterns = [
    path(
        "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>/pdf/",
        VersionPdf.as_view(),
        name="api-version-pdf",
    ),
    path(
        "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>/compare/pdf/",
        ComparePdf.as_view(),
        name="api-version-compare-pdf",
    ),
    path("missions/<slug:key>/outputs/<slug:type>/comments/pdf/", MatrixPdf.as_view(), name="api-matrix-pdf"),
    path(
        "missions/<slug:key>/outputs/<slug:type>/language/",
        OutputLanguage.as_view(),
        name="api-output-language",
    ),
    path("missions/<slug:key>/export/", Export.as_view(), name="api-export"),
    path("jobs/<int:pk>/", JobState.as_view(), name="api-job"),
    path("jobs/<int:pk>/file/", JobFile.as_view(), name="api-job-file"),
]
