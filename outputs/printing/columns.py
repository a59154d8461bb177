"""Which columns of a register are printed as such, which as notes below the row, and which once for all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from outputs.printing.closed import as_written, closed
from outputs.printing.say import headed
from outputs.printing.squeeze import cramped, lines, squeezed
from outputs.printing.widths import PORTRAIT, Need, need_of
from outputs.printing.words import ISO_DATE, is_figure, words
from plans.budget.tables import DERIVED

NOT_PRINTED = frozenset({"id", "source", "version", "row", "register"})  # marks of origin stand in the annex
MOST_COLUMNS = 7
MOST_LINES = 3.0  # lines that a row may take on average before columns become notes
SELDOM = 0.34  # a column filled in fewer of the rows is a note
SIGN = re.compile(r"(?<=\d) %")  # the sign stays with its figure
FIGURES = 4  # as many columns of figures are worth standing side by side

# What a reader looks for first, in the order of reading. Other registers are laid out by what they hold.
MAIN: dict[str, tuple[str, ...]] = {
    "objectives": ("reference", "name", "statement", "strategy", "lead"),
    "benchmarks": ("reference", "name", "definition", "baseline", "target", "target_date", "objective"),
    "assumptions": ("reference", "text", "recheck", "tripwire", "owner"),
    "options": ("reference", "title", "size", "can", "cannot_do", "time_to_place", "cost_index"),
    "scenarios": ("reference", "name", "likelihood", "signals", "consequence", "trigger"),
    "mandate-tasks": ("reference", "paragraph", "text", "coverage", "served_by", "benchmarks", "funding"),
    "mismatches": ("reference", "task", "effect", "solution", "how", "settled_on"),
    "consultations": ("reference", "output", "with_whom", "held_on", "text", "answer"),
    "processes": ("reference", "name", "owner", "period", "product", "alignment"),
    "functions": ("reference", "name", "lead", "objectives", "counterpart", "hand_over", "starts"),
    "structure": ("reference", "name", "functions", "reports_to", "location", "strength"),
    "posts": ("reference", "name", "grade", "status", "target_date", "holder", "element"),
    "profiles": ("reference", "name", "expertise", "language", "needed", "found", "gap"),
    "activities": ("reference", "name", "need", "assessed", "voluntary", "pledged", "gap"),
    "schedule": ("reference", "title", "date", "until", "lead", "depends_on"),
    "resources": ("reference", "name", "unit", "needed", "available", "gap", "time_to_place"),
    "funding": ("reference", "name", "funder", "needed", "pledged", "received", "gap"),
    "contingencies": ("reference", "name", "sign", "measures", "ordered_by"),
    "result-frames": ("reference", "name", "need", "gap", "assessed", "beside", "amount"),
    "cost-lines": ("reference", "name", "follows", "amount", "difference", "resources"),
    "component-totals": ("reference", "name", "need", "assessed", "voluntary", "gap", "cost"),
    "staffing": ("reference", "name", "posts", "filled", "needed", "available", "gap"),
    "funding-by-source": ("source_of", "planned", "pledged", "received", "gap"),
    "task-funding": ("reference", "task", "activities", "need", "gap", "state", "raised_by"),
    "alignment": ("reference", "name", "frames", "activities", "need", "amount", "state"),
    "plan-against-budget": ("line", "finding", "plan", "budget", "difference"),
    "commitments": ("reference", "name", "amount", "status", "granted", "asked_on", "granted_on"),
    "phases": ("reference", "name", "starts", "until", "strength", "condition"),
    "joint-programmes": ("reference", "name", "objective", "entities", "lead", "started_on"),
}
# What another column says already, wherever its text holds the same words.
SAID = {
    "baseline_value": "baseline", "target_value": "target", "unit": "target", "paragraph": "reference",
}  # fmt: skip
# Columns whose sum means something; all amounts are in thousands of dollars.
SUMMED: dict[str, tuple[str, ...]] = {
    "activities": (
        "need",
        "assessed",
        "voluntary",
        "pledged",
        "received",
        "other",
        "other_pledged",
        "other_received",
        "gap",
    ),
    "funding": ("needed", "pledged", "received", "gap"),
    "resources": ("cost",),
    "commitments": ("amount", "granted"),
    **{key: one.totals for key, one in DERIVED.items()},
}
MONEY: dict[str, tuple[str, ...]] = {
    **SUMMED,
    "budget-frames": ("amount", "beside"),
    "assets": ("value",),
    "task-funding": ("need", "covered", "gap"),
    "plan-against-budget": ("plan", "budget", "difference"),
    "staffing": (),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the register with the words of each row."""

    key: str
    title: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]

    @property
    def figures(self) -> bool:
        """Whether it holds figures and nothing else."""
        return all(is_figure(value) for value, text in zip(self.values, self.texts, strict=True) if text)

    @property
    def dates(self) -> bool:
        """Whether it holds dates and nothing else."""
        return all(isinstance(value, str) and ISO_DATE.match(value) for value in self.values if value)

    @property
    def filled(self) -> float:
        """The share of rows in which it says something."""
        return sum(map(bool, self.texts)) / len(self.texts)

    @property
    def need(self) -> Need:
        """What it asks for as a column."""
        return self.need_with("")

    def need_with(self, total: str) -> Need:
        """Return what it asks for as a column with a sum below it."""
        texts = (*self.texts, total) if total else self.texts
        return need_of(self.title, texts, figures=self.figures, whole=self.dates)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns, the notes in their order, and what is the same in all rows; whether pages are turned."""

    main: tuple[Field, ...]
    notes: tuple[Field, ...]
    common: tuple[Field, ...]
    wide: bool

    @property
    def cramped(self) -> bool:
        """Whether its words or figures lack room on an upright page."""
        return cramped([field.need for field in self.main], PORTRAIT)


def layout_of(
    register: str,
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    *,
    single: bool = False,
) -> Layout:
    """Return how a register is printed. What is empty, or "no", in all rows is left out.

    `single` tells that the rows are one and the same at two times, so that nothing in it is common to many.
    """
    fields = _unsaid(register, [field for field in _fields(register, columns, rows) if field.filled])
    summed = SUMMED.get(register, ())
    common = [
        field
        for field in fields[2:]
        if not single and _same(field) and not (field.key in summed and any(field.values))
    ]
    fields = [field for field in fields if field not in common]
    main, wide = _arranged(register, fields)
    notes = [field for field in fields if field not in main]
    return Layout(tuple(main), tuple(notes), tuple(common), wide)


def _arranged(register: str, fields: Sequence[Field]) -> tuple[Sequence[Field], bool]:
    """Return the columns, and whether they ask for a turned page; what fits on neither page is let go."""
    main = fields if len(fields) <= MOST_COLUMNS and _readable(fields) else _chosen(register, fields)
    while len(main) > 2:
        if squeezed([field.need for field in main], _texts(main), PORTRAIT):
            return main, True
        if sum(field.need.least for field in main) <= PORTRAIT:
            break
        main = main[:-1]
    return main, False


def _texts(fields: Sequence[Field]) -> list[tuple[str, ...]]:
    return list(zip(*(field.texts for field in fields), strict=True))


def _fields(
    register: str, columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> list[Field]:
    found, readings = [], closed(register)
    for column in columns:
        if (key := column["key"]) in NOT_PRINTED:
            continue
        values = tuple(row.get(key) for row in rows)
        reading = readings.get(key, as_written)
        negative = all(value is False or value in (None, "") for value in values)
        texts = tuple("" if negative else SIGN.sub("\u00a0%", words(reading(value))) for value in values)
        title = headed(register, str(column.get("title") or key))
        found.append(Field(key, title, values, texts))
    return found


def _unsaid(register: str, fields: Sequence[Field]) -> list[Field]:
    """Take out what another column says in the same words: a main column as a whole, a note row by row."""
    by_key = {field.key: field for field in fields}
    left = []
    for field in fields:
        other = by_key.get(SAID.get(field.key, ""))
        texts = field.texts if other is None else tuple(map(_beyond, field.texts, other.texts))
        if any(texts):
            entire = field.key in MAIN.get(register, ())
            left.append(field if entire else replace(field, texts=texts))
    return left


def _beyond(text: str, said: str) -> str:
    """Return the text, or nothing if `said` holds it as words of its own, or it is a mere dash."""
    held = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", said)
    return text if text.strip("-–—") and not held else ""


def _same(field: Field) -> bool:
    return len(field.texts) > 1 and len(set(field.texts)) == 1


def _readable(fields: Sequence[Field]) -> bool:
    """Return whether all of it fits on an upright page in columns that are no narrow ribbons."""
    if not fields:
        return True
    needs = [field.need for field in fields]
    if sum(need.least for need in needs) > PORTRAIT:
        return False
    return lines(needs, _texts(fields), PORTRAIT) <= MOST_LINES


def _chosen(register: str, fields: Sequence[Field]) -> list[Field]:
    by_key = {field.key: field for field in fields}
    named = [by_key[key] for key in MAIN.get(register, ()) if key in by_key]
    if named:
        return [field for place, field in enumerate(named) if place < 2 or field.filled >= SELDOM]
    figures = [field for field in fields[2:] if field.figures and field.filled >= SELDOM]
    main = [*fields[:2], *(figures if len(figures) >= FIGURES else ())][:MOST_COLUMNS]
    for field in fields:
        if field in main:
            continue
        enough = field.filled >= SELDOM and len(main) < MOST_COLUMNS
        if enough and _readable([*main, field]):
            main.append(field)
    return sorted(main, key=fields.index)
