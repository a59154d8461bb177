"""Asking the press for a dossier: what it shows, and what is attached to it for archives."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from missions.models import Classification, Entry, Mission, Person
from missions.onwards import Onward
from missions.roles import standing
from missions.templatetags import words
from outputs.access import level_of
from outputs.models import Job
from outputs.papers import ask_paper
from outputs.printing.press import Content
from planning_levels.dossier import parts, said
from planning_levels.dossier.extract import Extract, extract_of
from planning_levels.dossier.matter import Matter, Resting
from planning_levels.dossier.track import track_of
from planning_levels.showing.clearance import sight_of

BASIS = "Frozen text of a version that the decision rests on; its SHA-256 is the hash in the paper"
RECORD = "Entries of the record with all that their hashes are taken of"


def ask_dossier(matter: Matter, by: Person) -> Job:
    """Return the job that prints the dossier of a decision for a person, who was given the matter."""
    shown, attached = contents(matter, by)
    at = matter.gate.lower() or "decision"
    ending = f"entry-{matter.number}" if matter.decision else "draft"
    name = f"{matter.mission.key[:24]}-dossier-{at}-{ending}"
    return ask_paper(matter.mission, by, name, "papers/dossier.html", shown, attached=attached)


def onwards_of(by: Person, mission: Mission, entries: Sequence[Entry]) -> dict[int, Onward]:
    """Return the way from entries of the record to the dossier of the decision that they record."""
    taken = {entry.pk: entry.detail["decision"] for entry in entries if "decision" in entry.detail}
    if not taken or sight_of(by, mission) is None:
        return {}
    return {
        entry: Onward(_("Dossier of this decision"), reverse("decided-dossier", args=[mission.key, decision]))
        for entry, decision in taken.items()
    }


def contents(matter: Matter, by: Person) -> tuple[dict[str, Any], list[Content]]:
    """Return what a dossier shows to a person, and the texts attached to it."""
    held = standing(by, matter.mission)
    extract = extract_of(matter, by)
    lines = extract.lines
    titles = _titles()
    shown = {
        "dated": matter.on,
        "matter": matter,
        "track": track_of(matter),
        "by": parts.decided_by(matter),
        "conditions": list(matter.decision.conditions.all()) if matter.decision else [],
        "endorsed": list(matter.decision.positions.all()) if matter.decision else [],
        "basis": [_resting(matter, item) for item in matter.basis],
        "course": parts.course(matter),
        "deviations": parts.deviations(matter),
        "flags": parts.flags(matter),
        "readiness": parts.readiness(matter),
        "times": parts.times(matter),
        "head": extract.head,
        "first": extract.entries[0].number,
        "lines": lines,
        "refused": [line for line in lines if line.refused],
        "withheld": extract.withheld,
        "mark": _mark(matter),
        **said.as_shown(matter, by, held),
    }
    there = [key for key in titles if key != "options" or shown["options"]]
    shown["titles"] = {key: f"{number}. {titles[key]}" for number, key in enumerate(there, start=1)}
    shown["contents"] = list(shown["titles"].items())
    return shown, _attached(matter, extract)


def _mark(matter: Matter) -> str:
    """Return the marking: the highest of what it rests on, and confidential at the least."""
    levels = [level_of(item.version) for item in matter.basis]
    return max([Classification.CONFIDENTIAL, Classification(matter.mission.classification), *levels]).mark


def _titles() -> dict[str, str]:
    return {
        "decision": _("What was asked, and what was decided"),
        "basis": _("The basis"),
        "options": _("Options: offered, sent on, decided"),
        "positions": _("What entities said"),
        "comments": _("Comments and what became of them"),
        "returns": _("Returns for work"),
        "course": _("Clearance and sign-offs"),
        "deviations": _("Deviations, explained and accepted"),
        "facts": _("Irregular facts, readiness, times"),
        "record": _("Extract of the record"),
    }


def _resting(matter: Matter, item: Resting) -> dict[str, Any]:
    kind, number = item.version.output.type, item.version.number
    plain = item.version.label == "first" and kind not in ("mission-plan", "mission-budget")
    return {
        "of": item,
        "label": "" if plain or not item.version.label else words.label(item.version.label),
        "address": f"/missions/{matter.mission.key}/outputs/{kind}/versions/{number}/pdf/",
    }


def _attached(matter: Matter, extract: Extract) -> list[Content]:
    dated = matter.on.isoformat()
    frozen = [
        Content(item.version.frozen, dated, item.file, BASIS, "Supplement")
        for item in matter.basis
        if item.version.frozen
    ]
    return [*frozen, Content(extract.as_json(), dated, "record.json", RECORD, "Data")]
