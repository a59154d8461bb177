"""`drafts/slices/`: Word drafts sent in slices over weak links, and taken up again after a break."""

from collections.abc import Mapping
from typing import IO, Any, cast
from uuid import UUID

from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from missions.rest.parsers import TooLarge
from missions.rest.problems import handle
from outputs.api import shapes_drafts as shapes
from outputs.api.outputs import OutputView
from outputs.api.rows import base
from outputs.drafts.rows import draft_href
from outputs.drafts.transfer_store import KEPT, drop
from outputs.drafts.transfers import LARGEST_SLICE, SLICE, OutOfStep, add_slice, begin
from outputs.drafts.uploads import UPLOADERS
from outputs.models import Transfer

BYTES = "application/octet-stream"


class SliceParser(BaseParser):
    """The bytes of a slice, up to a megabyte."""

    media_type = BYTES

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the bytes; TooLarge (413) above a megabyte, of which no more is read."""
        data = stream.read(LARGEST_SLICE + 1)
        if len(data) > LARGEST_SLICE:
            raise TooLarge
        return data


class TransferView(OutputView):
    """Base of views of uploads on their way; everybody sees their own only."""

    found: Transfer

    def rows(self) -> Any:
        """Return this person's uploads on their way to the output."""
        rows = Transfer.objects.filter(output=self.output, by=self.person)
        return rows.select_related("draft__output__mission", "output__mission", "by")

    def find_part(self) -> None:
        """Find the transfer, where the address names one."""
        if "id" in self.kwargs:
            self.found = self.rows().get(pk=self.kwargs["id"])

    def answer(self, transfer: Transfer, status: int = 200) -> Response:
        """Answer with the state of a transfer; `Location` is the draft, once there is one."""
        row = transfer_row(transfer, self.mission.key)
        where = row["draft"] or row["href"]
        return self.shown(row, status=status, location=self.request.build_absolute_uri(where))


class Transfers(TransferView):
    """Uploads on their way."""

    writers = {"POST": UPLOADERS}
    verbs = {"POST": "begin-upload"}
    takes = {"POST": shapes.TransferNew}
    gives = {"GET": shapes.TransferRow, "POST": {200: shapes.TransferRow, 201: shapes.TransferRow}}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List your own uploads on their way, the latest first."""
        return self.listed(self.rows(), lambda transfer: transfer_row(transfer, key))

    def post(self, request: Request, key: str, type: str) -> Response:  # noqa: A002
        """Announce a file by size and SHA-256; 200 where the same file was announced before, and goes on."""
        body = self.body(shapes.TransferNew)
        transfer, new = begin(self.mission, type, by=self.person, **body.model_dump())
        return self.answer(transfer, 201 if new else 200)


class OneTransfer(TransferView):
    """An upload on its way."""

    verbs = {"DELETE": "discard-upload"}
    gives = {"GET": shapes.TransferRow}

    def get(self, request: Request, key: str, type: str, id: UUID) -> Response:  # noqa: A002
        """Show how much has arrived, and the draft once there is one."""
        return self.shown(transfer_row(self.found, key))

    def delete(self, request: Request, key: str, type: str, id: UUID) -> Response:  # noqa: A002
        """Discard an upload on its way; a draft that was made of it stays."""
        drop(self.found)
        return Response(status=204)


class OneSlice(TransferView):
    """A slice of an upload."""

    parser_classes = [SliceParser]
    writers = {"PUT": UPLOADERS}
    verbs = {"PUT": "upload-draft"}
    takes = {"PUT": {BYTES: {"type": "string", "format": "binary"}}}
    gives = {"PUT": {200: shapes.TransferRow, 202: shapes.TransferRow}}

    def put(self, request: Request, key: str, type: str, id: UUID, offset: int) -> Response:  # noqa: A002
        """Send the slice that begins at this byte; 409 names `received`, 202 the draft after the last one."""
        try:
            held = add_slice(self.found, offset, cast("bytes", request.data))
        except OutOfStep as gap:
            answer = handle(gap, {"request": request, "view": self})
            assert answer is not None  # noqa: S101 (a conflict is always foreseen)
            answer.data["received"] = gap.received
            return answer
        return self.answer(held, 202 if held.draft else 200)


def transfer_row(transfer: Transfer, key: str) -> dict[str, Any]:
    """Return an upload on its way as the API shows it."""
    draft = transfer.draft
    state = "complete" if draft else "refused" if transfer.refused else "receiving"
    return {
        "id": str(transfer.pk),
        "state": state,
        "filename": transfer.filename,
        "size": transfer.size,
        "sha256": transfer.sha256,
        "note": transfer.note,
        "received": transfer.received,
        "slice": SLICE,
        "error": transfer.refused,
        "draft": draft_href(draft, key) if draft else None,
        "page": f"/missions/{key}/upload/{draft.pk}/" if draft else None,
        "begun_at": transfer.begun_at,
        "expires_at": transfer.changed_at + KEPT,
        "href": f"{base(key, transfer.output.type)}drafts/slices/{transfer.pk}/",
    }
