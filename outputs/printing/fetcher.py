"""The only door between a document and what it names: `data:` images and names issued by the application."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff": "font/woff"}
SHOWN = 120


class RefusedError(ValueError):
    """The document names something outside itself."""


class Issued(URLFetcher):
    """Serves issued names and data images; any other address stops the rendering (FatalURLFetchingError)."""

    def __init__(self, names: Mapping[str, Path], image_types: Sequence[str]) -> None:
        super().__init__(allowed_protocols=("data", "impp"), allow_redirects=False, fail_on_errors=True)
        self._names = names
        self._image_types = tuple(image_types)
        self.refused: list[str] = []  # drawings swallow even fatal errors; the process looks here at the end

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the content of an issued name or data image; raises RefusedError for all else."""
        if file := self._names.get(url):
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": TYPES[file.suffix]})
        kind, _, encoded = url.partition(";base64,")
        if kind in self._image_types and encoded:
            return URLFetcherResponse(
                "data:", b64decode(encoded), {"Content-Type": kind.removeprefix("data:")}
            )
        self.refused.append(f"The text names something outside the document, which is refused: {url[:SHOWN]}")
        raise RefusedError(self.refused[-1])
