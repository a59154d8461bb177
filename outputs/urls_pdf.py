"""Addresses of PDFs (pages)."""

from django.urls import path

from outputs.pages_pdf import pdf_file, pdf_state

VERSION = "missions/<slug:key>/outputs/<slug:type>/versions/<int:number>"

urlpatterns = [
    path(f"{VERSION}/pdf-state/", pdf_state, name="version-pdf-state"),
    path(f"{VERSION}/pdf/", pdf_file, name="version-pdf"),
]
