"""Addresses of Word files (pages)."""

from django.urls import path

from outputs.pages.word import compare_docx, docx

VERSION = "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>"

urlpatterns = [
    path(f"{VERSION}/docx/", docx, name="version-docx"),
    path(f"{VERSION}/compare/docx/", compare_docx, name="version-compare-docx"),
]
