"""Plausible fields for every verb, as hypothesis strategies: what a person would fill in, right or wrong."""

from typing import Any

from hypothesis import strategies as st

from planning_levels.definition import ACTS
from tests.planning_levels.cast import LEAD
from tests.planning_levels.walking import BECAUSE, CONFIRMED, PAPER

Fields = st.SearchStrategy[dict[str, Any]]
TODAY_OR_BEFORE = "2020-01-01"
TASKS = [{"paragraph": "3(a)", "text": "Protect civilians"}]
LEVELS = ("1.1", "1.2", "2.1", "2.2")
GATES = ("GATE-USG", "GATE-3.2-USG", "GATE-3.2-REPORT", "GATE-3.2-DIRECTIVE")


def _one(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def _of(required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> Fields:
    fixed = {
        name: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for name, value in required.items()
    }
    return st.fixed_dictionaries(fixed, optional=optional)


FILLED: dict[str, Fields] = {
    "add-trigger": _of({"type": _one("council", "request"), "date": TODAY_OR_BEFORE, "source": "A letter"}),
    "submit-strategic-analysis": _of({"document": PAPER}),
    "initiate": _of({"lead_department": LEAD}),
    "decline-initiation": _of({"outcome": _one("declined", "deferred"), "reason": BECAUSE}),
    "submit-level": _of({}, level=_one(*LEVELS)),
    "submit-to-gate": _of({"gate": _one(*GATES)}),
    "release-to-decider": _of({"step": _one("usg", "office")}),
    "return-for-work": _of({"comments": BECAUSE}),
    "decide-form": _of(
        {"outcome": _one("suitable", "other_form", "no_operation"), "form": _one("peacekeeping", "other")},
        reason=st.just(BECAUSE),
        lead_department=st.just(LEAD),
    ),
    "change-lead": _of({"lead_department": _one(LEAD, "DPA"), "reason": BECAUSE}),
    "abandon-planning": _of({"reason": BECAUSE}),
    "answer-transition-plan": _of(
        {"needed": st.booleans(), "reason": BECAUSE},
        ground=st.just("takeover"),
        counterpart=_one("DPA", "UNCT"),
    ),
    "record-council-authorisation": _of(
        {"resolution": "2000", "document": PAPER, "tasks": TASKS, "ceilings": []}
    ),
    "record-council-response": _of({"outcome": _one("more_wanted", "refused")}),
    "record-mandate": _of(
        {"outcome": _one("renewed", "changed", "ended"), "symbol": "2001", "tasks": TASKS},
        document=st.just(PAPER),
    ),
    "record-appointment": _of(
        {"step": _one("nominated", "appointed", "arrived", "left")}, person=st.just("srsg")
    ),
    "issue-srsg-directive": _of({"confirmations": CONFIRMED}, early=st.booleans(), reason=st.just(BECAUSE)),
    "endorse-mission-plan": _of({"discussed_on": TODAY_OR_BEFORE}, outcome=_one("endorsed", "declined")),
    "approve-plan-update": _of({"serves": _one("long-term", "short-term")}),
    "submit-periodic-report": _of({"kind": _one("periodic", "mandate-renewal")}),
    "decide-significant-revision": _of(
        {"ground": _one("dramatic-change", "council-request"), "evidence": BECAUSE}
    ),
    "authorise-exit-strategy": _of({"resolution": "2002", "document": PAPER}),
    "issue-revised-srsg-directive": _of({"confirmations": CONFIRMED}),
    "hold": _of({"reason": BECAUSE, "release_event": "A result"}),
    "release": _of({"event": "A result"}),
    "record-event": _of({"kind": _one("event", "council-request", "calendar"), "title": "It happened"}),
    "open-successor": _of(
        {
            "name": "Successor",
            "key": _one("successor-1", "successor-2"),
            "country": "Elsewhere",
            "reason": BECAUSE,
            "entry_level": _one("1.1", "1.2", "2.1"),
            "trigger": {"type": "other", "date": TODAY_OR_BEFORE, "source": "A letter"},
        }
    ),
}


def fields_of(name: str) -> Fields:
    """Return how a verb's fields may be filled: plausibly, or not at all."""
    assert name in ACTS
    return st.one_of(FILLED[name], st.just({})) if name in FILLED else st.just({})
