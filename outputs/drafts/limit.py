"""Bodies that are too large are refused by what they announce, before a byte of them is read."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from missions.announced import announces_more
from outputs.drafts.docx_guard import LARGEST


class _Unread(FileUploadHandler):
    """Gives an empty form instead of the body, so that nobody who looks for a field reads it in."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> Any:
        """Return a form with nothing in it."""
        return QueryDict(), MultiValueDict()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep nothing."""
        return None

    def file_complete(self, file_size: int) -> None:
        """Give no file."""


def too_large(request: Any) -> bool:
    """Return whether a request announces more than a draft and its fields."""
    return announces_more(request, LARGEST)


def watch(request: HttpRequest) -> None:
    """Keep the body of a request that is too large from being read; called before anything looks into it."""
    if too_large(request):
        request.upload_handlers = [_Unread(request)]
