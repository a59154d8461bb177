"""Words, shapes and tones for states: one table for levels, missions, versions, bodies and work in hand.

A state is always said in a word and drawn as a shape; colour only repeats it.
"""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

Tone = Literal["done", "current", "waiting", "quiet", "stopped"]

# state -> (tone, word). Tones: done filled, current ringed, waiting hatched, quiet open, stopped crossed.
STATES: dict[str, tuple[Tone, str]] = {
    # missions
    "pre_planning": ("quiet", gettext_noop("pre-planning")),
    "awaiting_initiation": ("waiting", gettext_noop("waits for initiation")),
    "awaiting_council": ("waiting", gettext_noop("before the Security Council")),
    "in_level": ("current", gettext_noop("in planning")),
    "ended_no_operation": ("stopped", gettext_noop("ended without an operation")),
    "other_form": ("stopped", gettext_noop("other form of presence")),
    "completed": ("done", gettext_noop("completed")),
    "on_hold": ("waiting", gettext_noop("on hold")),
    # level runs
    "not_started": ("quiet", gettext_noop("not begun")),
    "in_preparation": ("current", gettext_noop("in preparation")),
    "active": ("current", gettext_noop("in progress")),
    "awaiting_decision": ("waiting", gettext_noop("waits for decision")),
    "waiting": ("waiting", gettext_noop("waits")),
    "returned": ("stopped", gettext_noop("returned for work")),
    "closed": ("done", gettext_noop("closed")),
    # versions of outputs
    "draft": ("quiet", gettext_noop("draft")),
    "in_review": ("current", gettext_noop("in review")),
    "submitted": ("waiting", gettext_noop("submitted")),
    "issued": ("done", gettext_noop("issued")),
    "superseded": ("quiet", gettext_noop("superseded")),
    # bodies
    "to_establish": ("quiet", gettext_noop("to be established")),
    "established": ("done", gettext_noop("established")),
    "operational": ("done", gettext_noop("operational")),
    "transferring": ("current", gettext_noop("handing over")),
    "backstopping": ("done", gettext_noop("backstopping")),
    "primary": ("done", gettext_noop("in charge of planning")),
    # work in hand
    "queued": ("waiting", gettext_noop("queued")),
    "running": ("current", gettext_noop("being made")),
    "done": ("done", gettext_noop("ready")),
    "failed": ("stopped", gettext_noop("failed")),
    # gates and positions
    "open": ("quiet", gettext_noop("open")),
    "passed": ("done", gettext_noop("passed")),
    "concur": ("done", gettext_noop("concurs")),
    "object": ("stopped", gettext_noop("objects")),
    "no_reply": ("quiet", gettext_noop("no reply")),
}

LABELS: dict[str, str] = {
    "": gettext_noop("in work"),
    "pre-survey": gettext_noop("pre-survey draft"),
    "first": gettext_noop("first draft"),
    "advanced": gettext_noop("advanced draft"),
    "final": gettext_noop("final"),
    "update": gettext_noop("update"),
    "transition": gettext_noop("transition"),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state as shown: its tone (which chooses shape and colour) and its word."""

    tone: Tone
    word: str


def badge(state: str, word: str = "") -> Badge:
    """Return how a state is shown; an unknown one is quiet and says its own name.

    Shown states of a level (`L2.1`, `L3.1_transition`) read "Level 2.1".
    """
    if state.startswith("L") and state[1:2].isdigit():
        return Badge("current", word or _("Level %(code)s") % {"code": state[1:].replace("_", ", ")})
    tone, known = STATES.get(state, ("quiet", state.replace("_", " ")))
    return Badge(tone, word or _(known))


def label(key: str, revision: int = 0) -> str:
    """Return a version's label in words, with the revision that it belongs to."""
    word = _(LABELS[key]) if key in LABELS else key
    return _("%(label)s, revision %(number)d") % {"label": word, "number": revision} if revision else word
