"""Charts beside their tables: which registers are drawn, with number, caption and note."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.printing.framework import framework
from outputs.printing.say import direction, said
from outputs.printing.schedule import Printed, schedule
from outputs.printing.words import words

RESULTS = "Results framework: how the results hang together"
TIMES = "Implementation schedule: mission and country team side by side"
FROM = "Drawn from table %(number)s, which says the same in words."
PATH = "Critical path, worked out from dates and links: %(rows)s."
MARKED = "Held to be critical, though dates and links leave room: %(rows)s."
WITHOUT = "Rows without a beginning are in the table only: %(rows)s."


@dataclass(frozen=True, slots=True)
class Chart:
    """A numbered chart: its drawings, one a page, and the note below the last of them."""

    number: int
    title: str
    drawings: tuple[str, ...]
    note: str


def chart_of(
    section: Mapping[str, Any], sections: Sequence[Mapping[str, Any]], table: int, numbers: Iterator[int]
) -> Chart | None:
    """Return the chart of a section's rows where its register is one that is drawn and has what is needed.

    `sections` is the whole document, where the rows' references are explained; `table` the number of the
    table that says the same.
    """
    mirrored = direction() == "rtl"
    register, rows = section.get("register"), section.get("rows") or ()
    note = said(FROM) % {"number": table}
    if register == "activities":
        title = said(RESULTS)
        drawings = framework(rows, _names(sections), f"{title}. {note}", mirrored=mirrored)
    elif register == "schedule":
        title = said(TIMES)
        phases, milestones = (_rows(sections, key) for key in ("phases", "milestones"))
        printed = schedule(rows, phases, f"{title}. {note}", milestones=milestones, mirrored=mirrored)
        drawings = printed.drawings
        note = " ".join([note, *_told(printed)])
    else:
        return None
    return Chart(next(numbers), title, tuple(drawings), note) if drawings else None


def _rows(sections: Sequence[Mapping[str, Any]], register: str) -> Sequence[Mapping[str, Any]]:
    return next((one.get("rows") or () for one in sections if one.get("register") == register), ())


def _told(printed: Printed) -> Iterator[str]:
    """Yield what is worked out of a schedule, and what cannot be drawn, in sentences."""
    if printed.paths:
        paths = said("; ").join(" › ".join(path) for path in printed.paths)
        yield said(PATH) % {"rows": paths}
    if printed.marked:
        yield said(MARKED) % {"rows": ", ".join(printed.marked)}
    if printed.without:
        yield said(WITHOUT) % {"rows": ", ".join(printed.without)}


def _names(sections: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of objectives and benchmarks by their references."""
    return {
        str(row["reference"]): words(row.get("name") or row.get("text") or row.get("title"))
        for section in sections
        if section.get("register") in ("objectives", "benchmarks")
        for row in section.get("rows") or ()
        if row.get("reference")
    }
