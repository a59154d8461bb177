"""Level 1.1, 10 February to 28 March: task force, assessment, return, form (C1-08 to C1-19)."""

from datetime import UTC, date, datetime, time

from missions import seating
from monitoring.recording import add_observation
from outputs import responses
from outputs.drafts import uploads, verdicts
from outputs.drafts.reading import read_upload
from outputs.models import Comment, Upload
from planning_levels.demonstration.south_sudan import (
    aims,
    choices,
    comments,
    coordination,
    drafts,
    ground,
    meetings,
    partners,
    seats,
    situation,
    task_force,
)
from planning_levels.demonstration.stage import Stage
from planning_levels.demonstration.telling import Telling
from planning_levels.demonstration.texts import prose
from planning_levels.demonstration.word_files import docx
from planning_levels.verbs.filing import change_mission
from planning_levels.verbs.surveys import complete_survey, launch_survey, plan_survey

CHAIR = "imtf-chair-dpa"
ASSESSMENT = "strategic-assessment"


def tell(stage: Stage, telling: Telling) -> None:
    """Tell the story from the first chair of the task force to the Secretary-General's directive."""
    stage.at(date(2011, 2, 10))
    task_force.first_chair(stage)
    stage.at(date(2011, 2, 11))
    task_force.first_members(stage)
    telling.step("C1-08", "409 seat-empty rank-too-low", lambda: task_force.establish(stage))
    stage.at(date(2011, 2, 14))
    telling.step("C1-09", "done", lambda: task_force.complete(stage))
    telling.step("C1-10", "done", lambda: _inventory(stage))
    stage.at(date(2011, 2, 15))
    telling.step("C1-11", "done", lambda: _field_assessment(stage))
    stage.at(date(2011, 2, 16))
    task_force.further(stage)
    stage.at(date(2011, 2, 17))
    note_meeting(stage, 0, CHAIR)
    stage.at(date(2011, 2, 21))
    task_force.further(stage)
    seating.elaborate_terms(stage.mission, "imtf", by=stage.person(CHAIR), text=seats.TERMS)
    telling.step("C1-12", "done", lambda: _listening(stage))
    stage.at(date(2011, 3, 4))
    telling.step("C1-13", "done", lambda: _positions(stage))
    stage.at(date(2011, 3, 7))
    telling.step("C1-14", "done", lambda: _options(stage))
    _draft(stage)
    _comments(stage, until=10)
    _regional(stage)
    telling.step("C1-15", "409 section-empty", lambda: stage.version("submit", ASSESSMENT, CHAIR))
    _comments(stage, until=11)
    _answers(stage)
    stage.at(date(2011, 3, 14))
    telling.step("C1-16", "done", lambda: _submit(stage))
    stage.at(date(2011, 3, 16))
    for by, entity, position, text, source in comments.ON_SG_DIRECTIVE:
        stage.concur("sg-directive", by, entity, position=position, text=text, source=source)
    stage.at(date(2011, 3, 17))
    telling.step("C1-17", "done", lambda: _return(stage))
    stage.at(date(2011, 3, 19))
    stage.row("information-base", CHAIR, situation.HUMAN_RIGHTS)
    stage.at(date(2011, 3, 21))
    telling.step("C1-18", "done", lambda: _resubmit(stage))
    stage.at(date(2011, 3, 24))
    note_meeting(stage, 1, CHAIR)
    stage.at(date(2011, 3, 28))
    telling.step("C1-19", "done", lambda: _decide(stage))


def _inventory(stage: Stage) -> None:
    for row in coordination.PROCESSES:
        if row["reference"] in coordination.PROCESSES_FIRST:
            bare = {key: row[key] for key in ("reference", "name", "kind", "place", "owner", "source")}
            stage.row("processes", "planner", bare)


def _field_assessment(stage: Stage) -> None:
    change_mission(stage.mission, by=stage.person("planner"), data={"options": {"scenario_planning": True}})
    by = stage.person(CHAIR)
    survey = plan_survey(
        stage.mission,
        by=by,
        data={
            "kind": "field-assessment",
            "from": date(2011, 2, 15),
            "to": date(2011, 3, 1),
            "places": ["Juba", "Wau", "Malakal", "Bor"],
            "leader": CHAIR,
            "source": "Visit of the integrated team and its scenarios [2]; dates and form [c]",
            "team": [
                {"name": "Mara Oldane (fictional)", "entity": "DPA", "side": "imtf"},
                {"name": "Col. Selim Kovar (fictional)", "entity": "DPKO", "side": "imtf"},
                {"name": "Leila Marsten (fictional)", "entity": "OCHA", "side": "imtf"},
                {"name": "Hanno Izeki (fictional)", "entity": "UNCT", "side": "unct"},
            ],
        },
    )
    launch_survey(stage.mission, survey, by=by, data={})
    stage.kept["assessment visit"] = survey


def _listening(stage: Stage) -> None:
    stage.at(date(2011, 3, 2))
    complete_survey(
        stage.mission,
        stage.kept["assessment visit"],
        by=stage.person(CHAIR),
        data={
            "findings": [
                "Four scenarios were tried with authorities and agencies.",
                "Three areas at risk were named alike by all whom the team met.",
                "South Sudanese figures differ among themselves on what the United Nations should do.",
            ]
        },
    )
    stage.at(date(2011, 3, 4))
    stage.enter("consultations", "field", partners.EARLY)
    stage.enter("expectations", "field", partners.EXPECTATIONS)
    for told in drafts.ASSESSMENT:
        upload(stage, told)


def upload(stage: Stage, told: drafts.FieldDraft) -> Upload:
    """Send a Word draft and have it read at once."""
    sent = uploads.receive(
        stage.mission,
        told.output,
        by=stage.person(told.by),
        data=docx(told.blocks),
        filename=told.filename,
        note=told.note,
        on=stage.today,
    )
    # A file bears the moment of its arrival; here that is a moment of the demonstration's own day.
    Upload.objects.filter(pk=sent.pk).update(at=datetime.combine(stage.today, time(12), tzinfo=UTC))
    read_upload(sent.pk)
    sent.refresh_from_db()
    stage.kept[told.filename] = sent
    return sent


def note_meeting(stage: Stage, number: int, by: str) -> None:
    """Record one of the four meetings that are shown, and the time that it took."""
    add_observation(stage.mission, "time-notes", by=stage.person(by), **seats.MEETINGS[number])
    meetings.hold(stage, number, by)


def _positions(stage: Stage) -> None:
    """Enter positions as they were given: on a form, before there were options to name."""
    bare = [{key: value for key, value in row.items() if key != "options"} for row in choices.POSITIONS]
    stage.enter("positions", CHAIR, bare)


def _options(stage: Stage) -> None:
    stage.enter("options", CHAIR, choices.OPTIONS)
    stage.enter("scenarios", CHAIR, situation.SCENARIOS)
    stage.enter("option-tests", CHAIR, choices.tests())
    for row in choices.POSITIONS:
        if "options" in row:
            stage.row("positions", CHAIR, {key: row[key] for key in ("reference", "options")})


def _draft(stage: Stage) -> None:
    stage.enter("protagonists", CHAIR, situation.PROTAGONISTS)
    stage.enter("information-base", CHAIR, situation.INFORMATION)
    stage.enter("objectives", CHAIR, aims.OBJECTIVES)
    stage.enter("assumptions", CHAIR, ground.ASSUMPTIONS)
    stage.enter("risks", CHAIR, ground.RISKS)
    written = "south-sudan/strategic-assessment"
    stage.write(ASSESSMENT, CHAIR, written, only=_sections(written, without=("take-over", "gender")))
    verdicts.accept(stage.kept[drafts.ASSESSMENT[0].filename], by=stage.person(CHAIR))
    stage.version("submit-for-review", ASSESSMENT, CHAIR)
    stage.kept["comments"] = {}


def _comments(stage: Stage, *, until: int) -> None:
    """Give the comments of March up to a day, those that are not given yet."""
    given: dict[int, Comment] = stage.kept["comments"]
    for number, (day, by, section, text, _disposition, _said, source) in enumerate(comments.ON_ASSESSMENT):
        if number not in given and day <= until:
            stage.at(date(2011, 3, day))
            given[number] = stage.comment(ASSESSMENT, by, section, text, source)


def _regional(stage: Stage) -> None:
    stage.enter("consultations", "field", partners.LATER["regional"])
    for row in partners.ANSWERS[:2]:
        stage.row("expectations", CHAIR, row)


def _answers(stage: Stage) -> None:
    stage.at(date(2011, 3, 12))
    for number, (_day, _by, _section, _text, disposition, said, _source) in enumerate(comments.ON_ASSESSMENT):
        if said:
            responses.answer(
                stage.kept["comments"][number],
                by=stage.person(CHAIR),
                text=said,
                disposition=disposition,
                on=stage.today,
            )


def _sections(text: str, *, without: tuple[str, ...]) -> list[str]:
    return [key for key in prose(text) if key not in without]


def _submit(stage: Stage) -> None:
    stage.write(ASSESSMENT, CHAIR, "south-sudan/strategic-assessment", only=["take-over"])
    stage.version("submit", ASSESSMENT, CHAIR)
    stage.write("sg-directive", CHAIR, "south-sudan/sg-directive")
    stage.version("submit", "sg-directive", CHAIR)
    stage.act("submit-level", CHAIR)


def _return(stage: Stage) -> None:
    stage.act(
        "return-for-work",
        "sg",
        comments="Show what each troop level can and cannot do on violence between communities.",
        outputs=[ASSESSMENT],
    )


def _resubmit(stage: Stage) -> None:
    stage.write(ASSESSMENT, CHAIR, "south-sudan/strategic-assessment-2")
    stage.version("submit", ASSESSMENT, CHAIR)
    stage.act("submit-level", CHAIR)


def _decide(stage: Stage) -> None:
    stage.act(
        "decide-form",
        "sg",
        outcome="suitable",
        form="peacekeeping",
        form_note="Multidimensional and integrated; protection within means, no border force.",
        reason="The answer by level and season shows what can be promised. The dissent stays on file.",
        conditions=[
            {
                "text": "Say at each step which part of the task cannot be met.",
                "owner": "DPKO",
                "due": date(2011, 6, 10),
            },
        ],
    )
