"""One page with every component on it, filled as the South Sudan mission fills it in August 2011."""

from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.template import engines
from django.test import RequestFactory

from missions.blockers import blocker
from missions.models import Mission, Person
from planning_levels.track import Track, TrackGate, TrackLevel

TODAY = date(2011, 8, 10)
LEVELS = (
    ("1.1", "Advance planning", 1),
    ("1.2", "Foundation planning", 1),
    ("2.1", "Operational planning", 2),
    ("2.2", "Implementation planning", 2),
    ("3.1", "Continuation planning", 3),
    ("3.2", "Transition and exit planning", 3),
)


def track(*states: str, days: tuple[int | None, ...] = (), **more: Any) -> Track:
    """Return a track with the six levels in these states."""
    spent = (*days, *(None,) * 6)
    levels = [
        TrackLevel(code, name, stage, state, spent[place], url=f"/missions/south-sudan/levels/{code}/")  # type: ignore[arg-type]
        for place, ((code, name, stage), state) in enumerate(zip(LEVELS, states, strict=True))
    ]
    return Track(levels, **more)


def waiting_track() -> Track:
    """Level 2.1 waits for the Under-Secretary-General."""
    made = track(
        "closed",
        "closed",
        "awaiting_decision",
        "in_preparation",
        "not_started",
        "not_started",
        days=(42, 66, 33),
    )
    third = made.levels[2]
    noted = TrackLevel(
        third.code,
        third.name,
        third.stage,
        third.state,
        third.days,
        1,
        "USG DPKO to issue the Directive",
        third.url,
    )
    return Track(
        [*made.levels[:2], noted, *made.levels[3:]],
        gates=[TrackGate("DP-2.1", "waiting", "Directive to the SRSG")],
    )


def revision_track() -> Track:
    """A second cycle is under way while 3.1 goes on beneath it; 3.2 was closed once."""
    levels = [
        TrackLevel(code, name, stage, state, spent, cycle)  # type: ignore[arg-type]
        for (code, name, stage), (state, spent, cycle) in zip(
            LEVELS,
            [
                ("closed", 42, 1),
                ("active", 12, 2),
                ("closed", 40, 1),
                ("closed", 20, 1),
                ("active", 400, 1),
                ("closed", 90, 1),
            ],
            strict=True,
        )
    ]
    return Track(levels)


def blockers() -> list[Any]:
    """Return one of each class and more of one code."""
    return [
        blocker(
            "not-final",
            "The Mission Budget Report is not marked final.",
            "/outputs/mission-budget/",
            "C 2.1.3",
        ),
        blocker(
            "mandate-task-open",
            "The mandated task “monitor human rights” has not been reviewed.",
            "/registers/mandate-tasks/",
        ),
        blocker("seat-empty", "The seat of DSS in the task force is empty.", "/bodies/imtf/"),
        blocker("seat-empty", "The seat of OCHA in the task force is empty.", "/bodies/imtf/"),
        blocker(
            "consultation-missing",
            "National partners have not been consulted on the advanced draft.",
            "/registers/consultations/",
        ),
        blocker("no-economic-analysis", "There is no economic analysis.", "/registers/analyses/"),
    ]


def fields() -> list[dict[str, Any]]:
    """Return one field of each type."""
    return [
        {
            "name": "outcome",
            "type": "radio",
            "label": "Decision",
            "required": True,
            "value": "issued",
            "choices": [
                (
                    "issued",
                    "Issue the Directive",
                    "The transfer of planning to the mission begins and 2.2 is prepared.",
                ),
                ("returned", "Return for work", "Level 2.1 goes on; the next edit opens version 3."),
            ],
        },
        {
            "name": "reason",
            "type": "textarea",
            "label": "Reasons",
            "keep": "reason",
            "help": "They stand in the dossier, never in the printed output.",
        },
        {
            "name": "on",
            "type": "date",
            "label": "Decided on",
            "required": True,
            "value": TODAY,
            "help": "Where it was signed on paper, the date on the paper.",
        },
        {
            "name": "lead",
            "type": "select",
            "label": "Lead department",
            "choices": ["DPKO", "DPA"],
            "errors": "Choose the department that leads from here.",
        },
        {
            "name": "confirmations",
            "type": "multi",
            "label": "Confirmed",
            "choices": [
                ("note", "The Note of Guidance has been followed"),
                ("command", "Command and control are clear"),
            ],
            "value": ["note"],
        },
        {"name": "troops", "type": "number", "label": "Ceiling of troops", "unit": "troops", "value": 7000},
        {"name": "paper", "type": "checkbox", "label": "Entered from a signed paper"},
        {"name": "file", "type": "file", "label": "Scan of the paper"},
        {"name": "source", "label": "Source", "required": True},
    ]


def versions() -> list[dict[str, Any]]:
    """Return the Mission Plan's versions up to the one that waits."""
    return [
        {
            "number": 1,
            "label": "first",
            "state": "superseded",
            "hash": "9f2c41d07be34a5590aa",
            "url": "/v/1/",
            "submitted_on": date(2011, 5, 23),
        },
        {
            "number": 2,
            "label": "advanced",
            "state": "submitted",
            "hash": "51c8be77a10f2240ee01",
            "url": "/v/2/",
            "submitted_on": date(2011, 8, 6),
        },
        {
            "number": 3,
            "label": "",
            "state": "draft",
            "hash": "",
            "url": "/v/3/",
            "opened_on": date(2011, 8, 9),
        },
    ]


def rendered(person: Any = None) -> str:
    """Return the specimen page as HTML."""
    request = RequestFactory().get("/")
    request.user = person or Person(
        pk=7,
        username="planner",
        name="Ines Halloran (fictional)",
        title="Senior planning officer",
        entity_id="DPKO",
    )
    context = {
        "mission": Mission(
            key="south-sudan", name="South Sudan", country="South Sudan", demonstration_date=TODAY
        ),
        "today": TODAY,
        "waiting": waiting_track(),
        "revision": revision_track(),
        "listed": [
            (
                "South Sudan",
                waiting_track(),
                "Level 2.1: waits for USG DPKO to issue the Directive, since 4 days",
                33,
                21,
                42,
                "awaiting_decision",
            ),
            (
                "Northern Coast",
                track("active", *["not_started"] * 5, days=(9,)),
                "Level 1.1: the task force writes the Strategic Assessment",
                9,
                28,
                None,
                "active",
            ),
            (
                "Lake Region",
                track("closed", "closed", "not_started", *["not_started"] * 3),
                "Before the Security Council, since 20 days",
                20,
                None,
                None,
                "awaiting_council",
            ),
        ],
        "blockers": blockers(),
        "fields": fields(),
        "versions": versions(),
        "person": request.user,
        "errors": {"explanations.consultation-missing": ["An explanation takes at least ten words."]},
        "states": ["closed", "active", "awaiting_decision", "not_started", "returned"],
        "crumbs": [{"text": "Specimen", "url": ""}],
    }
    source = Path(__file__).with_name("specimen.html").read_text(encoding="utf-8")
    with patch("planning_levels.templatetags.notices.unread_count", return_value=2):  # the head of each page
        html: str = engines["django"].from_string(source).render(context, request)
    return html
