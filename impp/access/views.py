"""Who has read what is classified: one row for each look, written after the answer, without any lock.

The table takes new rows only; the database refuses all else (`missions/migrations/0002_guards.py`).
"""

from django.http import HttpRequest, HttpResponseBase

from missions.models import View

SHOWN = (200, 201, 206)
WAYS = (
    ("pdf/", View.Way.PDF),
    (".docx", View.Way.WORD),
    ("docx/", View.Way.WORD),
    ("file/", View.Way.FILE),
    (".csv", View.Way.FILE),
    ("export/", View.Way.EXPORT),
)


def note(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Record the view where the answer shows something that is confidential or more."""
    found = getattr(request, "found", None)
    if found is None or found.mission is None or not found.kind or not found.level:
        return
    if answer.status_code not in SHOWN or request.method in ("HEAD", "OPTIONS"):
        return
    View.objects.create(
        mission=found.mission,
        person=request.found_for,  # type: ignore[attr-defined]
        kind=found.kind,
        output=found.output,
        number=found.number,
        classification=found.level,
        way=way_of(request.path),
        act=str(request.method)[:10],
    )


def way_of(path: str) -> str:
    """Return how a thing is read at an address: as a page, a file, a PDF, in Word, or over the API."""
    for ending, way in WAYS:
        if path.endswith(ending):
            return way
    return View.Way.API if path.startswith("/api/") else View.Way.PAGE
