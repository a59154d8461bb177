"""Blockers: the one vocabulary in which readiness is spoken.

A `gate` is never passed; a `standard` is met or explained, and the explanation is
accepted by the next decider; a `notice` never stops anything. The table below is the
whole vocabulary: a code that is not in it cannot be raised.
"""

from dataclasses import dataclass
from typing import Literal

Klass = Literal["gate", "standard", "notice"]


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the vocabulary, with its class, what it means and its guideline paragraph."""

    key: str
    klass: Klass
    meaning: str
    reference: str


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that is missing: code, class, sentence, the page to mend it, the paragraph."""

    code: str
    klass: Klass
    message: str
    where: str = ""
    reference: str = ""

    def as_data(self) -> dict[str, str]:
        """Return the blocker as the API and the record carry it."""
        return {
            "code": self.code,
            "class": self.klass,
            "message": self.message,
            "where": self.where,
            "reference": self.reference,
        }


def _codes() -> tuple[Code, ...]:
    g: Klass = "gate"
    s: Klass = "standard"
    n: Klass = "notice"
    return (
        Code("state", g, "The act is not known in the present state.", "C"),
        Code("on-hold", g, "Submissions by staff are on hold.", "C"),
        Code("completed", g, "The process has ended and is read-only.", "C 3.2"),
        Code("deviation-open", g, "An explained deviation has not been accepted by the decider.", "A"),
        Code("not-released", g, "The clearance chain has not released the submission.", "C"),
        Code("missing", g, "A field that the process demands is absent (written missing-<field>).", "C"),
        Code("not-submitted", g, "An output has not been submitted.", "C"),
        Code("not-final", g, "The budget report has not been marked final.", "C 2.1.3"),
        Code("body-not-established", g, "The planning body is not established.", "C 1.1.1; C 2.2.1"),
        Code("chair-not-of-lead", g, "The chair is not of the lead department.", "Annex A"),
        Code("transition-plan-open", g, "The question of a Joint Transition Plan is open.", "C 1.2.2"),
        Code("mandate-task-open", g, "A mandated task has not been reviewed against the plan.", "C 2.1.1"),
        Code("survey-missing", g, "No technical survey has been made in this run.", "C 1.2.3"),
        Code("outputs-owed", g, "Outputs of an earlier level are owed.", "C 2.1"),
        Code("directive-not-issued", g, "The Directive to the SRSG has not been issued.", "C 2.1.4"),
        Code("exercise-open", g, "The validation exercise is not complete.", "C 2.2.2"),
        Code("council-request", g, "No request of the Security Council is on record.", "C 3.1.3"),
        Code(
            "council-authorisation",
            g,
            "No authorisation of the Security Council is on record.",
            "C 2.1; C 3.2.2",
        ),
        Code("not-endorsed", g, "The revised plan has not been endorsed.", "C 3.2.2"),
        Code("asset-disposition", g, "An asset has no disposition.", "C 3.2.2"),
        Code("successor-open", g, "A successor arrangement is not in place.", "C 3.2.1"),
        Code(
            "objectives-changed",
            g,
            "Objectives change only in a revision or in transition planning.",
            "C 3.1.2",
        ),
        Code("stand-in", g, "Entry above 1.1 rests on a record and linked stand-in outputs.", "C 3.2.1"),
        Code("signature", g, "A document of the joint programme is not signed by every entity.", "B"),
        Code("basis-changed", g, "The basis named is no longer the one submitted.", "C"),
        Code("self-prepared", g, "Who decides has alone prepared what the decision rests on.", "B"),
        Code("template-unsound", g, "A template lacks what the guidelines want of its output.", "D"),
        Code("section-empty", s, "A required section is empty.", "C"),
        Code("seat-empty", s, "A seat of the body is empty.", "Annex A"),
        Code("seat-gap", s, "A seat was without a member for some days.", "Annex A"),
        Code("rank-too-low", s, "A member's rank is below P-5 and does not count.", "Annex A"),
        Code("parity", s, "Mission and UNCT are not equally represented.", "C 2.2.1"),
        Code("pre-survey-draft", s, "There is no pre-survey draft of the Mission Plan.", "C 1.2.3"),
        Code("team-incomplete", s, "The survey team lacks a side.", "C 1.2.3"),
        Code("assumption-unchecked", s, "An assumption was not checked again in the survey.", "C 1.2.3"),
        Code("survey-open", s, "The survey is not completed.", "C 1.2.3"),
        Code("survey-long", s, "The survey lasts longer than two weeks.", "C 1.2.3"),
        Code("leader-not-chair", s, "The survey is not led by the chair of the task force.", "C 1.2.3"),
        Code("debrief-missing", s, "The findings were not discussed with the UNCT.", "C 1.2.3"),
        Code("debrief-after-departure", s, "The findings were discussed after the team had left.", "C 1.2.3"),
        Code("mismatch-open", s, "A mismatch between plan and mandate is not settled.", "C 2.1.1"),
        Code("finding-open", s, "A finding of the validation exercise is not closed.", "C 2.2.2"),
        Code("consultation-missing", s, "National or other partners have not been consulted.", "Annex A"),
        Code("expectation-open", s, "An expectation that differs has no answer.", "B"),
        Code("options-narrowed", s, "Options were narrowed without a reason on file.", "C 1.1.2"),
        Code("counterpart-un", s, "The counterpart of the transition plan is itself of the UN.", "C 1.2.2"),
        Code("open-process", s, "Another planning process for the country is open.", "B"),
        Code("no-peacekeeping", s, "No peacekeeping component is foreseen.", "A"),
        Code("below-minimum", s, "The level is planned below its minimum time.", "A"),
        Code("full-integration", s, "Full integration is not justified.", "B"),
        Code(
            "out-of-sequence",
            s,
            "Work is said to have begun before what it comes after had ended.",
            "C 2.2.3",
        ),
        Code("lessons-missing", s, "No lessons are recorded.", "C 3.1.1"),
        Code("no-framework", n, "No integrated strategic framework is on file.", "B"),
        Code("no-economic-analysis", n, "There is no economic analysis.", "B"),
        Code("few-options", n, "Fewer than two options are held side by side.", "C 1.1.2"),
        Code("benchmark-unmet", n, "An exit benchmark is not met.", "C 3.1.3"),
        Code("over-desirable", n, "The level is open longer than is desirable.", "A"),
        Code("budget-before-survey", n, "Budget work began before the survey.", "C 1.2.4"),
        Code("one-sided-meeting", n, "Mission or UNCT did not take part.", "B"),
        Code("sub-group-missing", n, "A sub-group of the task force is not formed.", "C 1.2.2; C 1.2.4"),
        Code("one-sided-lead", n, "A side of the planning team has nobody who leads it.", "Annex A"),
        Code("unlike-numbers", n, "The sides of the planning team have unlike numbers.", "Annex A"),
    )


CODES: dict[str, Code] = {code.key: code for code in _codes()}


def blocker(code: str, message: str, where: str = "", reference: str = "") -> Blocker:
    """Build the blocker of a known code; KeyError for a code outside the vocabulary."""
    entry = CODES["missing" if code.startswith("missing-") else code]
    return Blocker(code, entry.klass, message, where, f"IMPP guidelines {reference or entry.reference}")


def missing(field: str, message: str = "", where: str = "") -> Blocker:
    """Build the blocker for a field that the process demands and the request lacks."""
    return blocker(
        f"missing-{field}", message or f"The field “{field.replace('_', ' ')}” is demanded here.", where
    )
