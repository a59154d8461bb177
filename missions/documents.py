"""Documents of a mission: kept as they came, told by their first bytes, named by id or by title and date."""

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.dateparse import parse_date

from missions.access import documents_for
from missions.door import passage
from missions.errors import Conflict, DomainError, Invalid
from missions.models import Document, Mission, Person
from missions.models.document import storage_name

LARGEST = 25 * 1024 * 1024
MOST_PARTS = 5000
WRITERS = (
    "planner",
    "pbso",
    "imtf-chair",
    "imtf-member",
    "srsg",
    "mission-staff",
    "impt-lead",
    "impt-member",
    "rc-hc",
    "unct-member",
    "field",
    "partner",
    "sg",
    "usg",
    "office",
)
OFFICE = "application/vnd.openxmlformats-officedocument"
STARTS = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
PARTS = {
    "word/document.xml": f"{OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}.spreadsheetml.sheet",
}
TEXTS = {".txt": "text/plain", ".csv": "text/csv"}


class TooLargeError(DomainError):
    """The file is larger than the application keeps (413)."""


class WrongKindError(DomainError):
    """The file is of a kind that is not kept (415)."""


def media_type(file: UploadedFile) -> str:
    """Return the kind of a file by its first bytes; WrongKindError (415) for one that is not kept.

    Names and declared types are not believed: a program called letter.pdf is refused.
    """
    file.seek(0)
    start = file.read(1024)
    file.seek(0)
    for mark, kind in STARTS:
        if start.startswith(mark):
            return kind
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_package(file)
    ending = "." + (file.name or "").rpartition(".")[2].lower()
    if ending in TEXTS and _is_text(file):
        return TEXTS[ending]
    raise WrongKindError("Kept are: PDF, Word (.docx), Excel (.xlsx), PNG, JPEG, text and CSV.")


def _kind_of_package(file: UploadedFile) -> str:
    try:
        with zipfile.ZipFile(file) as package:  # type: ignore[type-var, call-overload, unused-ignore]
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise WrongKindError("The file is damaged: it cannot be opened.") from fault
    finally:
        file.seek(0)
    if len(names) > MOST_PARTS or len(set(names)) != len(names) or any(".." in name for name in names):
        raise WrongKindError("The file is put together in an unusual way and is not kept.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WrongKindError("Files with macros are not kept.")
    for part, kind in PARTS.items():
        if part in names and "[Content_Types].xml" in names:
            return kind
    raise WrongKindError("Of packed files only Word (.docx) and Excel (.xlsx) are kept.")


def _is_text(file: UploadedFile) -> bool:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return "\0" not in text


def check_size(file: UploadedFile) -> None:
    """Raise TooLargeError (413) above 25 MB, Invalid (400) for an empty file."""
    if (file.size or 0) > LARGEST:
        raise TooLargeError("A file may have 25 MB at most.")
    if not file.size:
        raise Invalid("The file is empty.", field="file")


def add(
    mission: Mission,
    *,
    by: Person,
    title: str,
    note: str = "",
    dated: date | None = None,
    file: UploadedFile | None = None,
) -> Document:
    """Keep a document with the mission: by file, or by title and date while the file may follow."""
    with passage(mission, by=by, verb="add-document") as step:
        step.permit(*WRITERS)
        document = Document(mission=step.mission, title=title, note=note, dated=dated, added_by=by)
        if file is not None:
            _take_in(document, file)
        document.save()
        step.sentence = f"Document added: {title}."
        step.detail = {"document": document.pk, "title": title, "sha256": document.sha256}
    return document


def attach(mission: Mission, document: Document, *, by: Person, file: UploadedFile) -> Document:
    """Add the file of a document that was named by title and date; Conflict (409) when it has one."""
    with passage(mission, by=by, verb="attach-file") as step:
        step.permit(*WRITERS)
        held = Document.objects.get(pk=document.pk)
        if held.file:
            raise Conflict("This document has its file; a corrected one is a new document.", code="has-file")
        _take_in(held, file)
        held.save()
        step.sentence = f"File added to the document: {held.title}."
        step.detail = {"document": held.pk, "sha256": held.sha256}
    return held


def _take_in(document: Document, file: UploadedFile) -> None:
    check_size(file)
    document.media_type = media_type(file)
    total = hashlib.sha256()
    for chunk in file.chunks():
        total.update(chunk)
    file.seek(0)
    document.sha256 = total.hexdigest()
    document.size = file.size or 0
    document.filename = (file.name or "document").replace("\0", "")[-255:]
    name = storage_name(document, document.filename)
    if default_storage.exists(name):  # the same bytes, kept before
        document.file.name = name
    else:
        document.file.save(document.filename, file, save=False)


def resolve(mission: Mission, value: Any, by: Person) -> Document:
    """Return the document that a field `document` names: an id of this mission, or `{title, date}`.

    A title and date make a document whose file may follow. Invalid (400) for anything else.
    The caller is inside its own passage and records what it does.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        seen = documents_for(by).filter(mission=mission, pk=value)
        found = seen.first() if 0 < value < 2**63 else None
        if found is None:
            raise Invalid("No document of this mission has this id.", field="document")
        return found
    if not isinstance(value, Mapping):
        raise Invalid("Name a document by its id, or by title and date.", field="document")
    unknown = set(value) - {"title", "date"}
    title = value.get("title")
    if unknown or not isinstance(title, str) or not 0 < len(title.strip()) <= 300:
        raise Invalid("A document is named by title (up to 300 characters) and date.", field="document")
    return Document.objects.create(
        mission=mission, title=title.strip(), dated=_day(value.get("date")), added_by=by
    )


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        day = parse_date(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        raise Invalid("The date of a document is an ISO date.", field="document.date")
    return day
