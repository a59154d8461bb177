"""`missions/{key}/documents/`: letters, scans, resolutions; by file, or by title and date."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from missions.access import documents_for
from missions.announced import announces_more
from missions.documents import LARGEST, WRITERS, TooLargeError, add, attach, check_size, media_type
from missions.errors import Invalid
from missions.models import Classification, Document
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Day, Row, Shape, Words
from missions.rest.views import MissionView

BINARY = {"type": "string", "format": "binary"}


class DocumentNew(Shape):
    """A document: a multipart body brings its file, a JSON body names it while the file may follow."""

    title: str = Field("", max_length=300)
    date: Day | None = None
    note: Words = ""


class DocumentRow(Row):
    """A document; `file` is where to fetch it, null while it is awaited."""

    id: int
    title: str
    classification: str
    note: str
    date: str | None
    filename: str
    media_type: str
    size: int
    sha256: str
    file: str | None
    added_by: str
    added_at: str


MULTIPART = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": BINARY, "title": {"type": "string"}, "note": {"type": "string"}},
}


def document_row(document: Document, key: str) -> dict[str, Any]:
    """Return a document as the API shows it."""
    href = f"/api/v1/missions/{key}/documents/{document.pk}/file/"
    return {
        "id": document.pk,
        "title": document.title,
        "classification": Classification(document.classification).key,
        "note": document.note,
        "date": document.dated,
        "filename": document.filename,
        "media_type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
        "file": href if document.file else None,
        "added_by": document.added_by.username,
        "added_at": document.added_at,
    }


class UploadView(MissionView):
    """Takes a file: its size and kind are judged before the other fields."""

    def sent_file(self) -> UploadedFile | None:
        """Return the file of a multipart body, or None; 413 and 415 as the contract says, 400 for two."""
        if announces_more(self.request, LARGEST):  # refused before it is received
            raise TooLargeError("A file may have 25 MB at most.")
        data = self.request.data
        files = self.request.FILES
        for file in files.values():
            check_size(file)
            media_type(file)
        if set(files) - {"file"} or len(files.getlist("file")) > 1:
            raise Invalid("Send one file, in the field “file”.", field="file")
        self.fields: Any = self.request.POST if files else data  # a copy of `data` would copy the file too
        return files.get("file")


class Documents(UploadView):
    """The mission's documents."""

    listing = Listing(
        filters={
            "title": Filter(),
            "filename": Filter(),
            "media_type": Filter(),
            "sha256": Filter(),
            "date": Filter("dated", kind="date"),
            "added_by": Filter("added_by__username"),
        },
        ordering={"title": "title", "date": "dated", "added_at": "added_at", "size": "size"},
        search=("title", "note", "filename"),
        changed_since="added_at",
    )
    writers = {"POST": WRITERS}
    verbs = {"POST": "add-document"}
    takes = {"POST": {"application/json": DocumentNew, "multipart/form-data": MULTIPART}}
    gives = {"GET": DocumentRow, "POST": {201: DocumentRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the mission's documents."""
        rows = documents_for(self.person).filter(mission=self.mission).select_related("added_by")
        return self.listed(rows, lambda row: document_row(row, key))

    def post(self, request: Request, key: str) -> Response:
        """Keep a document: up to 25 MB of PDF, Word, Excel, PNG, JPEG, text or CSV."""
        file = self.sent_file()
        body = self.read(self.fields, DocumentNew)
        title = body.title or (file.name if file else None)
        if not title:
            raise Invalid("A document needs a title, or a file.", field="title")
        document = add(
            self.mission, by=self.person, title=title[:300], note=body.note, dated=body.date, file=file
        )
        where = request.build_absolute_uri(f"{request.path}{document.pk}/")
        return self.shown(document_row(document, key), status=201, location=where)


class OneDocument(MissionView):
    """One document."""

    gives = {"GET": DocumentRow}

    def find_inside(self) -> None:
        """Find the document in this mission."""
        rows = documents_for(self.person).filter(mission=self.mission).select_related("added_by")
        self.found = rows.get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a document."""
        return self.shown(document_row(self.found, key))


class DocumentFile(UploadView):
    """The file of a document."""

    writers = {"POST": WRITERS}
    verbs = {"POST": "attach-file"}
    takes = {"POST": {"multipart/form-data": MULTIPART}}
    gives = {"GET": {(200, "application/octet-stream"): BINARY}, "POST": DocumentRow}

    def find_inside(self) -> None:
        """Find the document in this mission; reading needs its file."""
        rows = documents_for(self.person).filter(mission=self.mission).select_related("added_by")
        self.found = rows.get(pk=self.kwargs["id"])
        if self.request.method != "POST" and not self.found.file:
            raise Document.DoesNotExist

    def get(self, request: Request, key: str, id: int) -> FileResponse:  # noqa: A002 (the address's name)
        """Fetch the file as it came."""
        try:
            content = self.found.file.open("rb")
        except FileNotFoundError as lost:
            raise Document.DoesNotExist from lost
        answer = FileResponse(
            content,
            as_attachment=True,
            filename=self.found.filename,
            content_type=self.found.media_type,
        )
        answer["ETag"] = f'"{self.found.sha256}"'
        answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return answer

    def post(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Add the file of a document that was named by title and date."""
        file = self.sent_file()
        self.read(self.fields, Shape)
        if file is None:
            raise Invalid("Send the file.", field="file")
        document = attach(self.mission, self.found, by=self.person, file=file)
        return self.shown(document_row(document, key))
