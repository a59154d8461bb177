"""The door of the process: lock, may this person, is it ready, transition, record.

Every change of a mission's state passes here, called alike by page, API, loader and
paper decision. A verb is declared with `@verb(name, fields, ready)` above its effect;
who may and where it is known stands in the definition (`definition/acts.py`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar, cast

from django.db import transaction

from missions import deviations
from missions.blockers import Blocker, blocker, missing
from missions.door import Passage, ended_blocker, passage
from missions.errors import Invalid
from missions.models import Entry, Mission, Person
from missions.process import Position
from missions.roles import Standing
from missions.sign_in.confirming import demand
from planning_levels.definition import ACTS
from planning_levels.definition.shape import Act
from planning_levels.mission_state import Process
from planning_levels.models import Decision, PaperDecision, Submission
from planning_levels.reading import Reading
from planning_levels.verbs import deciding
from planning_levels.verbs.fields import DecisionFields, Fields, read

F = TypeVar("F", bound=Fields)
FROM_FIELD = {"submit-level": ("2.2",), "submit-to-gate": ("2.2", "3.2")}  # where the planning team submits
TRACKED = (
    "state",
    "cycle",
    "lead_department_id",
    "transfer",
    "form",
    "form_note",
    "demonstration_date",
    "purpose",
)


@dataclass(slots=True)
class Case(Generic[F]):
    """One verb being carried out, or looked at: the mission read once, the fields, the day."""

    mission: Process
    reading: Reading
    act: Act
    fields: F
    on: date
    by: Person
    step: Passage | None = None
    result: Any = None
    decision: Decision | None = None
    paper: PaperDecision | None = None

    @property
    def here(self) -> str:
        """The path of the mission's page."""
        return f"/missions/{self.mission.key}/"

    @property
    def acting(self) -> Passage:
        """The passage of a verb that is being carried out (never of one only looked at)."""
        return cast("Passage", self.step)

    def say(self, sentence: str) -> None:
        """Set the sentence that the record keeps of this act."""
        self.acting.sentence = sentence

    @property
    def submission(self) -> Submission | None:
        """The package that this act decides."""
        return deciding.submission_for(self.reading, self.act)


Ready = Callable[[Case[F]], Iterable[Blocker]]
Effect = Callable[[Case[F]], None]


@dataclass(frozen=True, slots=True)
class Verb(Generic[F]):
    """A verb: its act in the definition, the fields it takes, when it is ready, what it does."""

    act: Act
    fields: type[F]
    ready: Ready[F]
    effect: Effect[F]
    level: Callable[[Case[F]], str] | None = None  # where it is not the level at which the process stands

    def __call__(self, mission: Mission, *, by: Person, **data: Any) -> Any:
        """Carry the verb out; see `perform`."""
        return perform(self.act.name, mission, by=by, data=data)


VERBS: dict[str, Verb[Any]] = {}


def nothing(case: Case[Any]) -> Iterator[Blocker]:
    """No condition beyond those that all verbs share."""
    yield from ()


def verb(
    name: str,
    fields: type[F] = Fields,  # type: ignore[assignment]
    ready: Ready[F] = nothing,
    level: Callable[[Case[F]], str] | None = None,
) -> Callable[[Effect[F]], Verb[F]]:
    """Register a verb under its name in the definition; the decorated function is its effect.

    `level` tells to which of two open levels the act belongs: its explanations and its date hang on it.
    """

    def register(effect: Effect[F]) -> Verb[F]:
        made = Verb(ACTS[name], fields, ready, effect, level)
        VERBS[name] = made
        return made

    return register


def perform(
    name: str,
    mission: Mission,
    *,
    by: Person,
    data: dict[str, Any],
    paper: PaperDecision | None = None,
    notices: list[Blocker] | None = None,
) -> Any:
    """Carry out a verb on a mission and return what it made (the mission, unless it made another).

    `data` holds the verb's fields as raw values. Raises NotPermitted (403), Invalid (400)
    and NotReady (409, with every blocker at once). A `paper` decision is carried out in the
    name of its decider. Notices that were raised on the way are added to `notices`.
    """
    chosen = VERBS[name]
    with passage(
        mission,
        by=by,
        verb=name,
        kind=_kind(chosen.act),
        read_only_refused=False,
        model=Process,
        title=chosen.act.title,
    ) as step:
        locked = cast("Process", step.mission)
        reading = Reading(locked)
        step.permit(*permitted(chosen.act, reading))
        deciding.check_charge(step, chosen.act, reading)
        if is_decision(name):
            demand(locked, (paper.confirmed_by or by) if paper else by)
        fields = read(chosen.fields, data)
        reading.on = fields.on or locked.today()  # clocks and coverage on the day of the real event
        case = Case(locked, reading, chosen.act, fields, reading.on, by, step, paper=paper)
        _dates(chosen, case)
        before = {name: getattr(locked, name) for name in TRACKED}
        step.on, step.state_from = case.on, reading.state
        if isinstance(fields, DecisionFields):
            deciding.check_accepts(case)
        earlier = {item.code for item in reading.open_deviations} if fields.explanations else set()
        raised = deviations.settle(
            locked,
            _all_blockers(chosen, case),
            fields.explanations,
            by=by,
            on=case.on,
            where=_where(chosen, case),
        )
        if notices is not None:
            notices.extend(raised)
        chosen.effect(case)
        if paper is not None:
            paper.save(update_fields=["confirmed_by", "confirmed_at"])
        if isinstance(fields, DecisionFields):
            deciding.accept(case, explained=fields.explanations.keys() - earlier)
        reading.forget()
        step.state_to = reading.state
        step.changes = {
            name: getattr(locked, name) for name in TRACKED if getattr(locked, name) != before[name]
        }
        step.sentence = step.sentence or chosen.act.done
        step.detail = step.detail or _detail(case, raised)
    return case.result if case.result is not None else locked


def rehearse(name: str, mission: Mission, *, by: Person, data: dict[str, Any]) -> None:
    """Carry a verb out and take it back, so that a person is asked to confirm only what will go through.

    Raises what `perform` raises. Nothing is kept of it: neither what it did, nor that it was refused.
    """
    with transaction.atomic():
        perform(name, mission, by=by, data=data)
        transaction.set_rollback(True)


def is_decision(name: str) -> bool:
    """Tell whether a verb is a decision, or a return: who takes it shows the second factor again."""
    chosen = VERBS.get(name)
    return chosen is not None and (issubclass(chosen.fields, DecisionFields) or name == "return-for-work")


def readiness_of(name: str, reading: Reading) -> list[Blocker]:
    """Return what stands in a verb's way, before any field is filled: for pages, API and lists.

    The same conditions as in `perform`, less `missing-<field>` and deviations to accept,
    which the form itself asks for. Standards explained earlier in the run are left out.
    """
    chosen = VERBS[name]
    fields = chosen.fields.model_construct()
    case = Case(
        cast("Process", reading.mission), reading, chosen.act, fields, reading.on, reading.mission.opened_by
    )
    found = reading.unexplained(_all_blockers(chosen, case, preview=True), _where(chosen, case))
    return [item for item in found if not item.code.startswith("missing-")]


def permitted(act: Act, reading: Reading) -> tuple[str, ...]:
    """Return the roles that may carry out an act now; `decider` follows what waits.

    The lead of the planning team submits 2.2 and to the gates of 3.2; the rest is the task force's.
    """
    roles: list[str] = []
    here = reading.position.level
    for role in act.roles:
        if role == "impt-lead" and here not in FROM_FIELD.get(act.name, (here,)):
            continue
        if role == "decider":
            waiting = tuple(dict.fromkeys(item.decider for item in reading.open_submissions))
            roles.extend(waiting or ("sg", "usg-of-lead", "srsg"))
        else:
            roles.append(role)
    return tuple(roles)


def may_carry_out(act: Act, reading: Reading, standing: Standing) -> bool:
    """Tell whether somebody of this standing may carry out an act now, an officer-in-charge within limits."""
    role = standing.any_of(permitted(act, reading))
    return role is not None and standing.covers(role, deciding.points_of(act, reading))


def on_hold(case: Case[Any]) -> Iterator[Blocker]:
    """Yield the gate that a hold is for submissions by staff (T36)."""
    hold = case.reading.hold if case.act.held else None
    if hold is not None:
        yield blocker("on-hold", f"Submissions are on hold until: {hold.release_event}.", case.here)


def _all_blockers(chosen: Verb[F], case: Case[F], *, preview: bool = False) -> Iterator[Blocker]:
    act, reading = chosen.act, case.reading
    if case.mission.ended and reading.state not in act.states:
        yield ended_blocker(case.mission)
        return
    if reading.state not in act.states:
        yield blocker(
            "state", f"“{act.title}” is not known in the present state ({reading.state}).", case.here
        )
    yield from on_hold(case)
    if not preview:
        yield from _absent(case)
    yield from chosen.ready(case)
    if act.decides or act.follows_submission:
        yield from deciding.blockers(case, preview=preview)


def _absent(case: Case[Any]) -> Iterator[Blocker]:
    given = case.fields.model_fields_set
    for name in case.act.demanded:
        value = getattr(case.fields, name)
        empty = value is None or value == "" or (value == [] and (name not in given or name == "tasks"))
        if empty:
            yield missing(name, where=case.here)


def _where(chosen: Verb[Any], case: Case[Any]) -> Position:
    """Return to which run of a level the act belongs: where the process stands, or the level it names."""
    where = case.reading.position
    return replace(where, level=chosen.level(case)) if chosen.level and where.level else where


def _dates(chosen: Verb[Any], case: Case[Any]) -> None:
    if case.on > case.mission.today():
        raise Invalid("A date in the future cannot have happened yet.", field="on")
    act, reading = case.act, case.reading
    follows = act.transitions or act.follows_submission
    if not follows or (act.fact and not act.decides):
        return
    floor = [case.mission.opened_on]
    run = reading.open_run(chosen.level(case)) if chosen.level else reading.standing_run
    if run is not None:
        floor.append(run.started or run.opened_on)
    if act.follows_submission and not act.decides:  # release and return: of whatever package waits
        floor.extend(item.on for item in reading.open_submissions)
    elif case.submission is not None:
        floor.append(case.submission.on)
    if case.on < max(floor):
        raise Invalid(f"The act follows what happened on {max(floor).isoformat()}.", field="on")


def _kind(act: Act) -> str:
    return Entry.Kind.FACT if act.fact else Entry.Kind.ACT


def _detail(case: Case[Any], raised: list[Blocker]) -> dict[str, Any]:
    detail = case.fields.model_dump(mode="json", exclude_defaults=True, exclude={"on"})
    if case.decision is not None:
        detail["decision"] = case.decision.pk
        detail["notices"] = [item.message for item in raised]  # what the decider was told beside the gates
        detail["hashes"] = {item.of.output.type: item.hash for item in case.decision.basis.all()}
    if case.paper is not None:
        detail["paper"] = {
            "document": case.paper.document_id,
            "entered_by": case.paper.entered_by.get_full_name(),
            "confirmed_by": case.paper.confirmed_by.get_full_name() if case.paper.confirmed_by else "",
        }
    return detail
