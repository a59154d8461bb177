"""The transition table T01 to T36, between the states in which a mission is shown.

One row for every pair of states that an act may join; several rows may share an id.
A row says what can happen, not when: conditions are the business of readiness.
"""

from planning_levels.definition.shape import Transition
from planning_levels.definition.states import (
    AWAITING_COUNCIL,
    AWAITING_INITIATION,
    COMPLETED,
    ENDED,
    L1_1,
    L1_2,
    L2_1,
    L2_2,
    L3_1,
    L3_2,
    OPEN,
    OTHER_FORM,
    PRE_PLANNING,
    TRANSITION,
)


def _row(number: str, source: str, target: str, act: str, label: str, *, at: str = "") -> Transition:
    """Return a row of the table; the paragraph is that of part C, `at`."""
    return Transition(number, source, target, act, label, f"IMPP guidelines C {at}".strip())


STAGE_1 = (
    _row("T01", PRE_PLANNING, PRE_PLANNING, "add-trigger", "a trigger is registered"),
    _row("T02", PRE_PLANNING, AWAITING_INITIATION, "submit-strategic-analysis", "analysis put forward"),
    _row("T03", AWAITING_INITIATION, L1_1, "initiate", "Secretary-General initiates"),
    _row("T04", AWAITING_INITIATION, PRE_PLANNING, "decline-initiation", "declined or deferred"),
    _row("T05", L1_1, L1_1, "submit-level", "assessment submitted", at="1.1.3"),
    _row("T06", L1_1, L1_2, "decide-form", "operation suitable, directive issued", at="1.1.3"),
    _row("T07", L1_1, L1_2, "decide-form", "another form, under a named lead", at="1.1.3"),
    _row("T07", L1_1, OTHER_FORM, "decide-form", "another form, no lead named", at="1.1.3"),
    _row("T07", L1_1, ENDED, "decide-form", "no operation", at="1.1.3"),
    _row("T08", L1_1, L1_1, "return-for-work", "returned by the Secretary-General", at="1.1.3"),
    _row("T09", L1_2, L1_2, "submit-to-gate", "directive put before the USG", at="1.2.1"),
    _row("T09", L1_2, L1_2, "promulgate-usg-directive", "USG Planning Directive promulgated", at="1.2.1"),
    _row("T09", L1_2, L1_2, "return-for-work", "directive returned by the USG", at="1.2.1"),
    _row("T10", L1_2, L1_2, "submit-level", "report and draft plan submitted", at="1.2.5"),
    _row("T10", L1_2, AWAITING_COUNCIL, "submit-sg-report", "report goes to the Council", at="1.2.5"),
    _row("T11", L1_2, L1_2, "return-for-work", "returned by the Secretary-General", at="1.2.5"),
)

COUNCIL = (
    _row("T12", AWAITING_COUNCIL, L2_1, "record-council-authorisation", "Council authorises", at="2.1"),
    _row("T13", AWAITING_COUNCIL, L1_2, "record-council-response", "Council asks for more", at="1.2.5"),
    _row("T13", AWAITING_COUNCIL, ENDED, "record-council-response", "refused, first planning", at="1.2.5"),
    _row("T13", AWAITING_COUNCIL, L3_1, "record-council-response", "refused, revision", at="3.1.2"),
)

WITHDRAWN = (
    *(
        _row("T13", state, ENDED, "abandon-planning", "planning ended before adoption")
        for state in (PRE_PLANNING, AWAITING_INITIATION, L1_1, L1_2, AWAITING_COUNCIL, L2_1, L2_2)
    ),
    *(
        _row("T13", state, L3_1, "abandon-planning", "revision withdrawn, plan in force goes on", at="3.1.2")
        for state in (L1_2, AWAITING_COUNCIL, L2_1, L2_2)
    ),
    *(
        _row("T13", state, ENDED, "record-mandate", "mandate ended before adoption", at="2.1.1")
        for state in (L2_1, L2_2)
    ),
)

STAGE_2 = (
    _row("T14", L2_1, L2_1, "submit-level", "advanced draft, budget and Directive submitted", at="2.1.4"),
    _row("T14", L2_1, L2_2, "issue-srsg-directive", "Directive issued, transfer begins", at="2.1.4"),
    _row("T14", L2_2, L2_2, "submit-level", "outputs owed by an early Directive delivered", at="2.1.4"),
    _row("T15", L2_1, L2_1, "return-for-work", "returned by the USG", at="2.1.4"),
    _row("T16", L2_2, L2_2, "begin-validation", "validation exercise begins", at="2.2.2"),
    _row("T17", L2_2, L2_2, "submit-level", "final plan submitted", at="2.2.3"),
    _row("T17", L2_2, L3_1, "adopt-mission-plan", "SRSG adopts, transfer complete", at="2.2.3"),
    _row("T18", L2_2, L2_2, "endorse-mission-plan", "UNCT endorses before adoption", at="2.2"),
    *(
        _row("T18", state, state, "endorse-mission-plan", "UNCT endorses or declines", at="2.2")
        for state in (L3_1, L3_2, TRANSITION)
    ),
    _row("T19", L2_2, L2_2, "return-for-work", "returned by the SRSG", at="2.2.3"),
)

CONTINUATION = (
    # Reviews go on beneath revisions and 3.2: they follow the plan in force, not the level.
    *(
        _row("T20", state, state, "record-review", "review closed", at="3.1.1")
        for state in (L1_2, AWAITING_COUNCIL, L2_1, L2_2, L3_1, L3_2, TRANSITION)
    ),
    *(
        _row("T20", state, state, "approve-plan-update", "minor update in force", at="3.1.1")
        for state in (L3_1, L3_2, TRANSITION)
    ),
    *(
        _row("T20", state, state, "submit-periodic-report", "periodic report out", at="3.1.1")
        for state in (L3_1, TRANSITION)
    ),
    _row("T21", L3_1, L1_2, "decide-significant-revision", "significant revision decided", at="3.1.2"),
    _row("T21", L3_1, L3_1, "recommend-revision", "revision recommended", at="3.1.2"),
    _row("T21", L3_1, L3_1, "decline-recommendation", "revision declined", at="3.1.2"),
    _row("T22", L1_2, L1_2, "promulgate-usg-directive", "revised directive promulgated", at="3.1.2"),
    _row("T23", L1_2, AWAITING_COUNCIL, "submit-sg-report", "revision goes to the Council", at="3.1.2"),
    _row("T24", AWAITING_COUNCIL, L2_1, "record-council-authorisation", "change authorised", at="3.1.2"),
    _row("T25", L2_1, L2_2, "issue-srsg-directive", "revised Directive issued", at="3.1.2"),
    _row("T26", L2_2, L3_1, "adopt-mission-plan", "revised plan adopted", at="3.1.2"),
    _row("T26", L3_1, L3_1, "endorse-mission-plan", "revised plan endorsed", at="3.1.2"),
    _row("T27", L3_1, L3_1, "recommend-transition", "transition recommended", at="3.1.3"),
    _row("T28", L3_1, L3_2, "request-transition-planning", "transition planning asked for", at="3.1.3"),
    _row("T28", L3_1, L3_1, "decline-recommendation", "not yet", at="3.1.3"),
)

EXIT = (
    _row("T29", L3_2, L3_2, "submit-to-gate", "revised directive put before the USG", at="3.2.1"),
    _row("T29", L3_2, L3_2, "promulgate-usg-directive", "revised directive promulgated", at="3.2.1"),
    _row("T29", L3_2, L3_2, "return-for-work", "directive returned by the USG", at="3.2.1"),
    _row("T30", L3_2, L3_2, "submit-to-gate", "transition report submitted", at="3.2.2"),
    _row("T30", L3_2, L3_2, "submit-sg-report", "transition report goes to the Council", at="3.2.2"),
    _row("T30", L3_2, L3_2, "return-for-work", "report returned by the Secretary-General", at="3.2.2"),
    _row("T31", L3_2, L3_2, "authorise-exit-strategy", "Council authorises the strategy", at="3.2.3"),
    _row("T31", L3_2, L3_2, "record-council-response", "Council asks for more", at="3.2.3"),
    _row("T31", L3_2, L3_1, "record-council-response", "strategy not authorised", at="3.2.3"),
    _row("T32", L3_2, L3_2, "present-revised-plan", "SRSG presents the revised plan", at="3.2.3"),
    _row("T32", L3_2, L3_2, "endorse-revised-plan", "Secretary-General endorses it", at="3.2.3"),
    _row("T32", L3_2, L3_2, "return-for-work", "plan returned by the Secretary-General", at="3.2.3"),
    _row("T33", L3_2, L3_2, "submit-to-gate", "revised Directive put before the USG", at="3.2.3"),
    _row("T33", L3_2, TRANSITION, "issue-revised-srsg-directive", "revised Directive issued", at="3.2.3"),
    _row("T33", L3_2, L3_2, "return-for-work", "Directive returned by the USG", at="3.2.3"),
    _row("T34", TRANSITION, TRANSITION, "complete", "first of two calls to complete", at="3.2"),
    _row("T34", TRANSITION, COMPLETED, "complete", "lead department and SRSG complete", at="3.2"),
    *(
        _row("T34", state, COMPLETED, "record-mandate", "mandate ended, closed with a note", at="3.2")
        for state in (L3_1, L3_2, TRANSITION)
    ),
)

SUCCESSION = (
    *(
        _row("T35", state, state, "open-successor", "a linked process is opened", at="3.2.1")
        for state in (L3_1, L3_2, TRANSITION, COMPLETED)
    ),
    *(
        _row("T35", AWAITING_INITIATION, state, "confirm-entry", "entry confirmed", at="3.2.1")
        for state in (L1_1, L1_2, L2_1, L2_2, L3_1, L3_2)
    ),
)

# A hold is a flag beside the state: staff submissions stop, the state stays.
HOLD = (
    *(_row("T36", state, state, "hold", "put on hold") for state in OPEN),
    *(_row("T36", state, state, "release", "hold released") for state in OPEN),
)

TRANSITIONS: tuple[Transition, ...] = tuple(
    sorted(
        (*STAGE_1, *COUNCIL, *WITHDRAWN, *STAGE_2, *CONTINUATION, *EXIT, *SUCCESSION, *HOLD),
        key=lambda row: row.id,  # stable: within an id the order of the table stays
    )
)
