"""The reference page of the outputs, written from their definition.

`python -m outputs.definition.document` prints it; the page in `docs/` is its copy.
"""

import sys
from collections.abc import Iterator

from outputs.definition import OUTPUTS
from outputs.definition.checklist_shape import Checklist
from outputs.definition.checklists import checklists_of
from outputs.definition.shape import OutputType, Section

_INTRODUCTION = """\
# Outputs

The twelve outputs of the process and the sections they consist of. This page is generated from
`outputs/definition/`; change the definition and print the page again with
`python -m outputs.definition.document > docs/reference/outputs.md`.

A prose section is filled by 40 words, a table by one complete row. Where a section may be marked
as not applicable, a reason of ten words fills it. A section is owed only for the versions named;
tables without such a mention are drawn in when they have rows.

The guidelines followed are those of 13 June 2006; a later policy (2013) superseded them.
"""


def as_markdown() -> str:
    """Return the reference page of all outputs as Markdown, ending with a line break."""
    return _INTRODUCTION + "".join("\n" + _output(output) for output in OUTPUTS.values())


def _output(output: OutputType) -> str:
    follows = OUTPUTS[output.follows].title if output.follows else "none"
    head = [
        f"## {output.title} (`{output.key}`)",
        "",
        output.purpose,
        "",
        f"- Prepared by: {output.prepared_by}",
        f"- Decision: {output.decided_by} {output.decision}",
        f"- Versions: {', '.join(output.labels)}",
        f"- Cites: {follows}",
        f"- Reference: {output.reference}",
    ]
    lines = [*head, ""]
    for section in output.sections:
        lines.extend(_section(section, output))
    lines.extend(["### Checklists", ""])
    for checklist in checklists_of(output.key):
        lines.extend(_checklist(checklist, output))
    return "\n".join(lines) + "\n"


def _section(section: Section, output: OutputType) -> Iterator[str]:
    kind = "prose" if section.kind == "prose" else f"table of the register `{section.register}`"
    yield f"### {section.title}"
    yield ""
    yield f"`{section.key}`, {kind}, {_owed(section, output)}."
    yield f"Written by: {section.written_by}. {section.reference}."
    yield ""
    yield section.guidance
    yield ""


def _owed(section: Section, output: OutputType) -> str:
    if not section.required_for:
        return "not demanded"
    versions = "every version" if section.required_for == output.labels else ", ".join(section.required_for)
    exempt = "; may be marked as not applicable" if section.may_be_not_applicable else ""
    return f"required for {versions}{exempt}"


def _checklist(checklist: Checklist, output: OutputType) -> Iterator[str]:
    yield f"**{checklist.title}** ({checklist.reference}; {', '.join(checklist.labels)})"
    yield ""
    for item in checklist.items:
        places = ", ".join(f"`{section.key}`" for section in output.sections if item in section.items)
        yield f"- {item}: {places}"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
