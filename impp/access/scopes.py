"""The scopes of addresses: what each lets through, asked of `missions.access` and those above it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Case, Max, Model, QuerySet, When
from django.db.models.functions import Greatest
from django.http import Http404

from missions.access import documents_for, inside, invitations_for, mission_for, missions_inside, visible
from missions.models import Mission, Person
from outputs.access import comments_for, drafts_for, jobs_for, outputs_for, positions_for, versions_for
from planning_levels.access import decisions_for, packages_for, papers_for
from planning_levels.models import SubmissionBasis

M = TypeVar("M", bound=Model)
Named = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What an address names, as far as a person may see it; `kind` is set for what is recorded when read."""

    mission: Mission | None = None
    kind: str = ""
    output: str = ""
    number: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope: its name in the table, in words who passes, and the function that finds what is named.

    `finds` raises Http404 or DoesNotExist for what the person may not see; without it nothing is looked up.
    """

    name: str
    words: str
    finds: Callable[[Person, Named], Found] | None = None
    signed_in: bool = True


def _mission(person: Person, named: Named) -> Found:
    return Found(missions_inside(person).get(key=named["key"]))


def _entrance(person: Person, named: Named) -> Found:
    return Found(mission_for(person, named["key"]))


def _level(person: Person, named: Named) -> Found:
    found = mission_for(person, named["key"])
    invited = invitations_for(person).filter(mission=found, level=named["code"])
    if found.as_guest and not invited.exists():
        raise Http404
    return Found(found)


def _output(person: Person, named: Named) -> Found:
    rows = _told(outputs_for(person).select_related("mission__lead_department"), person, "mission")
    found = rows.get(mission__key=named["key"], type=named.get("type", named.get("output")))
    mission = _with(found.mission, found)
    return Found(mission, "output", found.type, level=max(mission.classification, found.classification))


def _mission_plan(person: Person, named: Named) -> Found:
    _mission(person, named)
    return _output(person, {"key": named["key"], "type": "mission-plan"})


def _version(person: Person, named: Named) -> Found:
    rows = versions_for(person).select_related("output__mission__lead_department").defer("frozen")
    found = _told(rows, person, "output__mission").get(
        output__mission__key=named["key"], output__type=named["type"], number=named["number"]
    )
    output = found.output
    mission = _with(output.mission, found)
    level = max(mission.classification, output.classification, found.classification)
    return Found(mission, "version", output.type, found.number, level)


def _draft(person: Person, named: Named) -> Found:
    rows = drafts_for(person).select_related("output__mission__lead_department").defer("as_read", "taken")
    found = _told(rows, person, "output__mission").get(output__mission__key=named["key"], pk=named["id"])
    if named.get("type", found.output.type) != found.output.type:
        raise Http404
    mission = _with(found.output.mission, found)
    level = max(mission.classification, found.output.classification, found.classification)
    return Found(mission, "draft", found.output.type, found.pk, level)


def _document(person: Person, named: Named) -> Found:
    number = named.get("number", named.get("id"))
    rows = _told(documents_for(person).select_related("mission__lead_department"), person, "mission")
    found = rows.get(mission__key=named["key"], pk=number)
    mission = _with(found.mission, found)
    return Found(mission, "document", "", found.pk, max(mission.classification, found.classification))


def _comment(person: Person, named: Named) -> Found:
    return _response(comments_for(person), person, named, "comment")


def _position(person: Person, named: Named) -> Found:
    return _response(positions_for(person), person, named, "position")


def _response(rows: QuerySet[Any], person: Person, named: Named, kind: str) -> Found:
    found = rows.select_related("of__output__mission__lead_department").get(
        of__output__mission__key=named["key"], of__output__type=named["type"], pk=named["id"]
    )
    output = found.of.output
    own = getattr(found, "classification", 0)
    level = max(output.mission.classification, output.classification, found.of.classification, own)
    return Found(output.mission, kind, output.type, found.pk, level)


def _job(person: Person, named: Named) -> Found:
    job = jobs_for(person).select_related("mission", "of__output").get(pk=named.get("pk", named.get("id")))
    if named.get("key", job.mission.key) != job.mission.key:
        raise Http404
    if job.of is None:
        return Found(job.mission, job.kind, "", job.pk, _highest(person, job.mission))
    of = job.of
    level = max(job.mission.classification, of.output.classification, of.classification)
    return Found(job.mission, "version", of.output.type, of.number, level)


def _unread(finds: Callable[[Person, Named], Found]) -> Callable[[Person, Named], Found]:
    """Return the same for an address that tells how far something is, and shows nothing of it."""
    return lambda person, named: replace(finds(person, named), kind="")


def _decision(person: Person, named: Named) -> Found:
    found = decisions_for(person).get(mission__key=named["key"], pk=named["id"])
    mission = _mission(person, named).mission
    bases = found.basis.aggregate(high=_high("of"))["high"] or 0
    return Found(mission, "decision", "", found.pk, max(mission.classification, bases) if mission else bases)


def _gate(person: Person, named: Named) -> Found:
    mission = _mission(person, named).mission
    gate = named.get("gate", named.get("id"))
    bases = SubmissionBasis.objects.filter(
        submission__in=packages_for(person).filter(mission=mission, gate=gate)
    )
    high = bases.aggregate(high=_high("of"))["high"] or 0
    return Found(mission, "package", "", None, max(mission.classification, high) if mission else high)


def _paper(person: Person, named: Named) -> Found:
    number = named.get("number", named.get("id"))
    found = papers_for(person).select_related("document").get(mission__key=named["key"], pk=number)
    mission = _mission(person, named).mission
    own = found.document.classification
    return Found(mission, "paper", "", found.pk, max(mission.classification, own) if mission else own)


def _all(person: Person, named: Named) -> Found:
    """Find a mission whose outputs are shown together: as marked as the highest that this person reads."""
    mission = _mission(person, named).mission
    return Found(mission, "file", level=_highest(person, mission) if mission else 0)


def _highest(person: Person, mission: Mission) -> int:
    high = outputs_for(person).filter(mission=mission).aggregate(high=Max("classification"))["high"]
    return max(mission.classification, high or 0)


def _high(way: str) -> Max:
    return Max(Greatest(f"{way}__classification", f"{way}__output__classification"))


def _told(rows: QuerySet[M, M], person: Person, mission: str) -> Any:
    """Return the rows, each with whether the person is only a guest of its mission."""
    part = When(inside(person, mission), then=False)
    return rows.filter(visible(person, mission)).annotate(as_guest=Case(part, default=True))


def _with(mission: Mission, found: Any) -> Mission:
    mission.as_guest = found.as_guest
    return mission


SCOPES = {
    scope.name: scope
    for scope in (
        Scope("public", "everybody, also without signing in", signed_in=False),
        Scope("person", "whoever is signed in; lists hold only what the scope of their rows gives"),
        Scope("custodian", "the custodian; others are refused"),
        Scope("staff", "staff with a right in the administration"),
        Scope("entrance", "who sees the mission, partners too, with what is theirs in it", _entrance),
        Scope("mission", "who takes part in the mission and is cleared for it", _mission),
        Scope("file", "the same; recorded at the highest marking of what is shown", _all),
        Scope("level", "who takes part; partners who are invited to the level", _level),
        Scope("output", "who takes part and is cleared for the output; partners invited to it", _output),
        Scope("mission-plan", "who takes part and is cleared for the mission plan", _mission_plan),
        Scope("version", "as for the output, cleared for the marking of the version too", _version),
        Scope("version-state", "the same; nothing of the text is shown", _unread(_version)),
        Scope("draft", "the same, cleared for the draft; partners for their own", _draft),
        Scope("document", "the same for a document; partners for their own", _document),
        Scope("comment", "who takes part and is cleared for version and comment", _comment),
        Scope("position", "who takes part and is cleared for the version", _position),
        Scope("job", "who may read the version; for exports and papers, who asked", _unread(_job)),
        Scope("job-file", "the same; the file is sent", _job),
        Scope("decision", "who takes part and is cleared for all versions that it rests on", _decision),
        Scope("gate", "who takes part; the package only for who is cleared for all of it", _gate),
        Scope("paper", "who takes part and is cleared for the signed scan", _paper),
    )
}
