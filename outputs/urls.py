"""Addresses of the room ``outputs`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from outputs import (
    pages,
    pages_compare,
    pages_drafts,
    pages_matrix,
    pages_papers,
    pages_responses,
    pages_rounds,
    pages_sections,
)

app_name = "outputs"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/<slug:key>/outputs/", pages.index, name="index"),
    path("missions/<slug:key>/upload/", pages_drafts.upload, name="upload"),
    path("missions/<slug:key>/upload/<int:id>/", pages_drafts.draft, name="draft"),
    path("missions/<slug:key>/upload/<int:id>/file/", pages_drafts.draft_file, name="draft-file"),
    path(f"{OUTPUT}/", pages.detail, name="detail"),
    path(f"{OUTPUT}/sections/<slug:section>/", pages_sections.section, name="section"),
    path(f"{OUTPUT}/sections/<slug:section>/typing/", pages_sections.typing, name="typing"),
    path(f"{OUTPUT}/versions/<int:number>/", pages.version, name="version"),
    path(f"{OUTPUT}/versions/<int:number>/compare/", pages_compare.compare, name="compare"),
    path(f"{OUTPUT}/comments/", pages_responses.comments, name="comment"),
    path(f"{OUTPUT}/comments/<int:id>/answer/", pages_responses.answers, name="answer"),
    path(f"{OUTPUT}/positions/", pages_responses.positions, name="position"),
    path(f"{OUTPUT}/positions/<int:id>/withdraw/", pages_responses.withdraw, name="withdraw"),
    path(f"{OUTPUT}/review/", pages_rounds.review, name="review"),
    path(f"{OUTPUT}/review/<int:number>/extend/", pages_rounds.extend, name="round-extend"),
    path(f"{OUTPUT}/review/<int:number>/ask/", pages_rounds.ask, name="round-ask"),
    path(f"{OUTPUT}/review/<int:number>/close/", pages_rounds.close, name="round-close"),
    path(f"{OUTPUT}/matrix/", pages_matrix.matrix_page, name="matrix"),
    path(f"{OUTPUT}/matrix/comments.csv", pages_matrix.matrix_csv, name="matrix-csv"),
    path(f"{OUTPUT}/matrix/comments.docx", pages_matrix.matrix_docx, name="matrix-docx"),
    path(f"{OUTPUT}/matrix/print/", pages_matrix.matrix_print, name="matrix-print"),
    path("missions/<slug:key>/papers/<int:id>/", pages_papers.paper, name="paper"),
    path("missions/<slug:key>/papers/<int:id>/file/", pages_papers.paper_file, name="paper-file"),
]
