"""Drafts as the REST API shows them: in lists, and one with its sections, headings, changes and remarks."""

from typing import Any

from missions.models import Classification
from outputs.api.rows import base
from outputs.drafts.standing import stale_sections
from outputs.models import Upload, Verdict
from outputs.templates import template_now


def draft_href(upload: Upload, key: str) -> str:
    """Return the API's address of a draft."""
    return f"{base(key, upload.output.type)}drafts/{upload.pk}/"


def draft_row(upload: Upload, key: str) -> dict[str, Any]:
    """Return an uploaded draft as lists show it."""
    href = draft_href(upload, key)
    return {
        "id": upload.pk,
        "state": upload.state,
        "filename": upload.filename,
        "size": upload.size,
        "sha256": upload.sha256,
        "note": upload.note,
        "classification": Classification(upload.classification).key,
        "taken": upload.taken,
        "not_taken": upload.not_taken,
        "warnings": upload.warnings,
        "error": upload.error,
        "comment": upload.comment,
        "by": upload.by.username,
        "at": upload.at,
        "decided_by": upload.decided_by.username if upload.decided_by else None,
        "decided_at": upload.decided_at,
        "version": upload.taken_into.number if upload.taken_into else None,
        "file": f"{href}file/",
        "href": href,
    }


def draft_detail(upload: Upload, key: str) -> dict[str, Any]:
    """Return a draft with what became of each section, and all else that was read from it."""
    given = {verdict.key: verdict for verdict in upload.verdicts.select_related("by", "into")}
    stale = stale_sections(upload) if upload.origin else {}
    return {
        **draft_row(upload, key),
        "sections": [
            _outcome(section.key, section.title, given.get(section.key), stale.get(section.key))
            for section in template_now(upload.output.mission_id, upload.output.type).sections
            if section.key in upload.taken
        ],
        "headings": upload.headings,
        "assignments": upload.assignments,
        "changes": upload.changes,
        "remarks": upload.remarks,
        "origin": upload.origin,
    }


def _outcome(key: str, title: str, verdict: Verdict | None, stale: bool | None) -> dict[str, Any]:
    return {
        "key": key,
        "title": title,
        "outcome": "waiting" if verdict is None else "accepted" if verdict.accepted else "declined",
        "stale": stale,
        "comment": verdict.comment if verdict else "",
        "by": verdict.by.username if verdict else None,
        "at": verdict.at if verdict else None,
        "version": verdict.into.number if verdict and verdict.into else None,
    }
