"""What is counted over all missions: what stands in the way, where they stand, the load of departments.

`KINDS` names the missions behind each number, so that every number leads to its rows.
"""

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from missions.blockers import CODES
from missions.templatetags.words import badge
from planning_levels.dashboards.shapes import Block, Cell, Column
from planning_levels.dashboards.standings import Stand
from planning_levels.definition import LEVELS

STATES = ("pre_planning", "awaiting_initiation", *LEVELS, "awaiting_council", "ended")
CLOCKS = ("below_minimum", "in_range", "over_desirable", "no_limit")
KINDS: dict[str, Callable[[Stand, str], bool]] = {
    "at": lambda stand, what: place_of(stand) == what,
    "department": lambda stand, what: stand.department == what,
    "stops": lambda stand, what: what in stand.stops,
    "waits": lambda stand, what: stand.waits,
    "waits-in": lambda stand, what: stand.waits and stand.department == what,
    "stopped": lambda stand, what: bool(stand.stops),
    "stopped-in": lambda stand, what: bool(stand.stops) and stand.department == what,
    "clock": lambda stand, what: stand.clock.status == what,
    "in-level": lambda stand, what: stand.level is not None,
    "in-level-of": lambda stand, what: stand.level is not None and stand.department == what,
}


def place_of(stand: Stand) -> str:
    """Return the place in the process under which a mission is counted: its level, else its state."""
    if stand.level is not None:
        return stand.level
    return stand.state if stand.state in STATES else "ended"


def rows_of(of: str = "") -> str:
    """Return the address of the missions behind a number."""
    query = f"?{urlencode({'of': of})}" if of else ""
    return f"{reverse('dashboard')}{query}#missions"


def stops_block(stands: list[Stand]) -> Block:
    """Return what stands in the way, by how many missions it stops."""
    missions = Counter(code for stand in stands for code in stand.stops)
    rows = Counter[str]()
    for stand in stands:
        rows.update(stand.stops)
    return Block(
        key="stops",
        title=_("What stands in the way"),
        columns=(
            Column("code", _("What it is")),
            Column("missions", _("Missions"), "bar", numeric=True),
            Column("times", _("Times"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(CODES[code].meaning, note=code),
                Cell(str(number), number, rows_of(f"stops:{code}")),
                Cell(str(rows[code]), rows[code], rows_of(f"stops:{code}")),
            )
            for code, number in missions.most_common()
        ),
        unit=_("missions"),
        note=_("What can be told for all missions at once. A mission’s own page has the whole list."),
        empty=_("Nothing stands in the way of any of these missions."),
        folded=True,
        rows_href=rows_of("stopped"),
    )


def places_block(stands: list[Stand]) -> Block:
    """Return how many missions stand where."""
    found = Counter(map(place_of, stands))
    return Block(
        key="places",
        title=_("Missions by level"),
        columns=(Column("place", _("Where")), Column("missions", _("Missions"), "bar", numeric=True)),
        rows=tuple(
            (Cell(_place(place)), Cell(str(found[place]), found[place], rows_of(f"at:{place}")))
            for place in STATES
            if found[place] or place in LEVELS
        ),
        unit=_("missions"),
        folded=True,
        rows_href=rows_of(),
    )


def _place(place: str) -> str:
    if place in LEVELS:
        return f"{place} {LEVELS[place].name}"
    return _("Ended") if place == "ended" else badge(place).word.capitalize()


def departments_block(stands: list[Stand]) -> Block:
    """Return how many missions each lead department has, and how they stand."""
    kinds = ("department", "in-level-of", "waits-in", "stopped-in")
    theirs: dict[str, list[Stand]] = {}
    for stand in stands:
        theirs.setdefault(stand.department, []).append(stand)

    def number(department: str, kind: str) -> Cell:
        found = sum(KINDS[kind](stand, department) for stand in theirs[department])
        return Cell(str(found), found, rows_of(f"{kind}:{department}"))

    return Block(
        key="departments",
        title=_("Load by lead department"),
        columns=(
            Column("department", _("Lead department")),
            Column("missions", _("Missions"), "bar", numeric=True),
            Column("in-level", _("In a level"), "bar", numeric=True),
            Column("waits", _("With a decider"), numeric=True),
            Column("stopped", _("With something in the way"), numeric=True),
        ),
        rows=tuple(
            (Cell(department), *(number(department, kind) for kind in kinds)) for department in sorted(theirs)
        ),
        unit=_("missions"),
        folded=True,
        rows_href=rows_of(),
    )
