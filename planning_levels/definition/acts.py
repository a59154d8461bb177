"""The acts of the process: every verb, who may call it, where it is known, what it demands.

Roles are keys of `missions.roles`. `usg-of-lead` is the Under-Secretary-General of the
department that leads the mission's planning today. States are states as shown.
"""

from planning_levels.definition.shape import Act

FIRST_PLANNING = ("L1.1", "L1.2", "awaiting_council", "L2.1", "L2.2")
IN_MISSION = ("L3.1", "L3.1_transition", "L3.2")
BEFORE = ("pre_planning", "awaiting_initiation")
LIVE = BEFORE + FIRST_PLANNING + IN_MISSION
ENDED = ("ended_no_operation", "other_form", "completed")
SUBMITTERS = ("imtf-chair", "impt-lead")
CHECKS = ("confirmations",)


def _acts() -> tuple[Act, ...]:
    return (
        Act(
            "add-trigger", "Register a further trigger", ("planner",), LIVE, ("T01",),
            demanded=("type", "date", "source"), fact=True, reference="IMPP guidelines C",
            done="The trigger stands on the country file; by itself it starts nothing.",
        ),
        Act(
            "submit-strategic-analysis", "Put the strategic analysis before the Secretary-General",
            ("planner", "pbso"), ("pre_planning",), ("T02",), held=True,
            reference="IMPP guidelines C", done="The Secretary-General is asked whether to initiate the process.",
        ),
        Act(
            "initiate", "Initiate the process", ("sg",), ("awaiting_initiation",), ("T03",),
            decides=("DP-INIT",), reference="IMPP guidelines C",
            done="Level 1.1 is open; the lead department sets up the task force next.",
        ),
        Act(
            "decline-initiation", "Decline or defer the initiation", ("sg",), ("awaiting_initiation",), ("T04",),
            demanded=("outcome", "reason"), decides=("DP-INIT",), reference="IMPP guidelines C",
            done="The file is back in pre-planning; a new trigger or analysis may bring it back.",
        ),
        Act(
            "submit-level", "Submit the level for decision", SUBMITTERS, FIRST_PLANNING + IN_MISSION,
            ("T05", "T10", "T14", "T17"), held=True, reference="IMPP guidelines C",
            done="The basis is frozen; the decider is asked next.",
        ),
        Act(
            "submit-to-gate", "Ask for a decision at a gate", SUBMITTERS, FIRST_PLANNING + IN_MISSION,
            ("T09", "T29", "T30", "T33"), demanded=("gate",), held=True, reference="IMPP guidelines C",
            done="The basis is frozen; the decider is asked next.",
        ),
        Act(
            "release-to-decider", "Release to the decider", ("usg-of-lead", "office"),
            LIVE, (), demanded=("step",), follows_submission=True, held=True,
            reference="IMPP guidelines C", done="The step of the clearance chain is done.",
        ),
        Act(
            "return-for-work", "Return for further work", ("decider",), FIRST_PLANNING + IN_MISSION,
            ("T08", "T11", "T15", "T19"), demanded=("comments",), follows_submission=True,
            reference="IMPP guidelines C", done="The submitted versions are returned; the next edit opens new ones.",
        ),
        Act(
            "decide-form", "Decide the form of UN involvement", ("sg",), ("L1.1",), ("T06", "T07"),
            demanded=("outcome",), decides=("DP-1.1",), follows_submission=True,
            reference="IMPP guidelines C 1.1.3", done="The form of UN involvement is decided.",
        ),
        Act(
            "change-lead", "Name another lead department", ("sg",), LIVE, (),
            demanded=("lead_department", "reason"), reference="IMPP guidelines Annex A",
            done="The lead has changed; the chair of the task force is to be handed over.",
        ),
        Act(
            "abandon-planning", "End planning before adoption", ("sg",), BEFORE + FIRST_PLANNING, (),
            demanded=("reason",), reference="IMPP guidelines C",
            done="Planning has ended; the file stays readable.",
        ),
        Act(
            "answer-transition-plan", "Answer whether a Joint Transition Plan is needed",
            ("imtf-chair", "planner"), FIRST_PLANNING + IN_MISSION, (), demanded=("needed", "reason"),
            reference="IMPP guidelines C 1.2.2", done="The answer is on file.",
        ),
        Act(
            "promulgate-usg-directive", "Promulgate the USG Planning Directive", ("usg-of-lead",),
            ("L1.2", "L3.2"), ("T09", "T29"), decides=("GATE-USG", "GATE-3.2-USG"), follows_submission=True,
            reference="IMPP guidelines C 1.2.1", done="The directive is promulgated; the clock of the level starts.",
        ),
        Act(
            "submit-sg-report", "Submit the report to the Security Council", ("sg",), ("L1.2", "L3.2"),
            ("T10", "T30"), decides=("DP-1.2", "GATE-3.2-REPORT"), follows_submission=True,
            reference="IMPP guidelines C 1.2.5",
            done="The report is with the Security Council; no clock runs while it considers.",
        ),
        Act(
            "record-council-authorisation", "Record the Security Council's authorisation", ("planner",),
            ("awaiting_council",), ("T12",), demanded=("resolution", "document", "tasks", "ceilings"),
            decides=("GATE-COUNCIL",), fact=True, reference="IMPP guidelines C 2.1",
            done="Level 2.1 is open; the review of the plan against the mandate comes first.",
        ),
        Act(
            "record-council-response", "Record another answer of the Security Council", ("planner",),
            ("awaiting_council", "L3.2"), ("T13", "T31"), demanded=("outcome",),
            decides=("GATE-COUNCIL", "GATE-3.2-COUNCIL"), fact=True, reference="IMPP guidelines C 1.2.5",
            done="The answer of the Council is recorded.",
        ),
        Act(
            "record-mandate", "Record a renewed, changed or ended mandate", ("planner",),
            ("L2.1", "L2.2", *IN_MISSION), (), demanded=("outcome", "symbol"), fact=True,
            reference="IMPP guidelines C 2.1.1", done="The mandate record is on file.",
        ),
        Act(
            "record-appointment", "Record a step of the head of mission's appointment", ("planner",), LIVE, (),
            demanded=("step",), fact=True, reference="IMPP guidelines B; Annex A",
            done="The appointment step is on file.",
        ),
        Act(
            "declare-operational", "Declare the mission operational", ("srsg", "planner"),
            ("L2.1", "L2.2", *IN_MISSION), (), fact=True, reference="IMPP guidelines Annex A",
            done="The review of the task force's purpose and membership is due.",
        ),
        Act(
            "issue-srsg-directive", "Issue the Directive to the SRSG", ("usg-of-lead",), ("L2.1",), ("T14",),
            demanded=CHECKS, decides=("DP-2.1",), follows_submission=True,
            reference="IMPP guidelines C 2.1.4", done="The Directive is issued; the transfer to the mission has begun.",
        ),
        Act(
            "begin-validation", "Begin the country validation exercise", (*SUBMITTERS, "srsg"), ("L2.2",),
            ("T16",), held=True, reference="IMPP guidelines C 2.2.2", done="The clock of Level 2.2 runs.",
        ),
        Act(
            "adopt-mission-plan", "Adopt the Mission Plan", ("srsg",), ("L2.2",), ("T17",),
            decides=("DP-2.2",), follows_submission=True, reference="IMPP guidelines C 2.2.3",
            done="The Mission Plan is in force and the transfer is complete.",
        ),
        Act(
            "endorse-mission-plan", "Record the UNCT's answer to the Mission Plan", ("rc-hc",),
            ("L2.2", "L3.1", "L3.1_transition", "L3.2"), ("T18",), demanded=("discussed_on",),
            decides=("GATE-UNCT",), reference="IMPP guidelines C 2.2", done="The UNCT's answer is on record.",
        ),
        Act(
            "record-review", "Close a review", ("planner", "impt-lead", "srsg"), LIVE, ("T20",),
            demanded=("review", "recommendation"), fact=True, reference="IMPP guidelines C 3.1.1",
            done="The review is closed; no level has moved.",
        ),
        Act(
            "approve-plan-update", "Approve a minor update of the Mission Plan", ("srsg",), IN_MISSION, ("T20",),
            demanded=("serves",), reference="IMPP guidelines C 3.1.1", done="The updated plan is in force.",
        ),
        Act(
            "recommend-revision", "Recommend a significant revision", ("srsg", "planner", "impt-lead"), LIVE, (),
            fact=True, reference="IMPP guidelines C 3.1.2", done="The recommendation is before the Secretary-General.",
        ),
        Act(
            "recommend-transition", "Recommend transition and exit planning", ("srsg",), LIVE, ("T27",),
            fact=True, reference="IMPP guidelines C 3.1.3", done="The recommendation is before the Secretary-General.",
        ),
        Act(
            "decline-recommendation", "Decline a recommendation", ("sg",), LIVE, (),
            demanded=("recommendation", "reason"), decides=("DP-3.1a", "DP-3.1b"),
            reference="IMPP guidelines C 3.1", done="The recommendation is declined; nothing else changes.",
        ),
        Act(
            "decide-significant-revision", "Decide a significant revision", ("sg",), ("L3.1",), ("T21",),
            demanded=("ground", "evidence"), decides=("DP-3.1a",), reference="IMPP guidelines C 3.1.2",
            done="A revision cycle has opened; the adopted plan stays in force meanwhile.",
        ),
        Act(
            "request-transition-planning", "Ask for transition and exit planning", ("sg",), ("L3.1",), ("T28",),
            decides=("DP-3.1b",), reference="IMPP guidelines C 3.1.3", done="Level 3.2 is open.",
        ),
        Act(
            "authorise-exit-strategy", "Record the Security Council's authorisation of the exit strategy",
            ("planner",), ("L3.2",), ("T31",), demanded=("resolution", "document"),
            decides=("GATE-3.2-COUNCIL",), fact=True, reference="IMPP guidelines C 3.2.2",
            done="The Secretary-General may now be asked to endorse the revised plan.",
        ),
        Act(
            "present-revised-plan", "Present the revised Mission Plan to the Secretary-General", ("srsg",),
            ("L3.2",), ("T32",), held=True, reference="IMPP guidelines C 3.2.2",
            done="The revised plan is before the Secretary-General.",
        ),
        Act(
            "endorse-revised-plan", "Endorse the revised Mission Plan", ("sg",), ("L3.2",), ("T32",),
            decides=("GATE-3.2-SG",), follows_submission=True, reference="IMPP guidelines C 3.2.2",
            done="The revised plan is endorsed; the revised Directive follows.",
        ),
        Act(
            "issue-revised-srsg-directive", "Issue the revised Directive to the SRSG", ("usg-of-lead",),
            ("L3.2",), ("T33",), demanded=CHECKS, decides=("GATE-3.2-DIRECTIVE",), follows_submission=True,
            reference="IMPP guidelines C 3.2.3", done="Level 3.2 is closed; planning goes on in 3.1 for the transition.",
        ),
        Act(
            "complete", "Complete the mission's planning", ("planner", "srsg"), ("L3.1_transition",), ("T34",),
            held=True, reference="IMPP guidelines C 3.2", done="The call to complete is on record.",
        ),
        Act(
            "open-successor", "Open a successor process", ("planner",), (*LIVE, "completed"), ("T35",),
            demanded=("name", "key", "country", "trigger", "reason", "entry_level"),
            reference="IMPP guidelines C 3.2.1", done="The successor process waits for the Secretary-General.",
        ),
        Act(
            "confirm-entry", "Confirm the level of entry", ("sg",), ("awaiting_initiation",), ("T35",),
            decides=("DP-INIT",), reference="IMPP guidelines A; C 3.2.1",
            done="The process has entered at the confirmed level.",
        ),
        Act(
            "hold", "Put staff submissions on hold", ("planner",), LIVE, ("T36",),
            demanded=("reason", "release_event"), reference="IMPP guidelines C",
            done="Submissions by staff are stopped; drafting and facts go on.",
        ),
        Act(
            "release", "Release the hold", ("planner", "sg"), LIVE, ("T36",), demanded=("event",),
            reference="IMPP guidelines C", done="Submissions are open again.",
        ),
        Act(
            "record-event", "Record an event", ("planner",), LIVE, (), demanded=("kind", "title"), fact=True,
            reference="IMPP guidelines C", done="The event is on file; no state changes by it.",
        ),
    )


ACTS: dict[str, Act] = {act.name: act for act in _acts()}
