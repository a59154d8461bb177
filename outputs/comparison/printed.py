"""What changed between two versions as the HTML of a printed document, in the language of the newer one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import nh3
from django.template.loader import render_to_string
from lxml import etree
from lxml import html as lxml_html

from outputs.comparison.rows import name_of
from outputs.comparison.versions import compare
from outputs.normal_form import KEPT_CLASSES
from outputs.printing.document import TYPEFACES, Imprint, label_in_words, short_hash
from outputs.printing.say import direction, long_date, numeral, said, speaking, spoken
from outputs.printing.scripts import scripts_of
from outputs.printing.text import ATTRIBUTES, SCHEMES, TAGS, order_headings, printable_attribute

CLASSES = KEPT_CLASSES | {"gone", "moved", "form"}
KINDS = ("ins", "del")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions: its reading, its hash, the ISO day it bears, and whether it is a draft."""

    reading: Mapping[str, Any]
    hash: str
    dated: str
    draft: bool = False


def html_of_changes(old: Side, new: Side) -> str:
    """Return the comparison as HTML for the press; the same two contents give the same text."""
    with speaking(str(new.reading.get("language") or "")):
        found = compare(old.reading, new.reading)
        changed = [_shown(one) for one in found if one["change"] != "unchanged"]
        for number, section in enumerate(changed, start=1):
            section["numeral"] = numeral(number)
        html = render_to_string(
            "documents/changes.html",
            {
                "frozen": new.reading,
                "imprint": Imprint(
                    new.hash, new.dated, draft=new.draft, demonstration=bool(new.reading.get("demonstration"))
                ),
                "language": spoken(),
                "direction": direction(),
                "title": said(str(new.reading["output"]["title"])),
                "headline": said("Changes from version %(old)s to version %(new)s")
                % {"old": old.reading["number"], "new": new.reading["number"]},
                "sides": [_particulars(side) for side in (old, new)],
                "short_hash": short_hash(new.hash),
                "changed": changed,
                "unchanged": [said(str(one["title"])) for one in found if one["change"] == "unchanged"],
            },
        )
    faces = (f'<link rel="stylesheet" href="impp:fonts-{name}.css">' for name in scripts_of(html))
    return html.replace(TYPEFACES, "\n".join(faces), 1)


def printed_redline(html: str) -> str:
    """Return a redline cleaned once more and made ready for print; links hold their text and nothing else."""
    cleaned = nh3.clean(
        html,
        tags=TAGS | set(KINDS),
        attributes={**ATTRIBUTES, "del": {"data-told", "class"}},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_attribute,
    )
    if not cleaned.strip():
        return ""
    body = lxml_html.fragment_fromstring(cleaned, create_parent="div")
    for form in body.xpath(".//del[@class='form']"):
        form.tag, form.text = "span", f"[{form.attrib.pop('data-told', '')}] "
    order_headings(body)
    for link in list(body.iter("a")):
        _part(link)
    pieces = [etree.tostring(child, encoding="unicode", method="html") for child in body]
    return (body.text or "") + "".join(pieces)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(sorted(set(value.split()) & CLASSES)) or None
    return printable_attribute(tag, name, value)


def _part(link: Any) -> None:
    """Turn a link around changed words into links inside of them, one after another."""
    if next(link.iter(*KINDS), None) is None:
        etree.strip_tags(link, "*")
        return
    etree.strip_tags(link, *(set(TAGS) - {"a"}))
    stretches = [(None, link.text)]
    for change in link:
        stretches += [(change, change.text), (None, change.tail)]
    tail, link.tail = link.tail, None
    last = link
    for change, text in stretches:
        if not text:
            continue
        piece = etree.Element("a", dict(link.attrib))
        piece.text = text
        if change is not None:
            around = etree.Element(change.tag, dict(change.attrib))
            around.append(piece)
            piece = around
        last.addnext(piece)
        last = piece
    last.tail = tail
    link.getparent().remove(link)


def _shown(section: Mapping[str, Any]) -> dict[str, Any]:
    rows = section["rows"]
    return {
        **section,
        "title": said(str(section["title"])),
        "touched": sum(len(rows[kind]) for kind in ("added", "removed", "changed")),
        "html": printed_redline(section["html"]),
        "added": [name_of(row) for row in rows["added"]],
        "removed": [name_of(row) for row in rows["removed"]],
        "rows": [
            {"name": row["name"], "cells": [_sides(cell) for cell in row["cells"]]} for row in rows["cells"]
        ],
    }


def _sides(cell: Mapping[str, str]) -> dict[str, str]:
    """Return a value before and after, each with its own marks only."""
    before = re.sub(r"<ins>.*?</ins>", "", cell["html"], flags=re.DOTALL)
    after = re.sub(r"<del>.*?</del>", "", cell["html"], flags=re.DOTALL)
    return {"title": cell["title"], "before": before, "after": after}


def _particulars(side: Side) -> dict[str, Any]:
    return {
        "number": side.reading["number"],
        "label": label_in_words(side.reading, draft=side.draft),
        "draft": side.draft,
        "dated": long_date(side.dated),
        "hash": side.hash,
    }
