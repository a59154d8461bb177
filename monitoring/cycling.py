"""Acts of the performance cycle: its pace, its steps, what the leadership decides, its end.

Rows of the cycle (cycles, assessments, recommendations, adjustments) are kept as any register.
"""

from collections.abc import Iterator
from datetime import date

from missions.blockers import Blocker, missing
from missions.door import passage
from missions.errors import Conflict, Invalid, NotReady
from missions.models import Mission, Person
from missions.versions import check_version
from monitoring.cycle_steps import BY_KEY
from monitoring.models import Cycle, CycleRecommendation, CycleStep, Pace
from monitoring.permissions import LEADERS, PACERS, REVIEWERS

Decision = CycleRecommendation.Decision
LONGEST_TOLD = 160


def set_pace(
    mission: Mission,
    *,
    by: Person,
    rhythm: str,
    since: date,
    ground: str = "",
    if_version: int | None = None,
) -> Pace:
    """Say how often the mission is assessed: `quarter`, `half-year` or `year`, from a day on.

    NotPermitted (403), Invalid (400) for another rhythm, Stale (412).
    """
    with passage(mission, by=by, verb="set-pace") as step:
        step.permit(*PACERS)
        if rhythm not in Pace.Rhythm.values:
            raise Invalid(f"It is one of {', '.join(Pace.Rhythm.values)}.", field="rhythm")
        held = Pace.objects.filter(mission=step.mission).first()
        if held is None:
            held = Pace(mission_id=step.mission.pk, version=0)
        else:
            check_version(held, if_version)
        held.rhythm, held.since, held.ground, held.set_by = rhythm, since, ground, by
        held.version += 1
        held.save()
        words = held.get_rhythm_display()
        step.sentence = f"The mission is assessed {words}, from {since:%d %B %Y}."
        step.detail = {"rhythm": rhythm, "since": since, "ground": ground}
    return held


def mark_step(
    mission: Mission,
    cycle: Cycle,
    key: str,
    *,
    by: Person,
    done_on: date | None,
    who: str = "",
    note: str = "",
    if_version: int | None = None,
) -> CycleStep:
    """Say when a step of a cycle was done, and who took part; without a day it is open again.

    NotPermitted (403), Stale (412), Invalid (400) for a day to come, and for priority objectives without
    the components that chose them.
    """
    with passage(mission, by=by, verb="mark-cycle-step", on=done_on) as step:
        step.permit(*REVIEWERS)
        held = CycleStep.objects.select_related("cycle").get(
            cycle=cycle, cycle__mission=step.mission, step=key
        )
        check_version(held, if_version)
        defined = BY_KEY[key]
        if done_on and defined.asks_who and not who.strip():
            raise Invalid("Name the components of the mission that took part.", field="who")
        held.done_on, held.who, held.note = done_on, who.strip(), note.strip()
        held.version += 1
        held.save()
        what = f"done on {done_on:%d %B %Y}" if done_on else "open again"
        step.sentence = f"{held.cycle}: step {defined.number}, {defined.title.lower()}, {what}."
        step.detail = {"cycle": held.cycle_id, "step": key, "done_on": done_on, "who": who, "note": note}
    return held


def decide(
    mission: Mission,
    recommendation: CycleRecommendation,
    *,
    by: Person,
    decision: str,
    reason: str = "",
    on: date | None = None,
    if_version: int | None = None,
) -> CycleRecommendation:
    """Answer a recommendation of the cycle for the leadership: accepted, in part, or declined.

    NotPermitted (403) for others than the leadership, Conflict (409) for what has been answered, Stale
    (412), Invalid (400) without a reason where not all is accepted.
    """
    with passage(mission, by=by, verb="decide-recommendation", on=on) as step:
        step.permit(*LEADERS)
        held = CycleRecommendation.objects.get(pk=recommendation.pk, mission=step.mission)
        check_version(held, if_version)
        if held.decision:
            raise Conflict("This has been decided already.", code="already-answered")
        if decision not in Decision.values:
            raise Invalid(f"It is one of {', '.join(Decision.values)}.", field="decision")
        if decision != Decision.ACCEPTED and not reason.strip():
            raise Invalid("Say why not all of it is accepted.", field="reason")
        held.decision, held.reason, held.decided_by = decision, reason.strip(), by
        held.decided_on = on or step.mission.today()
        held.version += 1
        held.save()
        step.sentence = f"Recommendation {held.get_decision_display()}: {held.text[:LONGEST_TOLD]}"
        step.detail = {
            "recommendation": held.pk,
            "cycle": held.cycle_id,
            "decision": decision,
            "reason": held.reason,
        }
    return held


def close_cycle(
    mission: Mission,
    cycle: Cycle,
    *,
    by: Person,
    no_change: str = "",
    on: date | None = None,
    if_version: int | None = None,
) -> Cycle:
    """Close a cycle once the leadership has decided; that nothing changes (`no_change`) is a decision too.

    NotPermitted (403), Conflict (409) for a closed one, Stale (412), NotReady (409) with what is undecided.
    What adjustments are open then stay open, and go over into the next cycle that is opened.
    """
    with passage(mission, by=by, verb="close-cycle", on=on) as step:
        step.permit(*LEADERS)
        held = Cycle.objects.get(pk=cycle.pk, mission=step.mission)
        check_version(held, if_version)
        if held.closed_on:
            raise Conflict("This cycle is closed already.", code="already-answered")
        held.no_change = no_change.strip() or held.no_change
        found = list(undecided(held))
        if found:
            raise NotReady(found)
        held.closed_on, held.closed_by = on or step.mission.today(), by
        held.version += 1
        held.save()
        step.sentence = f"The performance cycle “{held}” is closed."
        step.detail = {"cycle": held.pk, "no_change": held.no_change}
    return held


def undecided(cycle: Cycle) -> Iterator[Blocker]:
    """Yield what the leadership has still to say before a cycle can be closed (CPAS, step 7)."""
    page = f"/missions/{cycle.mission.key}/monitoring/performance/{cycle.pk}/"
    rows = list(CycleRecommendation.objects.filter(cycle=cycle))
    for row in rows:
        if not row.decision:
            yield missing("decision", f"No decision on the recommendation “{row.text[:80]}”.", page)
    if not rows and not cycle.no_change:
        yield missing("no-change", "No decision is on file; where nothing changes, say why.", page)
