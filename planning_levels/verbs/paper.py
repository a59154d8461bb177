"""Decisions on paper: entered by the decider's office, confirmed by a second person of that office.

Without this, passwords are lent. The record shows who decided, who entered, who confirmed.
"""

from typing import Any

from django.utils import timezone

from missions.documents import resolve
from missions.door import passage, refuse
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Entry, Mission, Person
from missions.models.person import Office
from missions.roles import standing
from planning_levels.models import PaperDecision
from planning_levels.verbs.door import VERBS, is_decision, perform
from planning_levels.verbs.fields import read

DECIDING = ("sg", "usg-of-lead", "srsg", "rc-hc", "decider")


def enter_paper_decision(mission: Mission, *, by: Person, data: dict[str, Any]) -> PaperDecision:
    """Enter a decision that was signed on paper; it takes effect when a second person confirms.

    `data` holds `verb`, `document` (the signed scan) and the verb's own fields. Only the office of
    the person who may decide (403). Invalid (400) for a verb that is no decision or fields amiss.
    """
    rest = dict(data)
    verb, document = str(rest.pop("verb", "")), rest.pop("document", None)
    with passage(mission, by=by, verb="enter-paper-decision", kind=Entry.Kind.ACT) as step:
        decider = by.office_of
        if by.office != Office.OFFICE or decider is None:
            raise NotPermitted("Decisions on paper are entered by the office of the decider.")
        if not taken_on_paper(verb):
            raise Invalid("Name a decision that is taken on paper.", field="verb")
        chosen = VERBS[verb]
        if standing(decider, step.mission).any_of(_roles(chosen.act.roles)) is None:
            raise NotPermitted("The office-holder does not take this decision here.")
        if document is None:
            raise Invalid("The signed scan is needed.", field="document")
        read(chosen.fields, rest)
        paper = PaperDecision.objects.create(
            mission=step.mission,
            verb=verb,
            data=rest,
            document=resolve(step.mission, document, by),
            decider=decider,
            entered_by=by,
        )
        step.sentence = f"Entered from paper for {decider.get_full_name()}: {chosen.act.title}."
    return paper


def taken_on_paper(verb: str) -> bool:
    """Tell whether a verb is a decision, or a return, that may be taken on paper."""
    return is_decision(verb)


def _roles(roles: tuple[str, ...]) -> tuple[str, ...]:
    return DECIDING if "decider" in roles else roles


def confirm_paper_decision(mission: Mission, paper: PaperDecision, *, by: Person) -> Any:
    """Confirm a decision on paper as the second person of the office; it takes effect now.

    NotPermitted (403) for whoever entered it or is of another office; Conflict (409) when it is
    confirmed already; then as the verb itself, in whose transaction the confirmation is stored.
    """
    try:
        _check(paper, by)
    except NotPermitted as refusal:
        refuse(
            mission,
            by=by,
            verb="confirm-paper-decision",
            refusal=refusal,
            title="Confirm a decision on paper",
        )
        raise
    paper.confirmed_by, paper.confirmed_at = by, timezone.now()
    return perform(paper.verb, mission, by=paper.decider, data=paper.data, paper=paper)


def _check(paper: PaperDecision, by: Person) -> None:
    if by.office != Office.OFFICE or by.office_of_id != paper.decider_id:
        raise NotPermitted("It is confirmed by a person of the decider's office.")
    if by.pk == paper.entered_by_id:
        raise NotPermitted("A second person of the office confirms what the first has entered.")
    if paper.confirmed_by_id is not None:
        raise Conflict("This decision has been confirmed already.", code="confirmed")
