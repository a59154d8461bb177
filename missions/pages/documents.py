"""`documents/`: letters, scans, resolutions of a mission; adding one, bringing a file that followed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.access import documents_for
from missions.api.documents import DocumentNew
from missions.documents import WRITERS, add, attach
from missions.errors import Invalid
from missions.forms import Attempt, attempt, shown_again, typed
from missions.models import Document, Mission
from missions.pages.ground import (
    context,
    done,
    form_page,
    loose_errors,
    person_of,
    standing_in,
    visible_mission,
)

PAGE = 50
KINDS = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "text/plain": "text",
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
}


@login_required
@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest, key: str) -> HttpResponse:
    """Show the documents of the mission, and take one in."""
    mission = visible_mission(request, key)
    may = standing_in(request, mission).any_of(WRITERS) is not None
    tried: Attempt[Document] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _add(request, mission))
        if tried.ok and tried.result:
            return done(request, _said(tried.result), f"/missions/{key}/documents/")
    sought = request.GET.get("search", "").replace("\0", "").strip()
    rows = documents_for(person_of(request)).filter(mission=mission).select_related("added_by")
    if sought:
        rows = rows.filter(
            Q(title__icontains=sought) | Q(note__icontains=sought) | Q(filename__icontains=sought)
        )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    fields = _fields(mission)
    shown = context(
        mission,
        (_("Documents"), ""),
        page=page,
        rows=[(row, KINDS.get(row.media_type, "")) for row in page.object_list],
        sought=sought,
        may=may,
        fields=shown_again(fields, request.POST if request.method == "POST" else None, tried),
        tried=tried,
        loose=loose_errors(fields, tried),
    )
    return render(request, "missions/documents.html", shown, status=tried.status if tried else 200)


@login_required
@require_http_methods(["GET", "POST"])
def attach_file(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Bring the file of a document that was named by title and date."""
    mission = visible_mission(request, key)
    document = get_object_or_404(documents_for(person_of(request)), mission=mission, pk=number)
    may = standing_in(request, mission).any_of(WRITERS) is not None
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: attach(mission, document, by=person_of(request), file=_file(request)))
        if tried.ok:
            sentence = _("The file of “%(title)s” is kept.") % {"title": document.title}
            return done(request, sentence, f"/missions/{key}/documents/")
    return form_page(
        request,
        context(mission, (_("Documents"), f"/missions/{key}/documents/"), (document.title, "")),
        title=document.title,
        sentence=_("Named by title and date; its file is still awaited."),
        fields=[{"name": "file", "type": "file", "label": _("File"), "required": True, "help": _kept()}],
        submit=_("Add the file"),
        back=f"/missions/{key}/documents/",
        tried=tried,
        not_for_you="" if may else _("Whoever only observes adds no files."),
    )


def _add(request: HttpRequest, mission: Mission) -> Document:
    given = DocumentNew.model_validate(typed(request.POST))
    file = request.FILES.get("file")
    title = given.title or (file.name if file else "") or ""
    if not title:
        raise Invalid({"title": _("A document needs a title, or a file.")})
    return add(
        mission,
        by=person_of(request),
        title=title[:300],
        note=given.note,
        dated=given.date,
        file=file,
    )


def _file(request: HttpRequest) -> UploadedFile:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose the file.")})
    return file


def _fields(mission: Mission) -> list[dict[str, Any]]:
    return [
        {"name": "file", "type": "file", "label": _("File"), "help": _kept()},
        {"name": "title", "label": _("Title"), "help": _("Left empty, the name of the file.")},
        {"name": "date", "type": "date", "label": _("Date on the document")},
        {"name": "note", "type": "textarea", "label": _("Note"), "rows": 3,
         "keep": f"{mission.key}.document"},
    ]  # fmt: skip


def _kept() -> str:
    return _("PDF, Word, Excel, PNG, JPEG, text or CSV, up to 25 MB. It is kept as it came.")


def _said(document: Document) -> str:
    if document.file:
        return _("“%(title)s” is kept with the mission.") % {"title": document.title}
    return _("“%(title)s” is named; its file may follow.") % {"title": document.title}
