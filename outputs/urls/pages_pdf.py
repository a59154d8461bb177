"""Addresses of PDFs and of their language (pages)."""

from django.urls import path

from outputs.pages.compare import compare_pdf, compare_pdf_state
from outputs.pages.language import language
from outputs.pages.pdf import pdf_file, pdf_state

VERSION = "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>"

urlpatterns = [
    path("missions/<slug:key>/outputs/<slug:type>/language/", language, name="output-language"),
    path(f"{VERSION}/pdf-state/", pdf_state, name="version-pdf-state"),
    path(f"{VERSION}/pdf/", pdf_file, name="version-pdf"),
    path(f"{VERSION}/compare/pdf-state/", compare_pdf_state, name="version-compare-pdf-state"),
    path(f"{VERSION}/compare/pdf/", compare_pdf, name="version-compare-pdf"),
]
