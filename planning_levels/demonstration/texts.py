"""Reading the prose of the demonstration: plain text files, a section after each line that begins with `= `.

Blank lines part paragraphs; lines beginning with `- ` make a list, lines with ` | ` a table whose first line
is its head. A section whose text begins with `! ` does not apply, for the reason that follows.
"""

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

PROSE = Path(__file__).parent / "prose"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a section says, as HTML; or why it does not apply."""

    html: str = ""
    not_applicable: str = ""


@cache
def prose(name: str) -> dict[str, Passage]:
    """Return the sections of a file such as `south-sudan/usg-directive`, by key, in order."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in (PROSE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            key = line[2:].strip()
            found[key] = []
        elif key:
            found[key].append(line)
    return {key: _passage("\n".join(lines).strip()) for key, lines in found.items()}


def _passage(text: str) -> Passage:
    if text.startswith("! "):
        return Passage(not_applicable=" ".join(text[2:].split()))
    return Passage(html="".join(_block(block) for block in text.split("\n\n") if block.strip()))


def _block(block: str) -> str:
    lines = [line.strip() for line in block.strip().splitlines()]
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{_safe(line[2:])}</li>" for line in lines) + "</ul>"
    if all(" | " in line for line in lines):
        head, *rows = [[_safe(cell.strip()) for cell in line.split(" | ")] for line in lines]
        return (
            "<table><thead><tr>"
            + "".join(f'<th scope="col">{cell}</th>' for cell in head)
            + "</tr></thead><tbody>"
            + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
            + "</tbody></table>"
        )
    return f"<p>{_safe(' '.join(lines))}</p>"


def _safe(text: str) -> str:
    return escape(text, quote=False)
