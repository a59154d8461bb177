"""What changed between two versions: section by section, word by word, row by row.

Identical blocks are matched first, words inside changed blocks after. Marks of removed words are set so
that the new text's own marks stay as they are: a redline is as well formed as the text that it shows.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

MOST_TOKENS = 6000
_TOKEN = re.compile(r"<[^>]*>|[^<\s]+|\s+")
_TAG = re.compile(r"</?([a-z0-9]+)")
_NO_TEXT = frozenset({"", "ul", "ol", "table", "thead", "tbody", "tr"})


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return `change` (unchanged, changed, added, removed) and a redline for each section of two readings."""
    before = {section["key"]: section for section in old["sections"]}
    after = {section["key"]: section for section in new["sections"]}
    keys = [*after, *(key for key in before if key not in after)]
    return [_section(before.get(key), after.get(key)) for key in keys]


def _section(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> dict[str, Any]:
    either = new or old or {}
    was, is_now = _text(old), _text(new)
    rows = _rows((old or {}).get("rows") or [], (new or {}).get("rows") or [])
    if was == is_now and not any(rows.values()):
        change = "unchanged"
    elif not was and not (old or {}).get("rows"):
        change = "added"
    elif not is_now and not (new or {}).get("rows"):
        change = "removed"
    else:
        change = "changed"
    redline = "" if was == is_now else redlined(was, is_now)
    return {"key": either["key"], "title": either["title"], "change": change, "html": redline, "rows": rows}


def _text(section: Mapping[str, Any] | None) -> str:
    if not section:
        return ""
    reason = section.get("not_applicable") or ""
    escaped = reason.replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>{escaped}</p>" if reason else section.get("content") or ""


def _rows(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> dict[str, list[Any]]:
    before = {row["id"]: row for row in old}
    after = {row["id"]: row for row in new}
    return {
        "added": [row for key, row in after.items() if key not in before],
        "removed": [row for key, row in before.items() if key not in after],
        "changed": [row for key, row in after.items() if key in before and before[key] != row],
    }


def redlined(old: str, new: str) -> str:
    """Return the new HTML with what was added in `ins` and what went in `del`."""
    was, is_now = _blocks(old), _blocks(new)
    pieces: list[str] = []
    for act, a, b, c, d in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        if act == "equal":
            pieces += is_now[c:d]
        else:
            pieces.append(_words("".join(was[a:b]), "".join(is_now[c:d])))
    return "".join(pieces)


def _blocks(html: str) -> list[str]:
    """Part canonical HTML into its blocks of the first level."""
    blocks, depth, start = [], 0, 0
    for mark in re.finditer(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if mark[2] == "br":
            continue
        depth += -1 if mark[1] else 1
        if depth == 0:
            blocks.append(html[start : mark.end()])
            start = mark.end()
    return blocks


def _words(old: str, new: str) -> str:
    was, is_now = _TOKEN.findall(old), _TOKEN.findall(new)
    if not new:
        return _removed_block(old)
    if len(was) + len(is_now) > MOST_TOKENS:
        return _removed_block(old) + "".join(_inserted(is_now))
    return "".join(_merged(was, is_now))


def _removed_block(old: str) -> str:
    text = " ".join("".join(" " if token.startswith("<") else token for token in _TOKEN.findall(old)).split())
    return f"<p><del>{text}</del></p>" if text else ""


def _merged(was: list[str], is_now: list[str]) -> Iterator[str]:
    """Yield the new text's tokens with marks; removed words wait until they stand where text may stand."""
    waiting: list[str] = []
    open_tags: list[str] = []
    for act, a, b, c, d in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        if act != "equal":
            waiting += [token for token in was[a:b] if not token.startswith("<")]
        for piece in is_now[c:d] if act == "equal" else _inserted(is_now[c:d]):
            if waiting and _holds_text(open_tags):
                yield _removed(waiting)
                waiting = []
            yield piece
            _follow(open_tags, piece)
    if waiting:
        yield f"<p>{_removed(waiting)}</p>"


def _holds_text(open_tags: list[str]) -> bool:
    return bool(open_tags) and open_tags[-1] not in _NO_TEXT


def _removed(tokens: list[str]) -> str:
    text = "".join(tokens).strip()
    return f"<del>{text}</del> " if text else ""


def _inserted(tokens: list[str]) -> Iterator[str]:
    text: list[str] = []
    for token in [*tokens, ""]:
        if token and not token.startswith("<"):
            text.append(token)
            continue
        if text:
            run = "".join(text)
            yield f"<ins>{run}</ins>" if run.strip() else run
            text = []
        if token:
            yield token


def _follow(open_tags: list[str], piece: str) -> None:
    tag = _TAG.match(piece)
    if tag is None or tag[1] in ("br", "ins"):
        return
    if piece.startswith("</"):
        open_tags.pop()
    else:
        open_tags.append(tag[1])
