"""What was otherwise about a block whose words may be the same: list, direction, alignment, level, cells."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from outputs.redlines.tree import Block


def forms(old: Block, new: Block) -> list[str]:
    """Return in sentences what the block was before, as far as it is not so any more."""
    was, now = old.attributes, new.attributes
    return [
        *_kinds(old, new),
        *([_directed(was.get("dir", ""))] if was.get("dir") != now.get("dir") else []),
        *_classes(set(was.get("class", "").split()), set(now.get("class", "").split())),
        *_cells(was, now),
    ]


def _kinds(old: Block, new: Block) -> Iterator[str]:
    was, now = old.attributes, new.attributes
    if old.family == "list":
        if (old.tag, was.get("type", "1")) != (new.tag, now.get("type", "1")):
            yield _("Was a list with %(signs)s.") % {"signs": _signs(old)}
        if old.tag == new.tag and was.get("start", "1") != now.get("start", "1"):
            yield _("Counting began at %(number)s.") % {"number": was.get("start", "1")}
    elif old.tag != new.tag:
        yield {
            "p": _("Was a paragraph."),
            "h3": _("Was a heading."),
            "h4": _("Was a subheading."),
            "td": _("Was a cell of the table's body."),
            "th": _("Was a heading of the table."),
        }.get(old.tag, _("Was elsewhere in the table."))


def _signs(block: Block) -> str:
    if block.tag == "ul":
        return _("bullets")
    return {
        "a": _("small letters"),
        "A": _("capital letters"),
        "i": _("small Roman numerals"),
        "I": _("Roman numerals"),
    }.get(block.attributes.get("type", ""), _("numbers"))


def _directed(was: str) -> str:
    return {
        "rtl": _("Was written from right to left."),
        "ltr": _("Was written from left to right."),
        "auto": _("Its direction followed from its letters."),
    }.get(was, _("Was written in the direction of the document."))


def _classes(was: set[str], now: set[str]) -> Iterator[str]:
    if "numbered" in was ^ now:
        yield _("Was numbered.") if "numbered" in was else _("Was not numbered.")
    if (was ^ now) & {"centre", "end"}:
        if "centre" in was:
            yield _("Was centred.")
        elif "end" in was:
            yield _("Was set to the end of the line.")
        else:
            yield _("Was set to the beginning of the line.")


def _cells(was: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    if was.get("colspan", "1") != now.get("colspan", "1"):
        yield _("Columns taken up before: %(number)s.") % {"number": was.get("colspan", "1")}
    if was.get("rowspan", "1") != now.get("rowspan", "1"):
        yield _("Rows taken up before: %(number)s.") % {"number": was.get("rowspan", "1")}
    if was.get("scope") != now.get("scope"):
        yield {"row": _("Was the heading of a row."), "col": _("Was the heading of a column.")}.get(
            was.get("scope", ""), _("Was not the heading of a row or column.")
        )
