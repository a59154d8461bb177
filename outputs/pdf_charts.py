"""Charts beside their tables: which registers are drawn, with number, caption and note."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.pdf_framework import framework
from outputs.pdf_say import direction, said
from outputs.pdf_schedule import schedule
from outputs.pdf_words import words

RESULTS = "Results framework: how the results hang together"
TIMES = "Implementation schedule: mission and country team side by side"
FROM = "Drawn from table %(number)s, which says the same in words."
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
        phases = next((one.get("rows") or () for one in sections if one.get("register") == "phases"), ())
        drawings, without = schedule(rows, phases, f"{title}. {note}", mirrored=mirrored)
        if without:
            note = f"{note} {said(WITHOUT) % {'rows': ', '.join(without)}}"
    else:
        return None
    return Chart(next(numbers), title, tuple(drawings), note) if drawings else None


def _names(sections: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of objectives and benchmarks by their references."""
    return {
        str(row["reference"]): words(row.get("name") or row.get("text") or row.get("title"))
        for section in sections
        if section.get("register") in ("objectives", "benchmarks")
        for row in section.get("rows") or ()
        if row.get("reference")
    }
