"""Compression of answers for weak links, without spoiling their entity tags."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class Compression(GZipMiddleware):
    """Django's compression makes every entity tag weak, and a weak tag never satisfies If-Match (RFC 9110).

    The API's tags name the version of a resource, not the bytes of one answer, so they stay as they are.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Return the answer compressed where that is worth it, its tag unchanged."""
        tag = response.get("ETag")
        answer: Any = super().process_response(request, response)
        if tag and request.path.startswith("/api/"):
            answer["ETag"] = tag
        return answer
