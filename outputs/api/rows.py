"""Outputs, versions and drafts as the REST API shows them."""

from typing import Any

from outputs.access import mark_of
from outputs.access import marked as marking_of
from outputs.definition import OUTPUTS
from outputs.models import Version
from outputs.queries import Marked


def section_row(marked: Marked) -> dict[str, Any]:
    """Return a section as the API shows it."""
    section = marked.section
    return {
        "key": section.key,
        "title": section.title,
        "guidance": section.guidance,
        "reference": section.reference,
        "kind": section.kind,
        "register": section.register,
        "required": marked.required,
        "filled": marked.filled,
        "may_be_not_applicable": section.may_be_not_applicable,
        "content": marked.content,
        "not_applicable": marked.not_applicable,
        "version": marked.version,
    }


def base(key: str, output_type: str) -> str:
    """Return the API's address of an output."""
    return f"/api/v1/missions/{key}/outputs/{output_type}/"


def output_row(
    version: Version, key: str, following: tuple[str, int], submitted: Version | None, marked: list[Marked]
) -> dict[str, Any]:
    """Return an output as lists show it; `following` is the next submission's label and revision."""
    output = OUTPUTS[version.output.type]
    demanded = [section for section in marked if section.required]
    return {
        "type": output.key,
        "title": output.title,
        "purpose": output.purpose,
        "prepared_by": output.prepared_by,
        "decided_by": output.decided_by,
        "decision": output.decision,
        "reference": output.reference,
        "draft": version.number,
        "state": version.state,
        "label": version.label,
        "revision": version.revision,
        "classification": marking_of(version.output).key,
        "next_label": following[0],
        "next_revision": following[1],
        "submitted": _submitted(submitted),
        "required": len(demanded),
        "filled": sum(section.filled for section in demanded),
        "href": base(key, output.key),
    }


def _submitted(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "number": version.number,
        "state": version.state,
        "label": version.label,
        "revision": version.revision,
        "hash": version.hash,
        "submitted_on": version.submitted_on,
    }


def version_row(version: Version, key: str) -> dict[str, Any]:
    """Return a version as the API shows it."""
    cited = version.cites
    return {
        "number": version.number,
        "state": version.state,
        "label": version.label,
        "revision": version.revision,
        "level": version.level,
        "cycle": version.cycle,
        "hash": version.hash,
        "classification": mark_of(version).key,
        "final": version.final,
        "template_version": version.template_version,
        "cites": {"type": cited.output.type, "number": cited.number, "hash": cited.hash} if cited else None,
        "opened_on": version.opened_on,
        "submitted_on": version.submitted_on,
        "submitted_by": version.submitted_by.username if version.submitted_by else None,
        "issued_on": version.issued_on,
        "href": f"{base(key, version.output.type)}versions/{version.number}/",
        "version": version.version,
    }
