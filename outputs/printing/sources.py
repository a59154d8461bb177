"""The annex of a demonstration: each mark of origin once, with the tables and rows that carry it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.printing.say import said
from outputs.printing.words import words

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A mark of origin, the rows that carry it, counted and named."""

    mark: str
    rows: int
    where: str


def mark_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name by which a row is cited, and its mark of origin, empty for none."""
    return _name(row), words(row.get("source"))


def sources_of(tables: Iterable[tuple[int, Sequence[tuple[str, str]]]]) -> list[Source]:
    """Return the marks of numbered tables, those first that stand behind most rows.

    Rows that follow one another are named by the first and the last of them.
    """
    found: dict[str, list[tuple[int, str, int]]] = {}
    for number, rows in tables:
        marks = [mark for _name, mark in rows]
        for mark in dict.fromkeys(filter(None, marks)):
            places = [place for place, carried in enumerate(marks) if carried == mark]
            names = "" if len(places) == len(rows) else _runs(places, [name for name, _mark in rows])
            found.setdefault(mark, []).append((number, names, len(places)))
    sources = [
        Source(mark, sum(item[2] for item in places), _where(places)) for mark, places in found.items()
    ]
    return sorted(sources, key=lambda source: -source.rows)


def _where(places: Sequence[tuple[int, str, int]]) -> str:
    entire = [str(number) for number, names, _rows in places if not names]
    partly = [
        said("table %(number)s: %(rows)s") % {"number": n, "rows": names}
        for n, names, _rows in places
        if names
    ]
    several = said("all rows of tables %(numbers)s" if len(entire) > 1 else "all rows of table %(numbers)s")
    sentence = "; ".join([*([several % {"numbers": ", ".join(entire)}] if entire else []), *partly])
    return sentence[:1].upper() + sentence[1:]


def _runs(places: Sequence[int], names: Sequence[str]) -> str:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(_run([names[place] for place in run]) for run in runs)


def _run(names: Sequence[str]) -> str:
    if len(names) < 3:
        return ", ".join(names)
    return said("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}


def _name(row: Mapping[str, Any]) -> str:
    texts = (words(value) for key, value in row.items() if key not in ("id", "source", "version"))
    named = words(row.get("reference") or row.get("name") or row.get("text") or row.get("title"))
    named = named or next(filter(None, texts), "")
    return named if len(named) <= LONGEST_NAME else named[: LONGEST_NAME - 1].rstrip() + "…"
