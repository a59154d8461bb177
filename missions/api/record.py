"""`record/`: the append-only record of a mission, newest first; as CSV; and whether its chain holds."""

import csv
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import StreamingHttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from missions import record
from missions.access import entries_in
from missions.models import Entry
from missions.record_search import SEARCHED, of_output
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Row
from missions.rest.views import MissionView

COLUMNS = (
    "number",
    "at",
    "on",
    "kind",
    "verb",
    "sentence",
    "person",
    "person_name",
    "person_title",
    "role",
    "acting_for",
    "state_from",
    "state_to",
    "previous",
    "hash",
)


class EntryRow(Row):
    """An entry: who did what, in which role and title, when it was entered and when it happened."""

    number: int
    at: str
    on: str
    kind: str
    verb: str
    sentence: str
    person: str | None
    person_name: str
    person_title: str
    role: str
    acting_for: str
    state_from: str
    state_to: str
    refused: bool
    detail: dict[str, Any]
    previous: str
    hash: str


class VerificationRow(Row):
    """Whether the chain of hashes holds; `first_fault` is the number of the first entry that does not."""

    holds: bool
    entries: int
    head: str
    first_fault: int | None


def entry_row(entry: Entry) -> dict[str, Any]:
    """Return an entry as the API shows it."""
    return {
        "number": entry.number,
        "at": entry.at,
        "on": entry.happened_on,
        "kind": entry.kind,
        "verb": entry.verb,
        "sentence": entry.sentence,
        "person": entry.person.username if entry.person else None,
        "person_name": entry.person_name,
        "person_title": entry.person_title,
        "role": entry.person_role,
        "acting_for": entry.acting_for,
        "state_from": entry.state_from,
        "state_to": entry.state_to,
        "refused": entry.kind == Entry.Kind.REFUSAL,
        "detail": entry.detail,
        "previous": entry.previous,
        "hash": entry.hash,
    }


class Record(MissionView):
    """The mission's record."""

    listing = Listing(
        filters={
            "person": Filter("person__username"),
            "verb": Filter(),
            "kind": Filter(choices=Entry.Kind.values),
            "role": Filter("person_role"),
            "on": Filter("happened_on", kind="date"),
            "from": Filter("happened_on__gte", kind="date", description="Happened on this day or later."),
            "until": Filter("happened_on__lte", kind="date", description="Happened on this day or before."),
            "refused": Filter("refused", kind="boolean"),
        },
        ordering={"number": "number", "at": "at", "on": "happened_on"},
        search=SEARCHED,
        changed_since="at",
    )
    parameters = {
        "format": Filter(choices=("json", "csv"), description="`csv` gives all entries at once."),
        "output": Filter(description="What was written on an output, or decided on it: its type."),
    }
    gives = {"GET": EntryRow}

    def get(self, request: Request, key: str) -> Response | StreamingHttpResponse:
        """List the record, newest first; with `format=csv` as a table for spreadsheets."""
        rows = entries_in(self.person, self.mission)
        rows = rows.select_related("person").order_by("-number")
        rows = rows.annotate(refused=Q(kind=Entry.Kind.REFUSAL))
        if output := self.query("output"):
            rows = of_output(rows, output)
        if self.query("format") == "csv":
            answer = StreamingHttpResponse(_lines(self.sifted(rows)), content_type="text/csv; charset=utf-8")
            answer["Content-Disposition"] = f'attachment; filename="record-{key}.csv"'
            return answer
        return self.listed(rows, entry_row)


class RecordVerification(MissionView):
    """The proof of the record."""

    gives = {"GET": VerificationRow}

    def get(self, request: Request, key: str) -> Response:
        """Walk the chain of hashes and compare it with the head kept with the mission."""
        found = record.verify(self.mission)
        return self.shown(
            {
                "holds": found.holds,
                "entries": found.entries,
                "head": found.head,
                "first_fault": found.first_fault,
            }
        )


class Echo:
    """A file that hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _lines(rows: Any) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)  # the mark tells spreadsheets: UTF-8
    for entry in rows.iterator(chunk_size=500):
        row = entry_row(entry)
        yield writer.writerow([cell(row[column]) for column in COLUMNS])


def cell(value: Any) -> str:
    """Return a cell as text; one that a spreadsheet would take for a formula is quoted."""
    text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
