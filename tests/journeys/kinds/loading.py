"""Registers of a mission as a script loads them: each as one sheet, its links by the signs of rows."""

import csv
import io
from collections.abc import Mapping, Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.journeys.client import Data
from tests.journeys.mission_file import MissionFile

MARK = "A: invented country"
Rows = Sequence[Mapping[str, object]]


def sheet(rows: Rows) -> bytes:
    """Return rows as CSV, each with its sign (where it has none of its own) and its source mark."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, [*columns, "source"], restval="")
    writer.writeheader()
    writer.writerows({**row, "source": MARK} for row in rows)
    return out.getvalue().encode()


def load(file: MissionFile, registers: Mapping[str, Rows], who: str = "planner") -> None:
    """Take registers in, in the order given; a sheet that holds anything wrong changes nothing."""
    for register, rows in registers.items():
        here = f"plan/{register}/sheet/"
        out = file.ask("GET", here, who=who)
        sent = {"file": SimpleUploadedFile(f"{register}.csv", sheet(rows)), "on": file.day}
        counts = file.ask("PUT", here, sent, who=who, if_match=out.headers["ETag"]).data["counts"]
        assert counts["new"] + counts["changed"] == len(rows), (register, counts)
        assert counts["faults"] == 0


def by_sign(file: MissionFile, register: str) -> dict[str, Data]:
    """Return the rows of a register by their signs."""
    return {row["reference"]: row for row in file.rows(f"plan/{register}/")}


def entered(file: MissionFile) -> dict[str, int]:
    """Return how many rows each register holds, and check that each bears its source mark."""
    held = {key: file.rows(f"plan/{key}/") for key in file.get("plan/")}
    bare = [(key, row["id"]) for key, rows in held.items() for row in rows if row["source"] != MARK]
    assert bare == []
    return {key: len(rows) for key, rows in held.items() if rows}
