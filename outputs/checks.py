"""What an output lacks for the label under which it is to be submitted."""

from dataclasses import replace

from missions.blockers import Blocker, blocker
from outputs.models import Version
from outputs.queries import sections_of
from outputs.templates import template_of


def empty_sections(version: Version, label: str) -> list[Blocker]:
    """Return a `section-empty` standard for each section that `label` demands and nobody has filled."""
    output = template_of(version)
    page = f"/missions/{version.output.mission.key}/outputs/{output.key}/"
    found = []
    for marked in sections_of(version, label):
        if marked.required and not marked.filled:
            section = marked.section
            lacking = "no complete row" if section.kind == "register" else "fewer than forty words of its own"
            sentence = f"{output.title}: the section “{section.title}” has {lacking}."
            found.append(
                replace(
                    blocker("section-empty", sentence, f"{page}#{section.key}"), reference=section.reference
                )
            )
    return found
