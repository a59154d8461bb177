"""Addresses of the room ``outputs`` (pages)."""

from django.urls import URLPattern, URLResolver, path

from outputs.pages import compare, drafts, matrix, papers, responses, rounds, sections
from outputs.pages import outputs as pages

app_name = "outputs"
OUTPUT = "missions/<slug:key>/outputs/<slug:type>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("missions/<slug:key>/outputs/", pages.index, name="index"),
    path("missions/<slug:key>/upload/", drafts.upload, name="upload"),
    path("missions/<slug:key>/upload/<int:id>/", drafts.draft, name="draft"),
    path("missions/<slug:key>/upload/<int:id>/file/", drafts.draft_file, name="draft-file"),
    path(f"{OUTPUT}/", pages.detail, name="detail"),
    path(f"{OUTPUT}/sections/<slug:section>/", sections.section, name="section"),
    path(f"{OUTPUT}/sections/<slug:section>/typing/", sections.typing, name="typing"),
    path(f"{OUTPUT}/versions/<int:number>/", pages.version, name="version"),
    path(f"{OUTPUT}/versions/<int:number>/compare/", compare.compare, name="compare"),
    path(f"{OUTPUT}/comments/", responses.comments, name="comment"),
    path(f"{OUTPUT}/comments/<int:id>/answer/", responses.answers, name="answer"),
    path(f"{OUTPUT}/positions/", responses.positions, name="position"),
    path(f"{OUTPUT}/positions/<int:id>/withdraw/", responses.withdraw, name="withdraw"),
    path(f"{OUTPUT}/review/", rounds.review, name="review"),
    path(f"{OUTPUT}/review/<int:number>/extend/", rounds.extend, name="round-extend"),
    path(f"{OUTPUT}/review/<int:number>/ask/", rounds.ask, name="round-ask"),
    path(f"{OUTPUT}/review/<int:number>/close/", rounds.close, name="round-close"),
    path(f"{OUTPUT}/matrix/", matrix.matrix_page, name="matrix"),
    path(f"{OUTPUT}/matrix/comments.csv", matrix.matrix_csv, name="matrix-csv"),
    path(f"{OUTPUT}/matrix/comments.docx", matrix.matrix_docx, name="matrix-docx"),
    path(f"{OUTPUT}/matrix/print/", matrix.matrix_print, name="matrix-print"),
    path("missions/<slug:key>/papers/<int:id>/", papers.paper, name="paper"),
    path("missions/<slug:key>/papers/<int:id>/file/", papers.paper_file, name="paper-file"),
]
