"""`versions/`: the versions of an output, what they print, and what changed between two."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Invalid
from missions.rest.queries import Filter, Listing
from outputs.access import versions_for
from outputs.api import shapes
from outputs.api.outputs import OutputView
from outputs.api.rows import version_row
from outputs.comparison.versions import compare
from outputs.freezing import reading
from outputs.models import Version

READ = ("output__mission", "cites__output")


class VersionView(OutputView):
    """Base of views of one version: `self.found`."""

    found: Version

    def find_part(self) -> None:
        """Find the version by its number."""
        versions = versions_for(self.person).select_related(*READ, "submitted_by")
        self.found = versions.get(output=self.output, number=self.kwargs["number"])

    def other(self, number: int) -> Version:
        """Return the version to compare with; Invalid (400) where this person sees none with this number."""
        versions = versions_for(self.person).filter(output=self.output, number=number)
        found = versions.select_related(*READ).first()
        if found is None:
            raise Invalid("There is no version with this number.", field="with")
        return found


class Versions(OutputView):
    """The versions of an output."""

    listing = Listing(
        filters={
            "state": Filter(choices=Version.State.values),
            "label": Filter(),
            "revision": Filter(kind="integer"),
            "level": Filter(),
            "cycle": Filter(kind="integer"),
            "hash": Filter(),
        },
        ordering={"number": "number", "submitted_on": "submitted_on"},
    )
    gives = {"GET": shapes.VersionRow}

    def get(self, request: Request, key: str, type: str) -> Response:  # noqa: A002 (the address's name)
        """List the versions, the first one first."""
        rows = versions_for(self.person).filter(output=self.output)
        rows = rows.select_related("output__mission", "cites__output", "submitted_by")
        return self.listed(rows, lambda version: version_row(version, key))


class OneVersion(VersionView):
    """A version of an output."""

    gives = {"GET": shapes.VersionDetail}

    def get(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Show a version with all that it prints: frozen, or as the draft stands now."""
        row = version_row(self.found, key) | {"content": reading(self.found)}
        return self.shown(row, version=self.found.version)


class CompareVersions(VersionView):
    """What changed in a version."""

    parameters = {"with": Filter(kind="integer", description="The version to compare with; the one before.")}
    gives = {"GET": shapes.Comparison}

    def get(self, request: Request, key: str, type: str, number: int) -> Response:  # noqa: A002
        """Show what changed from the version named by `with` (by default the one before) to this one."""
        old = self.query("with", max(number - 1, 1))
        other = self.other(old)
        return self.shown(
            {"old": old, "new": number, "sections": compare(reading(other), reading(self.found))}
        )
