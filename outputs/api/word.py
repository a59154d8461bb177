"""REST API: a version, and the changes between two, as Word files."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from missions.rest.queries import Filter
from outputs.api.versions import VersionView
from outputs.word_out import TYPE, docx_of, redline_of

_FILE: dict[Any, Any] = {(200, TYPE): OpenApiResponse(OpenApiTypes.BINARY, description="The file.")}


class VersionDocx(VersionView):
    """A version as a Word file."""

    parameters = {"section": Filter(description="The key of a section, to get that one only.")}

    @extend_schema(responses=_FILE)
    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Get the version as a Word file that knows where it came from when it is sent back as a draft."""
        return docx_of(self.found, self.query("section", ""))


class CompareDocx(VersionView):
    """What changed between two versions, as a Word file."""

    parameters = {"with": Filter(kind="integer", description="The version to compare with; the one before.")}

    @extend_schema(responses=_FILE)
    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Get what changed from the version named by `with` to this one as tracked changes."""
        return redline_of(self.other(self.query("with", max(self.found.number - 1, 1))), self.found)
