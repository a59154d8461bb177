"""Parts of a dossier that tell of the process: who decided and how, the course, deviations, flags, times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from missions.blockers import Blocker
from missions.models import Deviation, Entry, Flag, Person
from missions.roles import title_of
from planning_levels.dossier.extract import names_of, written
from planning_levels.dossier.matter import Matter
from planning_levels.models import Agreement, Decision, PaperDecision
from planning_levels.next_step import DECIDING
from planning_levels.timeline import timeframe
from planning_levels.verbs import VERBS, readiness_of

STEPS = {"usg": "Under-Secretary-General of the lead department", "office": "office of the decider"}


@dataclass(frozen=True, slots=True)
class Step:
    """A step towards the decision: what, by whom, and on which day; nobody and no day while it is owed."""

    what: str
    who: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of time: what it is called, and what it is."""

    name: str
    value: str | date


def decided_by(matter: Matter) -> dict[str, Any] | None:
    """Return who decided, in title and office as on the day, for whom, and the scan of one on paper."""
    decision = matter.decision
    if decision is None:
        return None
    titled = decision.decider_title not in ("", decision.decider_name)
    entered = PaperDecision.objects.filter(
        mission=matter.mission, document=decision.paper_id, verb=decision.verb
    )
    paper = entered.select_related("entered_by", "confirmed_by").last() if decision.paper_id else None
    return {
        "name": decision.decider_name,
        "title": decision.decider_title if titled else "",
        "office": title_of(decision.office),
        "acting_for": names_of([decision.acting_for]).get(decision.acting_for, decision.acting_for),
        "written": written(decision.recorded_at),
        "scan": decision.paper,
        "paper": paper,
        "paper_entered": written(paper.entered_at) if paper else "",
        "paper_confirmed": written(paper.confirmed_at) if paper and paper.confirmed_at else "",
        "corrected_by": list(decision.corrected_by.all()),
    }


def course(matter: Matter) -> list[Step]:
    """Return preparation, submission, the clearance chain with what it still owes, agreements, decision."""
    steps = []
    for item in matter.basis:
        named = f"{item.title}, {_('version')} {item.version.number}"
        by = _person(item.version.opened_by)
        steps.append(Step(f"{_('Prepared')}: {named}", by, item.version.opened_on))
        if item.version.submitted_by is not None:
            who = _person(item.version.submitted_by)
            steps.append(Step(f"{_('Frozen')}: {named}", who, item.version.submitted_on))
    steps += [
        Step(f"{_('Agreed')}: {row.entity_id}", _person(row.by), row.on)
        for row in Agreement.objects.filter(of__in=[item.version for item in matter.basis]).order_by("id")
    ]
    package = matter.package
    if package is not None:
        steps.append(Step(_("Put before the decider"), _person(package.by), package.on))
        done = {row.step: row for row in package.releases.select_related("by")}
        for key in package.chain:
            what = f"{_('Clearance')}: {STEPS.get(key, key)}"
            row = done.get(key)
            steps.append(Step(what, _person(row.by), row.on) if row else Step(what, "", None))
    if matter.decision is not None:
        who = matter.decision.decider_name
        steps.append(Step(f"{_('Decided')}: {matter.outcome}", who, matter.decision.decided_on))
    return steps


def deviations(matter: Matter) -> Sequence[Deviation]:
    """Return the standards that were explained instead of met: in this run, or accepted here by name."""
    decision, run = matter.decision, matter.run
    own = (run.level, run.cycle) if run else ("", matter.cycle)
    found = []
    for item in matter.reading.deviations:
        here = (item.level, item.cycle) == own and item.on <= matter.on
        waits = decision is None and item.accepted_by_id is None
        if here or waits or _accepted_here(item, decision):
            found.append(item)
    return found


def _accepted_here(item: Deviation, decision: Decision | None) -> bool:
    if decision is None or item.accepted_by_id != decision.decider_id:
        return False
    return item.accepted_on == decision.decided_on and item.code in decision.accepted


def flags(matter: Matter) -> list[Flag]:
    """Return the irregular facts that this decider is the first to be shown."""
    known = matter.reading.flags
    package, decision = matter.package, matter.decision
    earlier = [item.flags for item in matter.reading.submissions if package is None or item.pk < package.pk]
    fresh = known[max(earlier, default=0) :]
    return fresh if decision is None else [item for item in fresh if item.raised_at <= decision.recorded_at]


def readiness(matter: Matter) -> dict[str, Any]:
    """Return what stands in the way while it waits; the notices kept with a decision that was taken."""
    if matter.decision is not None:
        entry = Entry.objects.filter(mission=matter.mission, number=matter.number).first()
        told = entry.detail.get("notices") if entry else None
        return {"stopping": [], "notices": told or [], "kept": told is not None}
    verb = DECIDING.get(matter.gate)
    found: list[Blocker] = readiness_of(verb, matter.reading) if verb in VERBS else []
    return {
        "stopping": [item for item in found if item.klass != "notice"],
        "notices": [item.message for item in found if item.klass == "notice"],
        "kept": True,
    }


def times(matter: Matter) -> list[Fact]:
    """Return the facts of time: the level's days against its timeframe, and the days before the decider."""
    run, decision = matter.run, matter.decision
    found = []
    if run is not None:
        found.append(Fact(_("Level opened"), run.opened_on))
        if run.started:
            found.append(Fact(_("Level begun"), run.started))
        clock = timeframe(run.level, run, matter.on)
        if run.started:
            elapsed = (matter.on - run.started).days
            found.append(Fact(_("Days in the level until then"), str(max(elapsed, 0))))
        limits = ((_("Minimum days"), clock.minimum_days), (_("Desirable days"), clock.desirable_days))
        found += [Fact(name, str(limit)) for name, limit in limits if limit]
    if matter.since:
        found.append(Fact(_("Before the decider since"), matter.since))
        found.append(Fact(_("Days before the decider"), str((matter.on - matter.since).days)))
    if decision is not None:
        found.append(Fact(_("Decided"), decision.decided_on))
        found.append(Fact(_("Written into the record"), f"{written(decision.recorded_at)} UTC"))
    return found


def _person(person: Person) -> str:
    name = person.get_full_name()
    return name if person.title in ("", name) else f"{name}, {person.title}"
