"""A draft put under the sections of its output; what finds no place is listed with the reason."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from lxml import html as lxml_html

from missions.errors import Unprocessable
from outputs.canonical import canonical
from outputs.definition.shape import OutputType, Section
from outputs.word.chunks import COVER, Chunk, bare, chunks_of, names_of, text_blocks, words_digest
from outputs.word.shapes import Block, Draft, Entry, Placed

NO_SECTION = "No section has this heading."
HEADING_NOTE = "A footnote of a heading; headings are set by the output and bear none."
REGISTER = "The section is filled from a register; enter the rows there."
_HEADING = re.compile(r"^<h[1-6]|</h[1-6]>$")
_LEFT = {
    "text box": "A text box.",
    "header": "The header of the pages.",
    "footer": "The footer of the pages.",
    "picture": "The description of a picture.",
    "diagram": "The words of a diagram.",
    "chart": "The words of a chart.",
    "table of contents": "A line of a table of contents.",
    "embedded text": "A text embedded in the file.",
    "unreadable passage": "A passage that could not be read where it stands.",
}


def place(draft: Draft, output: OutputType, assignments: Mapping[int, str] | None = None) -> Placed:
    """Put the draft's blocks under the sections that their headings name.

    A section is found by the mark with which the file was given out, else by its title or key.
    `assignments` leads a heading (its index in `Placed.blocks`) and what follows it to a section by hand, or
    to none ("" as key). KeyError for a section that the output does not have.
    """
    ours = draft.origin if draft.origin is not None and draft.origin.output == output.key else None
    printed = ours.printed if ours is not None else {}
    chunks = chunks_of(draft, output, assignments or {})
    found = Placed(warnings=list(draft.warnings), origin=draft.origin)
    found.blocks = [_shown(chunk) for chunk in chunks]
    for section in output.sections:
        own = [chunk for chunk in chunks if chunk.section is section]
        if own and printed.get(section.key) != words_digest([b for chunk in own for b in text_blocks(chunk)]):
            _take(found, section, own)
    for chunk in chunks:
        _tell(found, chunk)
    for heading, blocks, mark in _loose(chunks):
        if mark != COVER or printed.get(COVER) != words_digest(blocks):
            _leave(found, heading, blocks, NO_SECTION)
    for one in draft.left_out:
        if one["text"]:
            _leave_words(found, one)
    found.remarks += [{**one, "section": ""} for one in draft.remarks]
    return found


def _shown(chunk: Chunk) -> dict[str, object]:
    return {
        "index": chunk.index,
        "heading": chunk.heading,
        "text": chunk.heading,
        "level": chunk.lead.level if chunk.lead is not None else 0,
        "html": _html(chunk.blocks, chunk.depth)[0],
        "section": chunk.section.key if chunk.section is not None else "",
        "how": chunk.how,
    }


def _take(found: Placed, section: Section, own: list[Chunk]) -> None:
    if section.kind != "prose":
        for chunk in own:
            _leave(found, chunk.heading or section.title, _without_lead(chunk), REGISTER)
        return
    blocks = [block for chunk in own for block in text_blocks(chunk)]
    html, unfit = _html(blocks, own[0].depth)
    if html:
        found.taken[section.key] = html
    for text, reason in unfit:
        found.not_taken.append({"heading": section.title, "html": text, "reason": reason})


def _without_lead(chunk: Chunk) -> list[Block]:
    """The heading is named beside; a line that is none, such as a caption, stays with its table."""
    return chunk.blocks if chunk.lead is not None and chunk.lead.level else chunk.everything


def _tell(found: Placed, chunk: Chunk) -> None:
    """List what was changed and remarked in a part, and what is odd about its heading."""
    key = chunk.section.key if chunk.section is not None else ""
    for block in chunk.everything:
        found.changes += [{**one, "section": key} for one in block.changes]
        found.remarks += [{**one, "section": key} for one in block.remarks]
    if chunk.leads and chunk.lead is not None and chunk.lead.notes:
        html = f"<p>{escape(chunk.lead.notes, quote=False)}</p>"
        found.not_taken.append({"heading": chunk.heading, "html": html, "reason": HEADING_NOTE})
    if chunk.how == "bold":
        found.warnings.append(f"“{chunk.heading[:80]}” is no heading in Word, but was taken as one.")
    if chunk.section is not None and chunk.leads and bare(chunk.heading) not in names_of(chunk.section.title):
        if chunk.how == "mark" and not chunk.heading:
            found.warnings.append(f"The heading “{chunk.section.title}” was deleted; the section stays.")
        elif chunk.how in ("mark", "alike") and chunk.section.kind == "prose":
            title = chunk.section.title
            found.warnings.append(f"“{chunk.heading[:80]}” was taken for the heading “{title}”, which stays.")


def _loose(chunks: list[Chunk]) -> Iterator[tuple[str, list[Block], str]]:
    """Yield heading, blocks and mark of the parts without a section, lower headings with their upper one."""
    heading, mark, depth = "", "", 0
    blocks: list[Block] = []
    for chunk in chunks:
        lead = chunk.lead
        below = bool(heading) and lead is not None and lead.level > depth
        if chunk.section is None and (below or mark == COVER):
            blocks += chunk.everything
            continue
        if blocks or heading:
            yield heading, blocks, mark
        heading, mark, depth, blocks = "", "", 0, []
        if chunk.section is None:
            mark = lead.anchor if lead is not None else ""
            blocks = list(chunk.everything if mark == COVER else chunk.blocks)
            if lead is not None and mark != COVER:
                heading, depth = lead.text, lead.level
    if blocks or heading:
        yield heading, blocks, mark


def _leave(found: Placed, heading: str, blocks: list[Block], reason: str) -> None:
    html, unfit = _html(blocks, 0)
    if html or (heading and not unfit):
        found.not_taken.append({"heading": heading, "html": html, "reason": reason})
    for text, fault in unfit:
        found.not_taken.append({"heading": heading, "html": text, "reason": f"{reason} {fault}"})


def _leave_words(found: Placed, one: Entry) -> None:
    reason = _LEFT.get(one["kind"], str(one["kind"]))
    told = f"{reason} It stood after “{one['where']}”." if one["where"] else reason
    html = f"<p>{escape(one['text'], quote=False)}</p>"
    found.not_taken.append({"heading": "", "html": html, "reason": told})


def _html(blocks: list[Block], depth: int) -> tuple[str, list[tuple[str, str]]]:
    """Return blocks in canonical form, and those that do not fit with the reason."""
    written = [_levelled(block, depth) for block in blocks]
    try:
        return canonical("".join(written)), []
    except Unprocessable:
        pass
    fit: list[str] = []
    unfit: list[tuple[str, str]] = []
    for html in written:
        try:
            fit.append(canonical(html))
        except Unprocessable as fault:
            unfit.append((_plain(html), str(fault)))
    try:
        return canonical("".join(fit)), unfit
    except Unprocessable as fault:
        return "", [("".join(fit), str(fault)), *unfit]


def _levelled(block: Block, depth: int) -> str:
    """Return a block's HTML; a heading one level below the section's own is the first within it."""
    if not block.level:
        return block.html
    tag = "h3" if block.level - max(depth, 1) <= 1 else "h4"
    return _HEADING.sub(lambda end: f"</{tag}>" if end[0].startswith("</") else f"<{tag}", block.html)


def _plain(html: str) -> str:
    """Return what is too large for a section as paragraphs of words, the rows of a table one by one."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    lines = [
        " | ".join(" ".join(cell.text_content().split()) for cell in row.iterchildren("td", "th"))
        for row in root.iter("tr")
    ] or [" ".join(root.text_content().split())]
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line.strip(" |"))
