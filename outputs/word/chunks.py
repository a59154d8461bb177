"""A draft parted at its headings, and each part led to a section: by hand, by its mark, or by its title."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from outputs.definition.shape import OutputType, Section
from outputs.printing.say import LANGUAGES, said, speaking
from outputs.word.origin import digest
from outputs.word.shapes import Block, Draft

ALIKE = 0.87
LONGEST_HEADING = 120
SECTION = "s_"
COVER = "cover"
_NUMBERING = re.compile(
    r"^\s*(?:(?:[ivxlc]+|[0-9]+(?:\.[0-9]+)*|[a-z])[.):]\s*|[0-9]+(?:\.[0-9]+)*\s+)+", re.IGNORECASE
)


@dataclass(slots=True)
class Chunk:
    """What stands from one heading to the next; `lead` is the heading, None for what comes before all.

    `how` tells what led it to its section: assigned, mark, title, alike, bold, within (below a heading of
    the section), or "" where no section was found. `depth` is the level of the section's own heading.
    """

    index: int
    lead: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    section: Section | None = None
    how: str = ""
    depth: int = 0

    @property
    def heading(self) -> str:
        """The words of the heading, "" for what comes before all."""
        return self.lead.name or self.lead.text if self.lead is not None else ""

    @property
    def everything(self) -> list[Block]:
        """Heading and text."""
        return [self.lead, *self.blocks] if self.lead is not None else self.blocks

    @property
    def leads(self) -> bool:
        """Whether the heading is that of the section itself, so that it is no part of its text."""
        return self.how in ("mark", "title", "alike", "bold") and not self.is_text

    @property
    def is_text(self) -> bool:
        """Whether the line that bears the section's mark is text, and no heading at all."""
        if self.lead is None or self.how != "mark" or not self.lead.text:
            return False
        named = self.section is not None and bare(self.lead.name) in names_of(self.section.title)
        return not named and (not self.lead.level or len(self.lead.text) > LONGEST_HEADING)


def mark_of(key: str) -> str:
    """Return the mark that the heading of a section bears in a file that is given out."""
    return SECTION + key.replace("-", "_")


def text_blocks(chunk: Chunk) -> list[Block]:
    """Return what stands in the text of the section, its own heading left out."""
    return chunk.blocks if chunk.leads else chunk.everything


def words_digest(blocks: list[Block]) -> str:
    """Return the mark of the words of some blocks, whatever their spaces and signs."""
    return text_digest(" ".join(block.text for block in blocks))


def text_digest(text: str) -> str:
    """Return the mark of the words of a text."""
    return digest(" ".join(re.findall(r"\w+", text)))


def chunks_of(draft: Draft, output: OutputType, assignments: Mapping[int, str]) -> list[Chunk]:
    """Return the draft in parts, in order, each with the section that it belongs to."""
    chunks = [Chunk(0)]
    for block in draft.blocks:
        if block.level or block.anchor or _named(block, output)[0] is not None:
            chunks.append(Chunk(len(chunks), block))
        else:
            chunks[-1].blocks.append(block)
    section, depth = None, 0
    for chunk in chunks:
        section, depth, chunk.how = _led(chunk, output, assignments, section, depth)
        chunk.section, chunk.depth = section, depth
    return chunks


def _led(
    chunk: Chunk, output: OutputType, assignments: Mapping[int, str], section: Section | None, depth: int
) -> tuple[Section | None, int, str]:
    """Return section, depth of its heading and how it was found, given those of the part before."""
    lead = chunk.lead
    level = lead.level if lead is not None else 0
    if chunk.index in assignments:
        key = assignments[chunk.index]
        return (output.section(key), level or depth or 1, "assigned") if key else (None, level, "")
    if lead is None:
        return None, 0, ""
    marked = {mark_of(one.key): one for one in output.sections}
    if lead.anchor in marked:
        return marked[lead.anchor], level or 1, "mark"
    if lead.anchor == COVER:
        return None, level, ""
    named, how = _named(lead, output)
    if named is not None:
        return named, level or depth or 1, how
    if section is not None and level > depth:
        return section, depth, "within"
    return None, level, ""


def _named(block: Block, output: OutputType) -> tuple[Section | None, str]:
    """Return the section that a heading, or a short line in bold, names, and how."""
    if not (block.level or block.bold) or len(block.name) > LONGEST_HEADING:
        return None, ""
    text = bare(block.name)
    known = [(name, one) for one in output.sections for name in (*names_of(one.title), bare(one.key))]
    exact = next((one for name, one in known if name == text), None)
    if exact is not None or not block.level or not text:
        return exact, ("title" if block.level else "bold")
    best = max(known, key=lambda pair: SequenceMatcher(None, pair[0], text).ratio())
    alike = SequenceMatcher(None, best[0], text).ratio() >= ALIKE
    return (best[1], "alike") if alike else (None, "")


@cache
def names_of(title: str) -> tuple[str, ...]:
    """Return a title in each of the languages that documents are written in, the words only."""
    names = [bare(title)]
    for language in LANGUAGES:
        with speaking(language):
            names.append(bare(said(title)))
    return tuple(dict.fromkeys(filter(None, names)))


def bare(text: str) -> str:
    """Return a heading's words without numbering, signs and capitals."""
    plain = re.sub(r"[^\w\s]", " ", _NUMBERING.sub("", text).replace("-", " ").casefold())
    return " ".join(plain.split())
