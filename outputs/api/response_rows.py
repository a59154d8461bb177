"""Comments, positions and rounds as the REST API shows them."""

from collections.abc import Mapping
from typing import Any

from missions.models import Classification
from outputs.api.rows import base
from outputs.models import Comment, Concurrence, Round
from outputs.responses.mending import MendList
from outputs.responses.rounds import passed
from outputs.responses.sections import Stand
from outputs.responses.side_by_side import Side

Shown = dict[str, Any]


def comment_row(comment: Comment, *, passage_changed: bool = False) -> Shown:
    """Return a comment as the API shows it."""
    return {
        "id": comment.pk,
        "classification": Classification(comment.classification).key,
        "version": comment.of.number,
        "round": comment.round.number if comment.round else None,
        "section": comment.section,
        "quote": comment.quote,
        "before": comment.before,
        "after": comment.after,
        "passage_changed": passage_changed,
        "text": comment.text,
        "entity": comment.entity_id,
        "by": comment.by.username,
        "on": comment.on,
        "answer": comment.answer,
        "disposition": comment.disposition,
        "answered_by": comment.answered_by.username if comment.answered_by else None,
        "answered_on": comment.answered_on,
        "etag": f'"{comment.version}"',
    }


def concurrence_row(given: Concurrence, stand: Stand) -> Shown:
    """Return a position as the API shows it; `stand` is what became of it since."""
    return {
        "id": given.pk,
        "version": given.of.number,
        "entity": given.entity_id,
        "position": given.position,
        "text": given.text,
        "hash": given.hash,
        "before_edit": given.before_edit,
        "sections_changed": list(stand.changed),
        "editorial_changes": stand.editorial,
        "withdrawn_on": given.withdrawn_on,
        "by": given.by.username,
        "on": given.on,
        "etag": f'"{given.version}"',
    }


def round_row(held: Round, sides: Mapping[str, Side]) -> Shown:
    """Return a round as the API shows it, with what each entity says that it asks."""
    mission = held.of.output.mission
    return {
        "number": held.number,
        "version": held.of.number,
        "due": held.due,
        "passed": passed(held, mission.today()),
        "visibility": held.visibility,
        "silence": held.silence,
        "note": held.note,
        "opened_by": held.opened_by.username,
        "opened_on": held.opened_on,
        "closed_by": held.closed_by.username if held.closed_by else None,
        "closed_on": held.closed_on,
        "asked": [
            {"entity": code, "position": sides[code].key, "said": sides[code].said}
            for code in (row.entity_id for row in held.asked.all())
            if code in sides
        ],
        "etag": f'"{held.version}"',
        "href": f"{base(mission.key, held.of.output.type)}rounds/{held.number}/",
    }


def mend_row(found: MendList | None) -> Shown:
    """Return what is to be mended as the API shows it."""
    if found is None:
        return {"returned": None, "changed": [], "lines": []}
    lines = [line.as_data() for line in found.lines]
    return {"returned": found.number, "changed": found.changed, "lines": lines}
