"""What is read from a Word file: plain data that can be kept as JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any

Entry = dict[str, Any]


@dataclass(slots=True)
class Block:
    """A block of the draft: its HTML and bare text, and the level where it is a heading (0 where not).

    `notes` are the words of its footnotes, which `text` holds as well, and `name` the text without them.
    `bold` tells of a paragraph all in bold; `anchor` is the mark under which the file was given out, so that
    a heading is known again; `changes` and `remarks` stand in this block.
    """

    html: str
    text: str
    level: int = 0
    bold: bool = False
    anchor: str = ""
    changes: list[Entry] = field(default_factory=list)
    remarks: list[Entry] = field(default_factory=list)
    name: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file that was given out says of itself.

    `sections` holds for each section its version and the digest of its text when the file was made; `hash`
    is the version's (empty for a draft), `digests` those of what the file prints beside the texts.
    """

    mission: str
    output: str
    number: int
    hash: str = ""
    template_version: str = ""
    language: str = "en"
    sections: dict[str, Entry] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A Word file as read: blocks in order, what was left out and why, and where it came from.

    `left_out` entries have `kind` (text box, header, footer, picture, ...), `text`, and `where` (the words
    just before); `remarks` are those whose place in the text is unknown.
    """

    blocks: list[Block] = field(default_factory=list)
    left_out: list[Entry] = field(default_factory=list)
    remarks: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    origin: Origin | None = None

    def stored(self) -> Entry:
        """Return the draft as data ready for JSON."""
        return asdict(self)

    @classmethod
    def restored(cls, data: Entry) -> "Draft":
        """Return the draft that `stored` made data of."""
        origin = data.get("origin")
        return cls(
            blocks=[Block(**block) for block in data["blocks"]],
            left_out=list(data["left_out"]),
            remarks=list(data["remarks"]),
            warnings=list(data["warnings"]),
            origin=Origin(**origin) if origin else None,
        )


@dataclass(slots=True)
class Placed:
    """The draft by sections: what was taken, what was not, and what to tell the reader.

    `blocks` lists every heading found, in order, with the HTML below it and the section it was led to; its
    index is what `place(..., assignments={index: section_key})` takes.
    """

    taken: dict[str, str] = field(default_factory=dict)
    not_taken: list[dict[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changes: list[Entry] = field(default_factory=list)
    remarks: list[Entry] = field(default_factory=list)
    blocks: list[Entry] = field(default_factory=list)
    origin: Origin | None = None
