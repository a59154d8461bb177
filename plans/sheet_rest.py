"""Registers as files over the API: GET takes one out, POST shows what one would change, PUT takes it in."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from missions.announced import announces_more
from missions.documents import TooLargeError
from missions.errors import Invalid, NotPermitted
from missions.process import position
from missions.rest.preconditions import etag
from missions.rest.queries import Filter
from missions.rest.shapes import Day, Shape
from missions.roles import title_of
from plans.columns import Column
from plans.permissions import reads_confidential
from plans.rest import RegisterView
from plans.sheets.applying import VERB, Source, preview, take_in
from plans.sheets.files import CSV, TYPES, XLSX, refusing_files, sheet_file
from plans.sheets.planning import Change, Fault, Plan, Planned, version_of
from plans.sheets.reading import from_file
from plans.sheets.tables import LARGEST
from plans.showing import fetch

BINARY = {"type": "string", "format": "binary"}
TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
FILE: dict[str, Any] = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {**BINARY, "description": "CSV or XLSX, its first line the headings. Rows left out stay."},
        "on": {"type": "string", "format": "date"},
    },
}
CELL = {
    "type": "object",
    "required": ["column", "before", "after"],
    "properties": {"column": TEXT, "before": TEXT, "after": TEXT},
}
ROW = {
    "type": "object",
    "required": ["line", "row", "called", "cells"],
    "properties": {
        "line": NUMBER,
        "row": {"type": ["integer", "null"]},
        "called": TEXT,
        "cells": {"type": "array", "items": CELL},
    },
}
FAULT = {
    "type": "object",
    "required": ["line", "column", "letter", "text", "message"],
    "properties": {"line": NUMBER, "column": TEXT, "letter": TEXT, "text": TEXT, "message": TEXT},
}
ABSENT = {"type": "object", "properties": {"row": NUMBER, "called": TEXT}}
COUNTS = {
    "type": "object",
    "required": ["new", "changed", "cells", "unchanged", "not_in_file", "faults"],
    "properties": dict.fromkeys(("new", "changed", "cells", "unchanged", "not_in_file", "faults"), NUMBER),
}
PLAN: dict[str, Any] = {
    "type": "object",
    "title": "What a sheet changes",
    "required": ["version", "counts", "new", "changed", "not_in_file", "faults", "notes", "blockers"],
    "properties": {
        "version": NUMBER,
        "counts": COUNTS,
        "new": {"type": "array", "items": ROW},
        "changed": {"type": "array", "items": ROW},
        "not_in_file": {"type": "array", "items": ABSENT},
        "faults": {"type": "array", "items": FAULT},
        "notes": {"type": "array", "items": TEXT},
        "blockers": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
}  # fmt: skip


class SheetFields(Shape):
    """What may stand beside the file."""

    on: Day | None = None


class _Sheet(RegisterView):
    """What taking a register out and in have in common."""

    parser_classes = [MultiPartParser]

    def may(self, method: str) -> None:
        """Check who writes this register now."""
        roles = self.writing.roles(position(self.mission))
        if method in ("POST", "PUT") and self.standing().any_of(roles) is None:
            raise NotPermitted(f"This is for: {', '.join(dict.fromkeys(title_of(role) for role in roles))}.")

    def columns(self) -> Sequence[Column]:
        """Return the columns that this person sees."""
        confidential = reads_confidential(self.standing())
        return [one for one in self.register.columns if confidential or not one.confidential]

    def source(self) -> tuple[Source, SheetFields]:
        """Return the file that was sent, read, and the fields beside it."""
        if announces_more(self.request, LARGEST):  # refused before it is received
            raise TooLargeError(f"A spreadsheet may have {LARGEST // 1024 // 1024} MB at most.")
        data: Any = self.request.data
        files = self.request.FILES
        if set(files) != {"file"} or len(files.getlist("file")) != 1:
            raise Invalid("Send one file, in the field “file”.", field="file")
        file = files["file"]
        fields = self.read({key: data[key] for key in data if key not in files}, SheetFields)
        with refusing_files():
            return from_file(file.read(), (file.name or "sheet")[:200], self.columns()), fields


class SheetView(_Sheet):
    """A register as a file."""

    parameters: ClassVar[dict[str, Filter]] = {
        "format": Filter(choices=(CSV, XLSX), description="The kind of file; csv unless it is said.")
    }
    verbs: ClassVar[dict[str, str]] = {"PUT": VERB}
    takes: ClassVar[dict[str, Any]] = {"PUT": {"multipart/form-data": FILE}}
    gives: ClassVar[dict[str, Any]] = {
        "GET": {(200, "text/csv"): BINARY, (200, TYPES[XLSX]): BINARY},
        "PUT": PLAN,
    }

    def get(self, request: Request, **_address: Any) -> HttpResponse:
        """Take a register out as CSV or XLSX; the ETag is what PUT wants as If-Match."""
        version = version_of(self.register, self.mission)  # first: what is read after it may only be newer
        rows = fetch(self.register, self.register.model.objects.filter(mission=self.mission))
        kind = self.query("format", CSV)
        answer = sheet_file(
            self.register, self.columns(), list(rows), self.mission, by=self.person, kind=kind
        )
        answer["ETag"] = etag(version)
        return answer

    def put(self, request: Request, **_address: Any) -> Response:
        """Take a CSV or XLSX in: all of it or, where anything is wrong, nothing."""
        source, fields = self.source()
        version = self.if_match()
        plan = take_in(
            self.writing,
            self.mission,
            source,
            by=self.person,
            columns=self.columns(),
            if_version=version,
            on=fields.on,
        )
        return self.shown(as_data(plan), version=version_of(self.register, self.mission))


class SheetPreviewView(_Sheet):
    """What a file would change in a register."""

    verbs: ClassVar[dict[str, str]] = {"POST": VERB}
    takes: ClassVar[dict[str, Any]] = {"POST": {"multipart/form-data": FILE}}
    gives: ClassVar[dict[str, Any]] = {"POST": PLAN}

    def post(self, request: Request, **_address: Any) -> Response:
        """Show what a CSV or XLSX would change, with every faulty cell; nothing is stored."""
        source, _fields = self.source()
        with refusing_files():
            plan = preview(self.writing, self.mission, source, by=self.person, columns=self.columns())
        return self.shown(as_data(plan), version=plan.version)


def as_data(plan: Plan) -> dict[str, Any]:
    """Return a plan as the API shows it."""
    return {
        "version": plan.version,
        "counts": plan.counts,
        "new": [_row(one) for one in plan.new],
        "changed": [_row(one) for one in plan.changed],
        "not_in_file": [{"row": pk, "called": called} for pk, called in plan.absent],
        "faults": [_fault(one) for one in plan.faults],
        "notes": plan.notes,
        "blockers": [one.as_data() for one in plan.blockers],
    }


def _row(one: Planned) -> dict[str, Any]:
    cells = [_cell(change) for change in one.changes]
    return {"line": one.line, "row": one.row.pk, "called": one.row.label, "cells": cells}


def _cell(change: Change) -> dict[str, str]:
    return {"column": change.column.key, "before": change.before, "after": change.after}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "line": fault.line,
        "column": fault.key,
        "letter": fault.letter,
        "text": fault.text,
        "message": fault.message,
    }
