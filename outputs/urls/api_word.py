"""Addresses of Word files (REST API, below /api/v1/)."""

from django.urls import path

from outputs.api.word import CompareDocx, VersionDocx

VERSION = "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>"

urlpatterns = [
    path(f"{VERSION}/docx/", VersionDocx.as_view(), name="api-version-docx"),
    path(f"{VERSION}/compare/docx/", CompareDocx.as_view(), name="api-version-compare-docx"),
]
