"""Where a file came from: properties that travel through Word and back, and what they tell of its age."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from lxml import etree

from outputs.word.package import optional, serialised
from outputs.word.shapes import Entry, Origin

PART = "docProps/custom.xml"
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_TYPES = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LEAD = "IMPP "
_SECTION, _PRINTED = "IMPP section ", "IMPP printed "
_PLAIN = {
    "mission": "Mission",
    "output": "Output",
    "hash": "Hash",
    "template_version": "Template",
    "language": "Language",
}


def digest(text: str) -> str:
    """Return the mark of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def section_digest(section: Mapping[str, Any]) -> str:
    """Return the mark of what a section of a reading says: text, reason, rows."""
    told = [section.get("content") or "", section.get("not_applicable") or "", section.get("rows") or []]
    return digest(json.dumps(told, sort_keys=True, ensure_ascii=False, default=str))


def properties_of(origin: Origin) -> bytes:
    """Return the part of custom properties for a file that is given out."""
    values = {_LEAD + title: getattr(origin, name) for name, title in _PLAIN.items()}
    values[_LEAD + "Version"] = str(origin.number)
    for key, told in origin.sections.items():
        values[_SECTION + key] = f"{told['version']} {told['hash']}"
    values |= {_PRINTED + key: told for key, told in origin.printed.items()}
    root = etree.Element(f"{_PROPERTIES}Properties", nsmap={None: _PROPERTIES[1:-1], "vt": _TYPES[1:-1]})
    for number, (name, told) in enumerate(values.items(), start=2):
        one = etree.SubElement(root, f"{_PROPERTIES}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(one, f"{_TYPES}lpwstr").text = told
    return serialised(root)


def origin_of(parts: Mapping[str, bytes]) -> Origin | None:
    """Return where a file came from; None where it was not given out here, or says it in part only."""
    values = {
        one.get("name", ""): "".join(one.itertext()).strip()
        for one in optional(parts, PART).iterfind(f"{_PROPERTIES}property")
    }
    number = values.get(_LEAD + "Version", "")
    if not (values.get(_LEAD + "Mission") and values.get(_LEAD + "Output") and number.isdigit()):
        return None
    return Origin(
        number=int(number[:9]),
        sections=dict(_sections(values)),
        printed={n.removeprefix(_PRINTED): v for n, v in values.items() if n.startswith(_PRINTED)},
        **{name: values.get(_LEAD + title, "") for name, title in _PLAIN.items()},
    )


def _sections(values: Mapping[str, str]) -> Any:
    for name, told in values.items():
        version, _, mark = told.partition(" ")
        if name.startswith(_SECTION) and version.isdigit():
            yield name.removeprefix(_SECTION), {"version": int(version[:9]), "hash": mark}


def standing(origin: Origin | None, reading: Mapping[str, Any]) -> dict[str, Entry]:
    """Return for each section of a reading whether the file was made from its present text.

    `state` is "present", "older" (the text has changed since the file was given out) or "unknown" (the file
    says nothing of it); `version` is the one that the file was made from, None where unknown. A file of
    another mission or output says nothing.
    """
    ours = origin is not None and (origin.mission, origin.output) == (
        reading["mission"]["key"], reading["output"]["type"],
    )  # fmt: skip
    told = origin.sections if origin is not None and ours else {}
    found: dict[str, Entry] = {}
    for section in reading["sections"]:
        known = told.get(section["key"])
        if known is None:
            found[section["key"]] = {"state": "unknown", "version": None}
            continue
        same = known["hash"] == section_digest(section)
        found[section["key"]] = {"state": "present" if same else "older", "version": known["version"]}
    return found
