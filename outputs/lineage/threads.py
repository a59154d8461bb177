"""Threads: each row from document to document, with what became of its wording. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.html import escape

from outputs.comparison.versions import redlined
from outputs.lineage.shapes import Cell, Document, Followed, Kin, Other, Row, Table, Thread
from outputs.printing.words import words

NO_CHANGE = frozenset({"id", "source"})
LABEL = 80  # signs of a heading by which a row without a reference is called in links


def threads(documents: Sequence[Document], followed: Followed, kin: Mapping[int, Kin]) -> list[Thread]:
    """Return a thread for each row that a document carries: parts stand after their wholes."""
    carrying = [item for item in documents if followed.register in item.tables]
    rows: dict[int, Row] = {}
    for document in reversed(carrying):
        for key, row in document.tables[followed.register].rows.items():
            rows.setdefault(key, row)
    labels = {key: called(row, followed) for key, row in rows.items()}
    found = []
    for key, depth in _in_order(rows, kin):
        row, tie = rows[key], kin.get(key, Kin())
        found.append(
            Thread(
                id=key,
                reference=str(row.get("reference") or ""),
                name=str(row.get(followed.wording[0], "")),
                level=str(row.get("level") or ""),
                depth=depth,
                part_of=labels.get(tie.parent or 0, ""),
                carries_on=labels.get(tie.origin or 0, ""),
                carried_on_by=tuple(labels[one] for one in labels if kin.get(one, Kin()).origin == key),
                cells=tuple(_cells(key, carrying, followed)),
            )
        )
    return found


def called(row: Row, followed: Followed) -> str:
    """Return what links call a row: its sign, else the beginning of its heading."""
    return str(row.get("reference") or str(row.get(followed.wording[0], ""))[:LABEL])


def named(row: Row, followed: Followed) -> str:
    """Return a row's sign and heading, as sentences name it."""
    heading = str(row.get(followed.wording[0], ""))
    sign = str(row.get("reference") or "")
    return f"{sign} “{_short(heading)}”" if sign else f"“{_short(heading)}”"


def wording(row: Row, followed: Followed) -> str:
    """Return what a row says, as HTML: a paragraph for each column of its wording."""
    said = (str(row.get(key) or "") for key in followed.wording)
    return "".join(f"<p>{escape(' '.join(text.split()))}</p>" for text in said if text)


def _cells(key: int, carrying: Sequence[Document], followed: Followed) -> Iterator[Cell]:
    """Yield what became of a row in each document, against the one before that carried it."""
    last: tuple[Row, Table] | None = None
    held = False
    for document in carrying:
        table = document.tables[followed.register]
        row = table.rows.get(key)
        if row is None:
            yield Cell(document, "dropped" if held else "absent")
        elif last is None:
            yield Cell(document, "new", wording(row, followed))
        else:
            yield _against(document, last, (row, table), followed, held=held)
        held = row is not None
        last = (row, table) if row is not None else last


def _against(
    document: Document, last: tuple[Row, Table], now: tuple[Row, Table], followed: Followed, *, held: bool
) -> Cell:
    old, new = wording(last[0], followed), wording(now[0], followed)
    others = tuple(_others(last, now, followed))
    if not held:
        return Cell(document, "again", redlined(old, new), others)
    if old != new:
        return Cell(document, "changed", redlined(old, new), others)
    return Cell(document, "unchanged", new, others)


def _others(last: tuple[Row, Table], now: tuple[Row, Table], followed: Followed) -> Iterator[Other]:
    """Yield the columns beside the wording that say something else; columns known to both only."""
    for key, title in now[1].titles.items():
        if key in followed.wording or key in NO_CHANGE or key not in last[1].titles:
            continue
        was, said = words(last[0].get(key)), words(now[0].get(key))
        if was != said:
            yield Other(title, was, said)


def _in_order(rows: Mapping[int, Row], kin: Mapping[int, Kin]) -> Iterator[tuple[int, int]]:
    """Yield ids with their depth: a part follows its whole, a successor what it carries on."""
    below: dict[int | None, list[int]] = {}
    for key in rows:
        tie = kin.get(key, Kin())
        over = next((one for one in (tie.parent, tie.origin) if one in rows and one != key), None)
        below.setdefault(over, []).append(key)
    seen: set[int] = set()

    def walk(over: int | None, depth: int) -> Iterator[tuple[int, int]]:
        for key in below.get(over, []):
            if key not in seen:
                seen.add(key)
                yield key, depth
                yield from walk(key, depth + 1)

    yield from walk(None, 0)
    for key in rows:  # rows that are parts of each other in a ring have no beginning
        if key not in seen:
            seen.add(key)
            yield key, 0
            yield from walk(key, 1)


def _short(text: str) -> str:
    return text if len(text) <= LABEL else f"{text[: LABEL - 1].rstrip()}…"
