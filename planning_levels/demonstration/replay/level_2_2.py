"""Level 2.2, 12 August to 16 September 2011: Directive, team, validation, adoption (C1-41 to C1-47)."""

from datetime import date

from missions import seating
from missions.models import Member
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.models import Validation
from planning_levels.verbs.bodies import establish_planning_team
from planning_levels.verbs.validation import complete_validation, keep_finding

LEAD, PLAN = "impt-lead", "mission-plan"
CONFIRMED = ["note-of-guidance", "command-and-control"]
FINDINGS = (
    (
        "The crisis cell has no night watch.",
        "change",
        "A duty officer sits at night; contingencies name them.",
    ),
    (
        "Warnings reach the force, and the police only a day later.",
        "change",
        "Police sit in the warning cells.",
    ),
    (
        "The map exercise left the river out.",
        "reason",
        "The river unit arrives in month five; repeated then.",
    ),
    (
        "State authorities read “protection” as a promise for every village.",
        "reason",
        "Public sheet goes out first.",
    ),
    (
        "Agencies and force use different names for the same places.",
        "reason",
        "The gazetteer is under way already.",
    ),
    (
        "Rear party and advance party count the same trucks.",
        "reason",
        "Checked: two lists, one fleet; no change.",
    ),
)


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the Directive to the endorsement by the country team."""
    stage.at(date(2011, 8, 12))
    telling.step(
        "C1-41", "done", lambda: stage.act("issue-srsg-directive", "usg-dpko", confirmations=CONFIRMED)
    )
    telling.state("C1-41b", "L2.2 initiated in_preparation", _standing(stage, "2.2"))
    stage.at(date(2011, 8, 14))
    stage.act("record-appointment", "planner-dpko", step="arrived", person="srsg")
    stage.at(date(2011, 8, 15))
    telling.step("C1-42", "409 parity", lambda: _establish(stage))
    stage.at(date(2011, 8, 17))
    telling.step("C1-43", "done", lambda: _equal(stage))
    stage.at(date(2011, 8, 22))
    telling.step("C1-44", "done", lambda: _exercise(stage))
    stage.at(date(2011, 9, 5))
    telling.step("C1-45", "403", lambda: stage.act("adopt-mission-plan", "dsrsg"))
    stage.at(date(2011, 9, 9))
    stage.write(PLAN, LEAD, "case/final-plan")
    stage.version("submit", PLAN, LEAD)
    stage.act("submit-level", LEAD)
    stage.at(date(2011, 9, 12))
    telling.step("C1-46", "done", lambda: stage.act("adopt-mission-plan", "srsg"))
    telling.state("C1-46b", "L3.1 complete active", _standing(stage, "3.1"))
    stage.at(date(2011, 9, 16))
    telling.step("C1-47", "done", lambda: endorse(stage))
    telling.state("C1-47b", "L3.1 closed", _standing(stage, "2.2"))


def _standing(stage: Stage, level: str) -> str:
    reading = stage.reading()
    run = reading.run(level)
    return f"{reading.state} transfer {stage.mission.transfer}, {level} {run.state if run else 'not begun'}"


def _establish(stage: Stage) -> None:
    establish_planning_team(stage.mission, by=stage.person("srsg"))


def _equal(stage: Stage) -> None:
    acting = Member.objects.get(body__mission=stage.mission, body__kind="impt", seat="unct")
    seating.change_member(stage.mission, "impt", acting, by=stage.person("srsg"), permanent=True, until=None)
    _establish(stage)


def _exercise(stage: Stage) -> None:
    stage.act(
        "begin-validation",
        "imtf-chair",
        ends=date(2011, 9, 2),
        organisers=["imtf-chair", "impt-lead"],
        parts=["assumptions", "tasks", "scenarios", "decisions"],
        groups=["mission", "unct", "national", "external"],
    )
    stage.at(date(2011, 9, 2))
    validation = Validation.objects.get(mission=stage.mission)
    for text, closed_by, said in FINDINGS:
        keep_finding(
            stage.mission,
            validation,
            by=stage.person(LEAD),
            data={"text": text, "closed_by": closed_by, closed_by: said, "source": "A: assumption"},
        )
    complete_validation(stage.mission, validation, by=stage.person(LEAD), data={})


def endorse(stage: Stage) -> None:
    """Record that the country team endorses, with a humanitarian reservation kept on record."""
    stage.act(
        "endorse-mission-plan",
        "rc-hc",
        discussed_on=stage.today,
        positions=[
            {"entity": "UNDP", "position": "endorses"},
            {"entity": "UNICEF", "position": "endorses"},
            {"entity": "UNHCR", "position": "endorses"},
            {"entity": "OCHA", "position": "reserves", "text": "No armed escort as a rule."},
        ],
        reservation="Humanitarian agencies endorse on condition that armed escorts stay the last resort.",
    )
