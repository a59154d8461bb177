"""The page of a mission: where it stands, what is missing for the next decision, who must act."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missions.access import entries_in
from missions.blockers import Blocker
from missions.roles import title_of
from outputs.definition import OUTPUTS
from outputs.models import SectionText
from planning_levels.concerns import concerns
from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.models import Decision, GatePlan
from planning_levels.next_step import NextStep, decider_title, next_step
from planning_levels.pages.common import context_of, label_in_words, person_of, visible_mission
from planning_levels.pages.guest import guest_page
from planning_levels.reading import Reading, shown
from planning_levels.showing.missions import plan_in_force
from planning_levels.verbs import readiness_of
from planning_levels.verbs.door import permitted
from plans.budget import unfunded_tasks

EVERYDAY = ("record-event", "hold", "release", "record-appointment", "add-trigger", "record-mandate")


# Known in every state, and of use in a mission that runs: before Stage 3 they stand aside.
LATER = ("record-review", "recommend-revision", "open-successor")


@dataclass(frozen=True, slots=True)
class Doable:
    """An act that the person may carry out here, ready or with what stands in its way."""

    name: str
    title: str
    href: str
    blockers: list[Blocker]
    everyday: bool

    @property
    def ready(self) -> bool:
        """Nothing but notices stands in the way."""
        return all(item.klass == "notice" for item in self.blockers)


def doable(reading: Reading, roles: frozenset[str]) -> list[Doable]:
    """Return the acts known in this state that the person's roles permit, decisions first."""
    found = []
    for name, act in ACTS.items():
        if reading.state not in act.states or not set(permitted(act, reading)) & roles:
            continue
        href = f"/missions/{reading.mission.key}/do/{name}/"
        missing = readiness_of(name, reading)
        if any(item.code == "state" for item in missing):
            continue  # known in this state, and of no use just now
        found.append(Doable(name, act.title, href, missing, name in EVERYDAY))
    return found


def who_acts(step: NextStep, reading: Reading) -> str:
    """Return who takes the next step, in words."""
    if step.waits and step.gate:
        return decider_title(step.gate, reading.mission.lead_department_id)
    roles = ("imtf-chair",) if step.act == "submit-level" and reading.position.level != "2.2" else step.roles
    return " or ".join(title_of(role) for role in roles)


@login_required
def mission_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show a mission; a newcomer tells in ten seconds where it stands, who acts, what comes next."""
    mission = visible_mission(request, key)
    if mission.as_guest:
        return guest_page(request, mission)
    context = context_of(request, mission)
    reading: Reading = context["reading"]
    step = next_step(reading)
    acts = doable(reading, context["roles"])
    found = _blockers(step, reading)
    told = {one.message for one in found}
    aside = () if (reading.position.level or "").startswith("3") else LATER
    context |= {
        "step": step,
        "step_who": who_acts(step, reading) if step else "",
        "step_href": _step_href(step, mission.key),
        "step_mine": step is not None and any(item.name == step.act for item in acts),
        "blockers": found,
        "concerns": [item for item in concerns(reading) if item.said not in told],
        "acts": [
            item
            for item in acts
            if not item.everyday and item.name not in aside and (step is None or item.name != step.act)
        ],
        "rare": [item for item in acts if item.name in aside],
        "everyday": [item for item in acts if item.everyday],
        "outputs": _outputs(reading),
        "calendar": _calendar(reading),
        "chair": reading.chair(),
        "head": _head(reading),
        "plan": plan_in_force(reading),
        "latest": entries_in(person_of(request), mission).select_related("person")[:6],
        "flags": reading.flags[-5:],
        "unfunded": sorted(unfunded_tasks(mission), key=lambda one: not one.concerns(person_of(request))),
    }
    return render(request, "planning_levels/mission.html", context)


def _step_href(step: NextStep | None, key: str) -> str:
    if step is None:
        return ""
    if step.waits and step.gate and step.gate not in ("GATE-COUNCIL", "GATE-3.2-COUNCIL"):
        return f"/missions/{key}/decisions/{step.gate}/"
    return f"/missions/{key}/do/{step.act}/"


def _blockers(step: NextStep | None, reading: Reading) -> list[Blocker]:
    return readiness_of(step.act, reading) if step else []


def _outputs(reading: Reading) -> list[dict[str, Any]]:
    found = []
    for key, output in OUTPUTS.items():
        version = reading.latest(key)
        if version is None or not reading.shows(version):
            continue
        frozen = next(
            (item for item in reversed(reading.versions[key]) if item.hash and reading.shows(item)), None
        )
        if frozen is None and version.version == 1 and version.number == 1 and key not in _begun(reading):
            state = "not begun"
        else:
            state = version.state
        found.append(
            {
                "key": key,
                "title": output.title,
                "version": version,
                "frozen": frozen,
                "state": state,
                "label": label_in_words(key, version.label),
            }
        )
    return found


def _begun(reading: Reading) -> set[str]:
    """Return the outputs in which anything is written (one query for all)."""
    if "begun_outputs" not in reading.__dict__:
        rows = SectionText.objects.filter(of__output__mission=reading.mission)
        reading.__dict__["begun_outputs"] = set(rows.values_list("of__output__type", flat=True))
    found: set[str] = reading.__dict__["begun_outputs"]
    return found


def _calendar(reading: Reading) -> list[dict[str, Any]]:
    planned = dict(GatePlan.objects.filter(mission=reading.mission).values_list("gate", "planned_on"))
    lead = reading.mission.lead_department_id
    rows = []
    for gate, point in DECISION_POINTS.items():
        decision = shown(reading, reading.decided(gate) or _opening(reading, gate))
        package = shown(reading, reading.open_submission(gate))
        if decision is None and package is None and gate not in planned and not point.boxed:
            continue
        rows.append(
            {
                "gate": gate,
                "name": point.name,
                "who": decider_title(gate, lead),
                "planned": planned.get(gate),
                "decision": decision,
                "package": package,
            }
        )
    return rows


def _opening(reading: Reading, gate: str) -> Decision | None:
    """Return the decision at a gate if the process, or the cycle that runs, has sprung from it."""
    if gate == "DP-INIT":
        return reading.decided(gate, 1)
    before = [item for item in reading.decisions if item.cycle == reading.mission.cycle - 1]
    return before[-1] if before and before[-1].gate == gate else None


def _head(reading: Reading) -> dict[str, Any]:
    steps = {step: reading.appointment(step) for step in ("arrived", "appointed", "nominated")}
    for step, found in steps.items():
        if found is not None:
            return {"step": step, "name": found.name or "SRSG", "on": found.on}
    return {}
