"""The one screen of a draft: what was read against the present text, who may do what, what became of it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.forms import Attempt
from missions.models import Mission, Person
from missions.process import position
from missions.roles import Standing, standing
from outputs.comparison.versions import redlined
from outputs.content import refusal
from outputs.definition import OUTPUTS
from outputs.definition.shape import Section
from outputs.drafts.standing import ours, stale_sections
from outputs.drafts.upload_page import state_of
from outputs.drafts.uploads import RECEIVERS, UPLOADERS
from outputs.drafts.verdicts import same_as_now
from outputs.freezing import reading
from outputs.models import SectionText, Upload, Verdict, Version
from outputs.queries import latest
from outputs.templates import template_of

U = Upload.State
ALIKE = 0.5  # of their words; below, a draft's section is shown as another text, not as an edited one


@dataclass(frozen=True, slots=True)
class Typed:
    """What was chosen and typed on the screen, kept for the case that it is refused."""

    choices: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    whys: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    remarks: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, post: QueryDict) -> "Typed":
        """Return what a request carries; nothing where it is no POST."""

        def under(start: str) -> dict[str, str]:
            found = (
                (name.removeprefix(start), post.get(name, "")) for name in post if name.startswith(start)
            )
            return {name: value.replace("\0", "") for name, value in found}

        return cls(
            choices=under("answer-"),
            reasons=under("reason-"),
            headings=under("heading-"),
            whys=under("reasons."),
            comment=post.get("comment", "").replace("\0", ""),
            remarks="remarks" in post,
        )


@dataclass(frozen=True, slots=True)
class Read:
    """A section read from the draft, beside the present text."""

    key: str
    title: str
    html: str
    redline: str
    same: bool
    other: bool
    stale: bool | None
    seen: int
    choice: str
    reason: str
    error: str
    changes: int
    remarks: int
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Led:
    """A heading of the draft and where it is led."""

    index: int
    text: str
    below: str
    level: int
    section: str
    choice: str
    why: str
    by_hand: bool
    error: str


def screen(
    mission: Mission, upload: Upload, person: Person, given: Typed, tried: Attempt[Any] | None
) -> dict[str, Any]:
    """Return the context of the screen of a draft."""
    held = standing(person, mission)
    version = latest(mission, upload.output.type)
    output = template_of(version)
    why_not = refusal(version, position(mission), held)
    given = replace(given, errors=tried.errors if tried else {})
    sections = _sections(upload, version, given)
    waiting = [one for one in sections if one.verdict is None]
    may_decide = held.any_of(RECEIVERS) is not None
    may_assign = _may_assign(upload, person, held, answered=len(waiting) < len(sections))
    return {
        "mission": mission,
        "crumbs": [
            {"text": _("Drafts"), "url": reverse("outputs:upload", args=[mission.key])},
            {"text": upload.filename},
        ],
        "upload": upload,
        "output": output,
        "state": state_of(upload),
        "number": version.number,
        "made_from": _made_from(upload, sections),
        "sections": sections,
        "waiting": waiting,
        "may_decide": may_decide and upload.state in (U.READ, U.FAILED, U.RECEIVED),
        "may_accept": may_decide and upload.state == U.READ and not why_not and bool(waiting),
        "why_not": why_not if may_decide and upload.state == U.READ else "",
        "may_assign": may_assign,
        "headings": _headings(upload, given),
        "choices": [section for section in output.sections if section.kind == "prose"],
        "titles": {section.key: section.title for section in output.sections},
        "changes": _titled(upload.changes, output.sections),
        "remarks": _titled(upload.remarks, output.sections),
        "open_remarks": [one for one in upload.remarks if not one.get("comment")],
        "given": given,
        "tried": tried,
        "faults": list(dict.fromkeys(given.errors.values())),
    }


def _sections(upload: Upload, version: Version, given: Typed) -> list[Read]:
    verdicts = {verdict.key: verdict for verdict in upload.verdicts.select_related("by", "into")}
    texts = {text.key: text for text in SectionText.objects.filter(of=version)}
    stale = stale_sections(upload, reading(version)) if upload.origin and upload.state == U.READ else {}
    return [
        replace(
            _section(upload, section, texts.get(section.key), stale.get(section.key), given),
            verdict=verdicts.get(section.key),
        )
        for section in template_of(version).sections
        if section.key in upload.taken
    ]


def _section(
    upload: Upload, section: Section, text: SectionText | None, stale: bool | None, given: Typed
) -> Read:
    html, key = upload.taken[section.key], section.key
    now = text.content if text is not None else ""
    same = same_as_now(text, html)
    other = bool(now) and not same and not _alike(now, html)
    return Read(
        key=key,
        title=section.title,
        html=html,
        redline="" if same else redlined(now, "") + redlined("", html) if other else redlined(now, html),
        same=same,
        other=other,
        stale=stale,
        seen=text.version if text is not None else 1,
        choice=given.choices.get(key, "later" if stale or other else "accept"),
        reason=given.reasons.get(key, ""),
        error=given.errors.get(f"reason-{key}", ""),
        changes=sum(one.get("section") == key for one in upload.changes),
        remarks=sum(one.get("section") == key for one in upload.remarks),
    )


def _alike(one: str, other: str) -> bool:
    """Return whether two texts have enough words in common for their words to be set against each other."""
    words = [Counter(re.sub(r"<[^>]*>", " ", html).casefold().split()) for html in (one, other)]
    return 2 * (words[0] & words[1]).total() >= ALIKE * (words[0].total() + words[1].total())


def _headings(upload: Upload, given: Typed) -> list[Led]:
    found = []
    for heading in upload.headings:
        if not (heading["text"] or heading["below"]):
            continue
        index = str(heading["index"])
        chosen = upload.assignments.get(index)
        left_out = chosen is not None and not chosen["section"]
        found.append(
            Led(
                index=heading["index"],
                text=heading["text"],
                below=heading["below"],
                level=heading["level"],
                section=heading["section"],
                choice=given.headings.get(index, "out" if left_out else heading["section"]),
                why=given.whys.get(index, chosen["reason"] if chosen else ""),
                by_hand=chosen is not None,
                error=given.errors.get(f"reasons.{index}", "")
                or given.errors.get(f"assignments.{index}", ""),
            )
        )
    return found


def _may_assign(upload: Upload, person: Person, held: Standing, *, answered: bool) -> bool:
    if upload.state != U.READ or answered or not upload.headings:
        return False
    return held.any_of(UPLOADERS if upload.by_id == person.pk else RECEIVERS) is not None


def _made_from(upload: Upload, sections: list[Read]) -> str:
    """Return what the file says of where it came from, in a sentence; empty where it says nothing."""
    told = upload.origin
    if not told:
        return ""
    if not ours(upload):
        other = OUTPUTS.get(told["output"])
        named = {"title": other.title if other else told["output"], "mission": told["mission"]}
        return _("This file was given out for another text: %(title)s of %(mission)s.") % named
    older = sum(bool(one.stale) for one in sections if one.verdict is None)
    made = _("The file was made from version %(number)d.") % {"number": told["number"]}
    if not older:
        return made
    return f"{made} " + ngettext(
        "One of its sections has been changed here since; look at it with care.",
        "%(n)d of its sections have been changed here since; look at them with care.",
        older,
    ) % {"n": older}


def _titled(entries: list[dict[str, Any]], sections: Any) -> list[dict[str, Any]]:
    titles = {section.key: section.title for section in sections}
    return [{**one, "title": titles.get(one.get("section") or "", "")} for one in entries]
