"""`drafts/`: Word drafts as field teams upload them, how they were read, and what became of them."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponseBase
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from missions.documents import TooLargeError
from missions.errors import Invalid
from missions.rest.queries import Filter, Listing
from outputs.access import drafts_for
from outputs.api import shapes_drafts as shapes
from outputs.api.outputs import OutputView
from outputs.drafts import limit
from outputs.drafts.docx_guard import LIGHTER, TOO_LARGE
from outputs.drafts.rows import draft_detail, draft_row
from outputs.drafts.uploads import RECEIVERS, UPLOADERS, assign, give_back, receive
from outputs.drafts.verdicts import accept
from outputs.models import Upload

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BINARY = {"type": "string", "format": "binary"}
MULTIPART = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": BINARY, "note": {"type": "string"}, "on": {"type": "string", "format": "date"}},
}


class DraftView(OutputView):
    """Base of views of drafts; a guest sees only their own."""

    def rows(self) -> Any:
        """Return the drafts of the output that this person may see."""
        found = drafts_for(self.person).filter(output=self.output)
        return found.select_related("output__mission", "by", "decided_by", "taken_into").defer("as_read")


class Drafts(DraftView):
    """The drafts uploaded for an output."""

    writers = {"POST": UPLOADERS}
    verbs = {"POST": "upload-draft"}
    listing = Listing(
        filters={
            "state": Filter(choices=Upload.State.values),
            "by": Filter("by__username"),
            "sha256": Filter(),
        },
        ordering={"at": "at", "filename": "filename"},
        search=("filename", "note"),
        changed_since="at",
    )
    takes = {"POST": {"multipart/form-data": MULTIPART}}
    gives = {"GET": shapes.DraftRow, "POST": {202: shapes.DraftRow}}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request; of a body that is too large nothing is read, also not for a token in it."""
        limit.watch(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the drafts, the latest first."""
        return self.listed(self.rows(), lambda upload: draft_row(upload, key))

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """Upload a .docx draft; it is kept as it came and read into sections by the worker."""
        file, fields = self._sent()
        body = self.read(fields, shapes.DraftFields)
        upload = receive(
            self.mission,
            type,
            by=self.person,
            data=file.read(),
            filename=file.name or "",
            note=body.note,
            on=body.on,
        )
        row = draft_row(upload, key)
        return self.shown(row, status=202, location=request.build_absolute_uri(row["href"]))

    def _sent(self) -> tuple[UploadedFile, Any]:
        if limit.too_large(self.request):  # refused before it is received
            raise TooLargeError(f"{TOO_LARGE} {LIGHTER}")
        if not (self.request.content_type or "").startswith("multipart/"):
            raise exceptions.UnsupportedMediaType(self.request.content_type or "none")
        files = self.request.FILES.getlist("file")
        if len(files) != 1 or len(self.request.FILES) != 1:
            raise Invalid("Send one file, in the field “file”.", field="file")
        return files[0], self.request.POST


class OneDraft(DraftView):
    """An uploaded draft."""

    gives = {"GET": shapes.DraftDetail}
    found: Upload

    def find_part(self) -> None:
        """Find the draft in this output."""
        self.found = self.rows().get(pk=self.kwargs["id"])

    def get(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Show a draft: its state, what was read from it, what found no section, what became of each."""
        return self.detail(self.found)

    def detail(self, upload: Upload) -> Response:
        """Answer with a draft in full."""
        return self.shown(draft_detail(upload, self.mission.key), version=upload.version)


class DraftFile(OneDraft):
    """The file of a draft."""

    gives = {"GET": {(200, WORD): BINARY}}

    def get(self, request: Request, key: str, type: str, id: int) -> Any:  # noqa: A002
        """Fetch the file as it came."""
        return sent(self.found)


class Assignments(OneDraft):
    """Where the headings of a draft are led."""

    http_method_names = ["put", "options"]
    verbs = {"PUT": "assign-draft"}
    takes = {"PUT": shapes.DraftAssign}
    gives = {"PUT": shapes.DraftDetail}

    def put(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Lead headings to other sections, or leave them out with a reason; the draft is placed anew."""
        body = self.body(shapes.DraftAssign)
        chosen = {index: one.model_dump() for index, one in body.assignments.items()}
        return self.detail(assign(self.found, by=self.person, assignments=chosen, if_version=self.if_match()))


class AcceptDraft(OneDraft):
    """Taking a draft up."""

    http_method_names = ["post", "options"]
    writers = {"POST": RECEIVERS}
    verbs = {"POST": "accept-draft"}
    takes = {"POST": shapes.DraftAccept}
    gives = {"POST": shapes.DraftDetail}

    def post(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Write sections read from a draft into the output's open version; say of others why not."""
        body = self.body(shapes.DraftAccept)
        return self.detail(accept(self.found, by=self.person, **body.model_dump()))


class ReturnDraft(OneDraft):
    """Giving a draft back."""

    http_method_names = ["post", "options"]
    writers = {"POST": RECEIVERS}
    verbs = {"POST": "return-draft"}
    takes = {"POST": shapes.DraftReturn}
    gives = {"POST": shapes.DraftDetail}

    def post(self, request: Request, key: str, type: str, id: int) -> Response:  # noqa: A002
        """Return a draft to who sent it, saying why."""
        body = self.body(shapes.DraftReturn)
        return self.detail(give_back(self.found, by=self.person, comment=body.comment))


def sent(upload: Upload) -> FileResponse:
    """Return a draft's file as an attachment that no browser opens in place; DoesNotExist when it is lost."""
    try:
        content = upload.file.open("rb")
    except FileNotFoundError as lost:
        raise Upload.DoesNotExist from lost
    answer = FileResponse(content, as_attachment=True, filename=upload.filename, content_type=WORD)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
