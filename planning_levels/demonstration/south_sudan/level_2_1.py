"""Level 2.1, 1 July to 10 August: mandate, review, advanced draft, Directive (C1-33 to C1-40)."""

from datetime import date

from missions.models import Entity
from missions.people import give_role
from outputs.drafts import verdicts
from planning_levels.demonstration.south_sudan import (
    aims,
    choices,
    comments,
    coordination,
    drafts,
    mandate,
    means,
    organisation,
    partners,
    responsibilities,
    results,
    seats,
    task_force,
)
from planning_levels.demonstration.south_sudan.level_1_1 import note_meeting, upload
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from plans.models import MandateTask

CHAIR, PLANNER = "imtf-chair", "planner-dpko"
PLAN, BUDGET, DIRECTIVE, NOTE = "mission-plan", "mission-budget", "srsg-directive", "shortfall-note"
STAFF = (
    ("dsrsg", "mission-staff", date(2011, 8, 1)),
    ("chief-of-staff", "mission-staff", date(2011, 7, 18)),
)


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the nomination of the SRSG to the Directive before the Under-Secretary-General."""
    stage.at(date(2011, 7, 1))
    stage.act("record-appointment", PLANNER, step="nominated", person="srsg")
    stage.at(date(2011, 7, 7))
    telling.step(
        "C1-33", "409 missing-resolution", lambda: stage.act("record-council-authorisation", PLANNER)
    )
    stage.at(date(2011, 7, 8))
    telling.step("C1-34", "done", lambda: _mandate(stage))
    stage.at(date(2011, 7, 9))
    telling.step("C1-35", "done", lambda: _independence(stage))
    stage.at(date(2011, 7, 12))
    telling.step("C1-36", "done", lambda: _review(stage))
    stage.at(date(2011, 7, 14))
    telling.step("C1-37", "done", lambda: _government(stage))
    _delivery(stage)
    stage.at(date(2011, 7, 25))
    telling.step("C1-38", "409 mandate-task-open mismatch-open", lambda: stage.version("submit", PLAN, CHAIR))
    _settle(stage)
    stage.at(date(2011, 8, 1))
    telling.step("C1-39", "done", lambda: _advanced(stage))
    _directive(stage)
    stage.at(date(2011, 8, 8))
    _submit(stage)
    telling.step(
        "C1-40",
        "403",
        lambda: stage.act(
            "issue-srsg-directive",
            "chief-of-staff",
            confirmations=["note-of-guidance", "command-and-control"],
        ),
    )


def _mandate(stage: Stage) -> None:
    stage.act(
        "record-council-authorisation",
        PLANNER,
        resolution=mandate.SYMBOL,
        document={"title": mandate.SYMBOL, "date": "2011-07-08"},
        chapter="Chapter VII",
        tasks=[{"paragraph": sign, "text": text} for sign, text in mandate.TASKS],
        ceilings=mandate.CEILINGS,
        mandate_ends=date(2012, 7, 8),
    )
    for task in MandateTask.objects.filter(mission=stage.mission):
        stage.rows["mandate-tasks", task.paragraph] = task.pk
        stage.row("mandate-tasks", PLANNER, {"reference": task.paragraph, "source": mandate.TASK_SOURCE})
    stage.row("options", CHAIR, choices.DECIDED)


def _independence(stage: Stage) -> None:
    stage.act("record-event", PLANNER, kind="event", title="Independence of South Sudan")
    stage.act(
        "record-event",
        PLANNER,
        kind="calendar",
        title="Technical rollover of UNMIS ends",
        due=date(2011, 10, 9),
    )
    stage.act("record-appointment", PLANNER, step="appointed", person="srsg")


def _review(stage: Stage) -> None:
    stage.enter("mandate-tasks", CHAIR, mandate.REVIEW)
    stage.row("mandate-tasks", CHAIR, mandate.DROPPED)
    stage.row("mismatches", CHAIR, mandate.FIRST_MISMATCH)
    stage.enter("priorities", CHAIR, aims.PRIORITIES_AFTER)
    stage.enter("priorities", CHAIR, aims.NEW_PRIORITY)
    for person, role, since in STAFF:
        give_role(
            stage.mission,
            by=stage.person(PLANNER),
            person=stage.person(person),
            role=role,
            entity=Entity.objects.get(code="DPKO"),
            from_date=since,
        )


def _government(stage: Stage) -> None:
    stage.enter("consultations", "rc-hc", partners.LATER["government"])
    stage.enter("expectations", "rc-hc", partners.GOVERNMENT)


def _delivery(stage: Stage) -> None:
    stage.at(date(2011, 7, 22))
    stage.enter("activities", CHAIR, results.ACTIVITIES)
    stage.enter("schedule", CHAIR, results.SCHEDULE)
    stage.enter("milestones", CHAIR, results.MILESTONES)
    stage.enter("contingencies", CHAIR, results.CONTINGENCIES)
    stage.enter("functions", CHAIR, organisation.FUNCTIONS_MANDATED)
    stage.enter("resources", "pavel-runde", means.RESOURCES_SERVING)
    stage.enter("budget-frames", "pavel-runde", means.FRAMES_FOLLOWING)
    stage.enter("funding", "pavel-runde", means.FUNDING)
    stage.row("commitments", "pavel-runde", means.COMMITMENT_GRANTED)
    stage.enter("assets", "clara-mbeyo", means.ASSETS)
    stage.enter("profiles", CHAIR, organisation.PROFILES)
    stage.enter("mechanisms", CHAIR, coordination.MECHANISMS)
    stage.enter("partnerships", CHAIR, coordination.PARTNERSHIPS)
    stage.enter("integration", CHAIR, coordination.INTEGRATION)
    stage.enter("mismatches", CHAIR, mandate.MISMATCHES)
    stage.write(PLAN, CHAIR, "south-sudan/mission-plan-3a")


def _settle(stage: Stage) -> None:
    stage.at(date(2011, 7, 26))
    upload(stage, drafts.BUDGET[0])
    responsibilities.predecessor_hands_over(stage)
    stage.at(date(2011, 7, 28))
    note_meeting(stage, 3, CHAIR)
    stage.at(date(2011, 7, 29))
    site_survey = upload(stage, drafts.PLAN[2])
    verdicts.accept(
        site_survey, by=stage.person(CHAIR), sections=[], comment="Read; used for the table of services."
    )
    stage.enter("mandate-tasks", CHAIR, mandate.LAST_TASK)
    for row in partners.ANSWERS[2:]:
        stage.row("expectations", CHAIR, row)
    stage.enter("posts", CHAIR, [row for row in organisation.POSTS if row["status"] != "planned"])


def _advanced(stage: Stage) -> None:
    stage.enter("mismatches", CHAIR, mandate.SETTLED)
    stage.enter("services", "pavel-runde", [row for row in organisation.SERVICES if "agreed_on" in row])
    stage.enter("services", "pavel-runde", [row for row in organisation.SERVICES if "agreed_on" not in row])
    stage.enter("joint-programmes", "chief-of-staff", coordination.JOINT_PROGRAMMES)
    stage.write(PLAN, CHAIR, "south-sudan/mission-plan-3b")
    stage.version("submit", PLAN, CHAIR)
    for told in seats.TEAM:
        task_force.seat(stage, "srsg", told, "impt")
    stage.at(date(2011, 8, 3))
    stage.write(NOTE, CHAIR, "south-sudan/shortfall-note")
    stage.version("submit", NOTE, CHAIR)
    stage.version("issue", NOTE, PLANNER)
    stage.act(
        "record-event",
        PLANNER,
        kind="event",
        title="Note on the shortfall sent to the Security Council in the name of the Secretary-General",
    )


def _directive(stage: Stage) -> None:
    stage.write(DIRECTIVE, CHAIR, "south-sudan/srsg-directive")
    stage.at(date(2011, 8, 4))
    stage.write(BUDGET, CHAIR, "south-sudan/mission-budget-2")
    stage.version("submit-for-review", DIRECTIVE, CHAIR)
    stage.open_round(DIRECTIVE, CHAIR, due=date(2011, 8, 8), note=comments.ASKED_ON_DIRECTIVE)
    for day, by, section, text, source in comments.ON_DIRECTIVE:
        stage.at(day)
        stage.comment(DIRECTIVE, by, section, text, source)


def _submit(stage: Stage) -> None:
    stage.version("submit", BUDGET, CHAIR)
    stage.version("mark-final", BUDGET, PLANNER)
    stage.version("submit", DIRECTIVE, CHAIR)
    for by, entity, position, text, source in comments.ON_SRSG_DIRECTIVE:
        stage.concur(DIRECTIVE, by, entity, position=position, text=text, source=source)
    stage.close_round(DIRECTIVE, CHAIR)
    stage.enter("schedule", CHAIR, results.PROGRESS)
    stage.act("submit-level", CHAIR)
