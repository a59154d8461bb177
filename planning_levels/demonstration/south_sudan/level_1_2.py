"""Level 1.2, 29 March to 10 June: directive, survey, first draft, report to the Council (C1-20 to C1-32)."""

from datetime import date

from missions import seating
from outputs import responses
from outputs.drafts import uploads
from planning_levels.demonstration.south_sudan import (
    aims,
    benchmarks,
    choices,
    comments,
    coordination,
    drafts,
    ground,
    means,
    organisation,
    partners,
    responsibilities,
    seats,
    task_force,
)
from planning_levels.demonstration.south_sudan.level_1_1 import note_meeting, upload
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.demonstration.texts import prose
from planning_levels.sharing import invite
from planning_levels.timeline import timeframe
from planning_levels.verbs.bodies import hand_over_chair
from planning_levels.verbs.filing import plan_decision
from planning_levels.verbs.surveys import complete_survey, debrief_survey, launch_survey, plan_survey

CHAIR, PLANNER = "imtf-chair", "planner-dpko"
DIRECTIVE, PLAN, BUDGET, REPORT = "usg-directive", "mission-plan", "mission-budget", "sg-report"
GAP = (
    "The human rights member left on 3 June and the follower could begin only on 10 June; the office read "
    "all drafts from Geneva meanwhile and had no remark."
)


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the new chair to the waiting for the Council."""
    stage.at(date(2011, 3, 29))
    telling.step("C1-20", "409 chair-not-of-lead", lambda: _chair(stage, task_force.CHAIR_OF_DPA))
    telling.step("C1-20b", "done", lambda: _chair(stage, task_force.CHAIR_OF_DPKO))
    responsibilities.lead_passes(stage)
    stage.at(date(2011, 4, 8))
    _direction(stage)
    telling.step("C1-21", "409 section-empty", lambda: stage.version("submit", DIRECTIVE, CHAIR))
    stage.at(date(2011, 4, 11))
    telling.step("C1-22", "done", lambda: _promulgate(stage))
    stage.at(date(2011, 4, 12))
    telling.step("C1-23", "409 counterpart-un", lambda: _joint_plan(stage))
    telling.step("C1-23b", "done", lambda: _no_joint_plan(stage))
    stage.at(date(2011, 4, 13))
    _plan_survey(stage)
    telling.step("C1-24", "409 pre-survey-draft", lambda: _launch(stage))
    stage.at(date(2011, 4, 14))
    for kind in ("budget", "other"):
        task_force.sub_group(stage, kind)
    stage.at(date(2011, 4, 20))
    telling.step("C1-25", "done", lambda: _pre_survey(stage))
    _invite_partners(stage)
    stage.at(date(2011, 4, 26))
    _launch(stage)
    stage.at(date(2011, 5, 6))
    stage.enter("consultations", "field", partners.LATER["survey"])
    telling.step("C1-26", "409 debrief-missing", lambda: _complete(stage))
    telling.step("C1-27", "done", lambda: _debriefed(stage))
    telling.step("C1-28", "done", lambda: _first_drafts(stage))
    telling.step("C1-28b", "409 state", lambda: stage.version("mark-final", BUDGET, PLANNER))
    _round(stage)
    stage.at(date(2011, 6, 8))
    telling.state("C1-29", "8.3 over_desirable", clock(stage, "1.2"))
    stage.at(date(2011, 6, 9))
    telling.step("C1-30", "done", lambda: _narrow(stage))
    stage.at(date(2011, 6, 10))
    telling.step("C1-31", "done", lambda: _report(stage))
    stage.at(date(2011, 6, 22))
    telling.step("C1-32", "done", lambda: _deliberations(stage))


def clock(stage: Stage, level: str) -> str:
    """Return the elapsed weeks of a level and the status of its timeframe."""
    found = timeframe(level, stage.reading().run(level), stage.today)
    return f"{(found.elapsed_days or 0) / 7:.1f} weeks {found.status}"


def _chair(stage: Stage, told: dict[str, str]) -> None:
    hand_over_chair(stage.mission, by=stage.person(PLANNER), **told)


def _direction(stage: Stage) -> None:
    stage.enter("benchmarks", CHAIR, benchmarks.BENCHMARKS)
    stage.enter("priorities", CHAIR, aims.PRIORITIES)
    stage.enter("constraints", CHAIR, ground.CONSTRAINTS)
    for place, row in enumerate(coordination.PROCESSES, start=1):
        stage.row("processes", "owen-takori", {**row, "position": place})
    written = "south-sudan/usg-directive"
    stage.write(DIRECTIVE, CHAIR, written, only=[key for key in prose(written) if key != "constraints"])


def _promulgate(stage: Stage) -> None:
    stage.write(DIRECTIVE, CHAIR, "south-sudan/usg-directive", only=["constraints"])
    stage.version("submit", DIRECTIVE, CHAIR)
    stage.act("submit-to-gate", CHAIR, gate="GATE-USG")
    stage.act(
        "promulgate-usg-directive",
        "usg-dpko",
        reason="The direction follows the Secretary-General's; the constraints are stated as they are.",
    )
    for gate, day in (
        ("DP-1.2", date(2011, 6, 10)),
        ("DP-2.1", date(2011, 8, 12)),
        ("DP-2.2", date(2011, 9, 12)),
    ):
        plan_decision(stage.mission, gate, by=stage.person(PLANNER), data={"planned_on": day})


def _joint_plan(stage: Stage) -> None:
    stage.act(
        "answer-transition-plan",
        PLANNER,
        needed=True,
        reason="Staff, sites and units pass over.",
        ground="takeover",
        counterpart="UNMIS",
    )


def _no_joint_plan(stage: Stage) -> None:
    stage.act(
        "answer-transition-plan",
        PLANNER,
        needed=False,
        reason="UNMIS is a mission of the United Nations; a sub-group of the task force serves the passage.",
    )
    task_force.sub_group(stage, "transition")


def _invite_partners(stage: Stage) -> None:
    """Open the mission plan to the NGO forum; it sees this step, and nothing else of the file."""
    invite(stage.mission, by=stage.person(CHAIR), person=stage.person("partner"), output=PLAN)


def _plan_survey(stage: Stage) -> None:
    team = (
        ("Tobin Areth (fictional)", "DPKO", "imtf"),
        ("Col. Selim Kovar (fictional)", "DPKO", "imtf"),
        ("Ines Talbrook (fictional)", "DPKO", "imtf"),
        ("Pavel Runde (fictional)", "DFS", "imtf"),
        ("Leila Marsten (fictional)", "OCHA", "imtf"),
        ("Hanno Izeki (fictional)", "UNCT", "unct"),
        ("Dinah Folau (fictional)", "UNHCR", "unct"),
        ("Observer of the World Bank", "WB", "outside"),
    )
    stage.kept["survey"] = plan_survey(
        stage.mission,
        by=stage.person(CHAIR),
        data={
            "kind": "technical",
            "from": date(2011, 4, 26),
            "to": date(2011, 5, 6),
            "places": ["Juba", "Bor", "Malakal", "Bentiu", "Wau", "Rumbek", "Torit"],
            "leader": CHAIR,
            "source": "[c] walk-through case (assumption there)",
            "team": [{"name": name, "entity": entity, "side": side} for name, entity, side in team],
        },
    )


def _launch(stage: Stage) -> None:
    launch_survey(stage.mission, stage.kept["survey"], by=stage.person(CHAIR), data={})


def _pre_survey(stage: Stage) -> None:
    stage.enter("functions", CHAIR, organisation.FUNCTIONS)
    stage.write(PLAN, CHAIR, "south-sudan/mission-plan-1")
    stage.version("submit", PLAN, CHAIR)


def _complete(stage: Stage) -> None:
    checks = [
        {"id": stage.rows["assumptions", sign], "result": result} for sign, result in ground.CHECKS.items()
    ]
    complete_survey(
        stage.mission,
        stage.kept["survey"],
        by=stage.person(CHAIR),
        data={
            "findings": [
                "State authorities want roads and police before anything else.",
                "Two of four units of UNMIS can be re-assigned, and not all.",
                "Four state capitals are fit for joint sites with the country team.",
                "Consent holds; the list of differences has grown by the airlift.",
            ],
            "assumptions": checks,
        },
    )


def _debriefed(stage: Stage) -> None:
    stage.kept["survey"].refresh_from_db()
    debrief_survey(
        stage.mission, stage.kept["survey"], by=stage.person(CHAIR), data={"held_on": date(2011, 5, 5)}
    )
    stage.kept["survey"].refresh_from_db()
    _complete(stage)
    for row in ground.RECHECKED:
        if row["rechecked_on"] <= stage.today:
            stage.row("assumptions", CHAIR, row)


def _first_drafts(stage: Stage) -> None:
    stage.at(date(2011, 5, 9))
    note_meeting(stage, 2, CHAIR)
    stage.write(BUDGET, CHAIR, "south-sudan/mission-budget-1")
    stage.enter("budget-frames", "pavel-runde", means.FRAMES)
    stage.at(date(2011, 5, 11))
    late = upload(stage, drafts.PLAN[0])
    stage.at(date(2011, 5, 16))
    upload(stage, drafts.PLAN[1])
    stage.at(date(2011, 5, 18))
    stage.enter("consultations", CHAIR, partners.LATER["donors"])
    stage.row("assumptions", CHAIR, ground.RECHECKED[7])
    uploads.give_back(late, by=stage.person(CHAIR), comment=drafts.RETURNED)
    stage.enter("structure", CHAIR, organisation.STRUCTURE)
    stage.enter("posts", CHAIR, _as_planned())
    stage.enter("resources", "pavel-runde", means.RESOURCES)
    stage.at(date(2011, 5, 20))
    stage.write(PLAN, CHAIR, "south-sudan/mission-plan-2")
    stage.version("submit-for-review", PLAN, CHAIR)
    stage.version("submit-for-review", BUDGET, CHAIR)


def _as_planned() -> list[dict[str, object]]:
    later = ("holder", "filled_on", "joined_task_force_on", "status")
    return [
        {**{key: value for key, value in row.items() if key not in later}, "status": "planned"}
        for row in organisation.POSTS
    ]


def _round(stage: Stage) -> None:
    """Hear entities on the refined draft, and the contributors; a member leaves with nobody to follow yet."""
    for day, by, section, text, disposition, said, source in comments.ON_PLAN:
        stage.at(day)
        given = stage.comment(PLAN, by, section, text, source)
        responses.answer(given, by=stage.person(CHAIR), text=said, disposition=disposition, on=day)
    stage.enter("consultations", CHAIR, partners.LATER["contributors"])
    stage.at(date(2011, 6, 3))
    member = stage.kept["nadia-brell"]
    seating.change_member(stage.mission, "imtf", member, by=stage.person(CHAIR), until=date(2011, 6, 3))


def _narrow(stage: Stage) -> None:
    for row in choices.NARROWING:
        stage.row("options", CHAIR, row)


def _report(stage: Stage) -> None:
    task_force.seat(stage, CHAIR, seats.FOLLOWER)
    stage.enter("phases", CHAIR, means.PHASES)
    stage.row("commitments", "pavel-runde", means.COMMITMENT)
    stage.write(REPORT, CHAIR, "south-sudan/sg-report")
    for output in (PLAN, BUDGET, REPORT):
        stage.version("submit", output, CHAIR)
    stage.act("submit-level", CHAIR, explanations={"seat-gap": GAP})
    stage.act(
        "submit-sg-report",
        "sg",
        accepts=["seat-gap"],
        reason="One option is put forward, with what it cannot achieve said openly.",
    )


def _deliberations(stage: Stage) -> None:
    stage.act(
        "record-event",
        PLANNER,
        kind="council-deliberation",
        title="Deliberations: members divided on countering violence between communities",
        document={"title": "Note on the deliberations", "date": "2011-06-22"},
    )
