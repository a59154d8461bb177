"""`lineage/`: row by row through the documents, what is out of step, and the options kept apart."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from missions.access import documents_for
from missions.models import Mission, Person
from missions.pages.ground import context, person_of, standing_in, visible_mission
from outputs.definition import OUTPUTS
from outputs.lineage import FOLLOWED, Cell, Document, Finding, Lineage, Thread, lineage_of
from outputs.lineage.shapes import CHAIN
from planning_levels.definition import DECISION_POINTS
from planning_levels.lineage_options import options_of
from planning_levels.models import Decision, StandIn
from planning_levels.pages.common import label_in_words

TABS = {
    "objectives": gettext_noop("Objectives"),
    "benchmarks": gettext_noop("Benchmarks"),
    "assumptions": gettext_noop("Assumptions"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """A document as the head of a column."""

    document: Document
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its cells in one round of planning."""

    thread: Thread
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Round:
    """The documents of one round of planning, and the rows that any of them carries or drops."""

    title: str
    heads: list[Head]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Mending:
    """A document that is out of step, with what is to be mended in it, the gravest first."""

    document: Document
    findings: list[Finding]


@login_required
@require_safe
def lineage(request: HttpRequest, key: str) -> HttpResponse:
    """Show a register's rows from document to document (`?of=`), and the options."""
    mission = visible_mission(request, key)
    register = request.GET.get("of", "")
    register = register if register in FOLLOWED else "objectives"
    person = person_of(request)
    found = lineage_of(mission, register, person)
    options = options_of(mission, standing_in(request, mission), person)
    here = f"/missions/{mission.key}/"
    page = context(
        mission,
        (_("Lineage"), ""),
        found=found,
        register=register,
        tabs=[(name, _(title)) for name, title in TABS.items()],
        mending=_mending(found),
        rounds=_rounds(found, here),
        steady=sum(thread.steady for thread in found.threads),
        plan_url=reverse("plans:register", args=[mission.key, register]),
        options=options,
        decided=[_outcome(item) for item in options.decisions],
        here=here,
        before=_before(mission, person),
    )
    return render(request, "planning_levels/lineage.html", page)


def _mending(found: Lineage) -> list[Mending]:
    """Return what is out of step by the document to mend, in the order of the gravest thing in each."""
    groups: dict[int, Mending] = {}
    for finding in found.findings:
        group = groups.setdefault(finding.document.place, Mending(finding.document, []))
        group.findings.append(finding)
    return list(groups.values())


def _rounds(found: Lineage, here: str) -> list[Round]:
    """Return the rounds of planning, the latest first, each with the rows that it knows."""
    keys = dict.fromkeys((item.cycle, item.transition) for item in found.documents)
    rounds = []
    for cycle, transition in reversed(keys):
        at = [
            place
            for place, item in enumerate(found.documents)
            if (item.cycle, item.transition) == (cycle, transition)
        ]
        heads = [_head(found.documents[place], here) for place in at]
        lines = [Line(thread, [thread.cells[place] for place in at]) for thread in found.threads]
        told = [line for line in lines if any(cell.change != "absent" for cell in line.cells)]
        rounds.append(Round(_round_title(cycle, transition=transition), heads, told))
    return rounds


def _round_title(cycle: int, *, transition: bool) -> str:
    if transition:
        return _("Transition and exit")
    if cycle == 1:
        return _("First planning")
    return _("Revision, cycle %(n)d") % {"n": cycle}


def _head(item: Document, here: str) -> Head:
    at = f"{here}outputs/{item.type}/"
    return Head(
        item, label_in_words(item.type, item.label), f"{at}versions/{item.number}/" if item.frozen else at
    )


def _before(mission: Mission, person: Person) -> list[dict[str, str]]:
    """Return the documents from before this file that stand in for outputs; their rows are not known."""
    read = Q(document=None) | Q(document__in=documents_for(person))
    rows = StandIn.objects.filter(read, entry__mission=mission, stands_for__in=CHAIN)
    found = []
    for row in rows.select_related("document", "mission", "of").defer("of__frozen"):
        named = row.document.title if row.document else _("no document is attached")
        if row.of and row.mission:
            told = {"name": row.mission.name, "n": row.of.number}
            named = _("%(name)s, version %(n)d") % told
        found.append({"title": OUTPUTS[row.stands_for].title, "named": named})
    return found


def _outcome(item: Decision) -> dict[str, Any]:
    point = DECISION_POINTS[item.gate]
    told = next((one.title for one in point.outcomes if one.key == item.outcome), item.outcome)
    who = ", ".join(dict.fromkeys(part for part in (item.decider_name, item.decider_title) if part))
    return {"decision": item, "point": point.name, "outcome": told, "who": who}
