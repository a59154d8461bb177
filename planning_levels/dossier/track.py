"""The course on the cover: levels and gates, small, as they stood with the matter before its decider."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from missions.templatetags.words import badge
from outputs.printing.drawing import BLUE, DEEP, INK, LINE, QUIET, Board, wrapped
from planning_levels.definition import LEVELS
from planning_levels.dossier.matter import Matter
from planning_levels.models import LevelRun
from planning_levels.track import PLACES

WIDTH, BOX, GATE, HIGH = 160.0, 17.4, 6.6, 8.0
SIZE, SMALL = 3.2, 2.4
MARK = "#8f1d1d"


@dataclass(frozen=True, slots=True)
class Stood:
    """How a level stood: its state's key, and the state in words."""

    code: str
    state: str

    @property
    def words(self) -> str:
        """The state in words."""
        return badge(self.state).word


def track_of(matter: Matter) -> str:
    """Return the drawing with its title, which says the same in words."""
    levels = [_stood(matter, code) for code in LEVELS]
    earlier = (item for item in matter.reading.decisions if matter.before(item))
    passed = {item.gate for item in earlier if item.outcome != "returned"}
    if any(row.on < matter.on for row in matter.reading.council_records):
        passed.add("GATE-COUNCIL")
    board, x = Board(WIDTH), 0.0
    board.line((0, 3 + HIGH / 2), (WIDTH, 3 + HIGH / 2))
    for level in levels:
        for gate in PLACES.get(level.code, ()):
            _gate(board, x + GATE / 2, gate in passed, gate == matter.gate)
            x += GATE
        _box(board, x, level)
        x += BOX
    told = "; ".join(f"{level.code} {LEVELS[level.code].name}: {level.words}" for level in levels)
    here = f"{_('The decision of this dossier')}: {matter.name}"
    return board.svg(f"{_('Course of the process')}: {told}. {here}.")


def _gate(board: Board, x: float, passed: bool, here: bool) -> None:
    half = 2.6 if here else 1.9
    board.diamond(x, 3 + HIGH / 2, half, fill=MARK if here else BLUE if passed else LINE)
    if here:
        board.line((x, 0), (x, 3 + HIGH / 2 - half), colour=MARK, weight=0.4)


def _box(board: Board, x: float, level: Stood) -> None:
    done, quiet = level.state == "closed", level.state == "not_started"
    board.box(x, 3, BOX, HIGH, fill=BLUE if done else "#ffffff", edge=LINE if quiet else DEEP)
    ink = "#ffffff" if done else QUIET if quiet else INK
    board.text(x + 2, 3 + HIGH / 2 - SIZE * 0.65, [level.code], SIZE, fill=ink, bold=True)
    board.text(x, 4 + HIGH, wrapped(level.words, BOX + GATE - 1, SMALL, 2), SMALL, fill=QUIET)


def _stood(matter: Matter, code: str) -> Stood:
    runs = [run for run in matter.reading.runs if run.level == code and _opened(matter, run)]
    run = runs[-1] if runs else None
    if run is None:
        return Stood(code, "not_started")
    own = matter.run is not None and run.pk == matter.run.pk
    if own and matter.package is not None:
        return Stood(code, LevelRun.State.AWAITING_DECISION)
    if not own and run.ended is not None and run.ended <= matter.on:
        return Stood(code, LevelRun.State.CLOSED)
    begun = run.started is not None and run.started <= matter.on
    return Stood(code, LevelRun.State.ACTIVE if begun else LevelRun.State.IN_PREPARATION)


def _opened(matter: Matter, run: LevelRun) -> bool:
    """Tell whether a run was open by then; one that the decision itself opened was not."""
    if matter.decision is None:
        return True
    if run.opened_on == matter.on:
        return matter.run is not None and run.pk <= matter.run.pk
    return run.opened_on < matter.on
