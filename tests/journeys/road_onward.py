"""The road onward from 3.1: a revision cycle, transition and exit planning, completion."""

from tests.journeys import road
from tests.journeys.client import TEN_WORDS
from tests.journeys.mission_file import MissionFile


def decide_revision(file: MissionFile) -> None:
    """Decide a significant revision on a dramatically changed situation."""
    road.later(file, 90)
    file.verb(
        "decide-significant-revision", "sg", ground="dramatic-change", reason=TEN_WORDS,
        evidence="Three counties have seen armed clashes with many civilians killed.",
        effects="The protection task needs more troops and other places.",
    )  # fmt: skip
    road.later(file, 7)


def revision_to_council(file: MissionFile) -> None:
    """Run the revision's 1.2, the plan drafted by the SRSG, up to the report before the Council."""
    road.foundation(file, drafter="srsg")
    road.report(file)


def revision_to_adoption(file: MissionFile) -> None:
    """Run the revision's 2.1 and short 2.2 up to the final plan before the SRSG."""
    road.authorise(file, "2001 (2010)")
    road.operational(file, drafter="srsg")
    road.issue(file)
    road.later(file, 8)
    road.final_plan(file)


def ask_for_exit(file: MissionFile) -> None:
    """Record the Council's request, and let the Secretary-General ask for transition planning."""
    road.later(file, 60)
    file.verb(
        "record-event", "planner", kind="council-request", title="The Council asks for options to draw down"
    )
    file.verb("request-transition-planning", "sg")


def exit_report(file: MissionFile) -> None:
    """Go through the first two gates of 3.2: revised directive, survey, plan, report (T29, T30)."""
    road.later(file, 14)
    road.promulgate(file, "GATE-3.2-USG")
    road.survey(file, "transition", by="impt-lead")
    for asset, to in (("Vehicles", "unct"), ("Camp in the capital", "national-authorities")):
        file.row("assets", "impt-lead", name=asset, disposition=to)
    road.later(file, 14)
    file.write_and_submit("mission-plan", "impt-lead")
    file.write_and_submit("sg-report", "imtf-chair")
    file.verb("submit-to-gate", "imtf-chair", gate="GATE-3.2-REPORT")
    road.later(file, 3)
    file.verb("submit-sg-report", "sg", symbol="S/2011/900")


def exit_endorsement(file: MissionFile) -> None:
    """Let the Council authorise, the SRSG present and the Secretary-General endorse (T31, T32)."""
    road.later(file, 21)
    file.verb(
        "authorise-exit-strategy",
        "planner",
        resolution="2002 (2010)",
        document=road.document(file, "2002 (2010)"),
    )
    file.verb("present-revised-plan", "srsg")
    road.later(file, 2)
    file.verb("endorse-revised-plan", "sg")


def revised_directive(file: MissionFile) -> None:
    """Put the revised Directive before the USG, who issues it (T33)."""
    file.write_and_submit("srsg-directive", "imtf-chair")
    file.verb("submit-to-gate", "imtf-chair", gate="GATE-3.2-DIRECTIVE")
    road.later(file, 5)
    file.verb("issue-revised-srsg-directive", "usg-dpko", confirmations=road.CONFIRMED)


def complete(file: MissionFile) -> None:
    """Name successors, note a lesson, and complete in two calls (T34)."""
    road.later(file, 200)
    file.row("successors", "srsg", kind="unct", name="Country team", share="Rule of law and human rights")
    lesson = {"text": "The survey came too late for the budget.", "kind": "planning", "date": file.day}
    file.ask("POST", "observations/lessons/", lesson, who="planner", expect=201)
    file.verb("complete", "planner")
    file.verb("complete", "srsg")
