"""What changed between two versions: section by section, word by word, row by row.

One account for the page, the API, the PDF and Word.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext as _

from outputs.canonical import word_count
from outputs.comparison.rows import row_changes
from outputs.definition.registers import CONFIDENTIAL
from outputs.redlines import redlined

__all__ = ["compare", "redlined"]

_FORM = re.compile(r'<del class="form" data-told="([^"]*)"></del>')
_MARKED = {kind: re.compile(rf"<{kind}(?: [^>]*)?>(.*?)</{kind}>") for kind in ("ins", "del")}


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what became of each section of two readings, in the order of the newer one.

    Each has `change` (unchanged, changed, added, removed), `html` (a redline, see `outputs.redlines`),
    `words` (how many were inserted and deleted), `forms` (what else was otherwise, in sentences) and `rows`
    (see `compare_rows`). Registers that are confidential are left out.
    """
    before = {section["key"]: section for section in old["sections"]}
    after = {section["key"]: section for section in new["sections"]}
    keys = [*after, *(key for key in before if key not in after)]
    shown = [(before.get(key, {}), after.get(key, {})) for key in keys]
    return [_section(was, now) for was, now in shown if (now or was).get("register") not in CONFIDENTIAL]


def _section(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    either = new or old
    was, is_now = _text(old), _text(new)
    rows = row_changes(old, new)
    reasoned = bool(old.get("not_applicable")) != bool(new.get("not_applicable"))
    if was == is_now and not reasoned and not any(rows.values()):
        change = "unchanged"
    elif not was and not old.get("rows"):
        change = "added"
    elif not is_now and not new.get("rows"):
        change = "removed"
    else:
        change = "changed"
    redline = "" if was == is_now else redlined(was, is_now)
    return {
        "key": either["key"],
        "title": either["title"],
        "change": change,
        "html": redline,
        "words": {"inserted": _count("ins", redline), "deleted": _count("del", redline)},
        "forms": [*_reasoned(old, new), *map(unescape, dict.fromkeys(_FORM.findall(redline)))],
        "rows": rows,
    }


def _text(section: Mapping[str, Any]) -> str:
    reason = str(section.get("not_applicable") or "")
    return f"<p>{escape(reason, quote=False)}</p>" if reason else section.get("content") or ""


def _reasoned(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    before, after = bool(old.get("not_applicable")), bool(new.get("not_applicable"))
    if before == after:
        return []
    return [_("Now marked as not applicable.") if after else _("No longer marked as not applicable.")]


def _count(kind: str, redline: str) -> int:
    return sum(word_count(text) for text in _MARKED[kind].findall(redline))
