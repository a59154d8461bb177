"""Freezing: everything that a version prints as one canonical text, and its hash.

Decisions and concurrences bind to that hash; a PDF is made from the frozen text, so it can be made again.
"""

import hashlib
from typing import Any

import orjson

from outputs.access import marked
from outputs.definition import OUTPUTS
from outputs.definition.registers import CONFIDENTIAL
from outputs.definition.shape import Section
from outputs.models import SectionText, Upload, Version
from outputs.queries import texts_of
from outputs.tables import Drawing
from outputs.tables import columns as columns_of
from outputs.templates import template_of

FORMAT = 1


def freeze(version: Version) -> None:
    """Set `frozen` (canonical JSON) and `hash` (its SHA-256) on the instance; saves nothing.

    Number, label, revision, level and cycle must stand on the version before: they are printed.
    ValueError for a version that is frozen already.
    """
    if version.hash:
        raise ValueError("A frozen version is never frozen again.")
    text = orjson.dumps(document(version), option=orjson.OPT_SORT_KEYS, default=str)
    version.classification = marked(version.output)
    version.frozen = text.decode()
    version.hash = hashlib.sha256(text).hexdigest()


def reading(version: Version) -> dict[str, Any]:
    """Return what the version prints: the frozen content, or for a draft what stands in it now."""
    return orjson.loads(version.frozen) if version.frozen else document(version)


def reading_of(version: Version, key: str) -> dict[str, Any]:
    """Return one section of what the version prints; a draft's other registers are not read for it."""
    if version.frozen:
        sections = orjson.loads(version.frozen)["sections"]
        kept = next((section for section in sections if section["key"] == key), None)
        return kept or unwritten(template_of(version).section(key))
    text = SectionText.objects.filter(of=version, key=key).first()
    drawing = Drawing(version.output.mission)
    return _section(drawing, template_of(version).section(key), text)


def unwritten(section: Section) -> dict[str, Any]:
    """Return a section as it prints with nothing in it: one that came into the definition after freezing."""
    return {
        "key": section.key,
        "title": section.title,
        "kind": section.kind,
        "content": "",
        "not_applicable": "",
        "register": section.register,
        "columns": [],
        "rows": [],
    }


def holds(version: Version) -> bool:
    """Return whether the frozen text still has the hash that decisions bind to."""
    return hashlib.sha256(version.frozen.encode()).hexdigest() == version.hash


def document(version: Version) -> dict[str, Any]:
    """Return the content of a version from the database, ready for JSON."""
    mission = version.output.mission
    definition = template_of(version)
    texts, drawing = texts_of(version), Drawing(mission)
    return {
        "format": FORMAT,
        "mission": {"key": mission.key, "name": mission.name, "country": mission.country},
        "demonstration": mission.is_demonstration,
        "output": {"type": definition.key, "title": definition.title, "reference": definition.reference},
        "number": version.number,
        "label": version.label,
        "revision": version.revision,
        "level": version.level,
        "cycle": version.cycle,
        "template_version": version.template_version,
        "language": version.language,
        "classification": marked(version.output).mark,
        "sections": [_section(drawing, section, texts.get(section.key)) for section in definition.sections],
        "cites": _cited(version),
        "sources": _sources(version),
    }


def _section(drawing: Drawing, section: Section, text: SectionText | None) -> dict[str, Any]:
    drawn = section.register if section.register not in CONFIDENTIAL else None
    columns = columns_of(drawn) if drawn else ()
    return {
        "key": section.key,
        "title": section.title,
        "kind": section.kind,
        "content": text.content if text and not text.not_applicable else "",
        "not_applicable": text.not_applicable if text else "",
        "register": drawn,
        "columns": [{"key": column.key, "title": str(column.title)} for column in columns],
        "rows": drawing.table(drawn) if drawn else [],
    }


def _cited(version: Version) -> dict[str, Any] | None:
    cited = version.cites
    if cited is None:
        return None
    kind = cited.output.type
    return {"type": kind, "title": OUTPUTS[kind].title, "number": cited.number, "hash": cited.hash}


def _sources(version: Version) -> list[dict[str, str]]:
    """Return the Word drafts whose text was taken up, so that a reader can trace a passage.

    Those marked higher than the version are not named in it.
    """
    taken = Upload.objects.filter(taken_into=version, classification__lte=marked(version.output))
    return [{"file": upload.filename, "sha256": upload.sha256} for upload in taken.order_by("id")]
