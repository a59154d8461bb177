"""What changed in a register between two versions: rows by their own identity, column by column."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from outputs.printing.sources import LONGEST_NAME, mark_of
from outputs.printing.words import ISO_DATE, words
from outputs.redlines import said_anew

UNSEEN = frozenset({"id", "source", "version"})  # never printed, so no change that anybody reads


def row_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the rows `added`, `removed` and `changed` (as they are now) of a section in two readings.

    `cells` says of each changed row its `id`, its `name`, and of each column that changed `key` and `title`,
    the value before and after in words, and both as a redline. Columns that are never printed do not count.
    """
    before = {row["id"]: row for row in old.get("rows") or []}
    after = {row["id"]: row for row in new.get("rows") or []}
    titles = _titles(old.get("columns") or (), new.get("columns") or ())
    both = [(before[key], row) for key, row in after.items() if key in before]
    told = [(row, _cells(was, row, titles)) for was, row in both]
    return {
        "added": [row for key, row in after.items() if key not in before],
        "removed": [row for key, row in before.items() if key not in after],
        "changed": [row for row, cells in told if cells],
        "cells": [{"id": row["id"], "name": name_of(row), "cells": cells} for row, cells in told if cells],
    }


def name_of(row: Mapping[str, Any]) -> str:
    """Return the reference and name by which people know a row; its number where nothing in it is a name."""
    known = mark_of(row)[0] or f"#{row.get('id')}"
    told = words(row.get("name") or row.get("title") or row.get("text"))
    return known if not told or told.startswith(known[:20]) else f"{known} {_short(told)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def _titles(*columns: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {
        str(column["key"]): str(column.get("title") or column["key"]) for part in columns for column in part
    }


def _cells(old: Mapping[str, Any], new: Mapping[str, Any], titles: Mapping[str, str]) -> list[dict[str, str]]:
    keys = [*new, *(key for key in old if key not in new)]
    return [
        {"key": key, "title": titles.get(key) or key.replace("_", " ").capitalize(), **_told(*values)}
        for key in keys
        if key not in UNSEEN and (values := (old.get(key), new.get(key)))[0] != values[1]
    ]


def _told(old: Any, new: Any) -> dict[str, str]:
    was, now = words(old), words(new)
    return {
        "old": was,
        "new": now,
        "html": redline_of(was, now, whole=not (_is_text(old) and _is_text(new))),
    }


def redline_of(old: str, new: str, *, whole: bool) -> str:
    """Return two values in words as a redline: word by word, or as a `whole` where they are no sentences."""
    was, now = escape(old, quote=False), escape(new, quote=False)
    if not whole:
        return said_anew(was, now)
    gap = " " if was and now else ""
    return (f"<del>{was}{gap}</del>" if was else "") + (f"<ins>{now}</ins>" if now else "")


def _is_text(value: Any) -> bool:
    return isinstance(value, str | list | Mapping) and not (isinstance(value, str) and ISO_DATE.match(value))
