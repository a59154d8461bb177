"""Carrying out the story of a mission: one act after another, each at its date, through the one door."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from missions.errors import DomainError, NotPermitted, NotReady
from missions.models import Entity, Mission, Person
from outputs import responses
from outputs.content import write_section
from outputs.models import Comment, Round, Version
from outputs.queries import latest
from planning_levels.demonstration.clock import set_date
from planning_levels.demonstration.texts import prose
from planning_levels.reading import Reading
from planning_levels.verbs import perform
from planning_levels.verbs.versions import act_on
from plans.registers import REGISTERS, key_of
from plans.rows import save_row

Rows = Iterable[Mapping[str, Any]]


class StoryError(AssertionError):
    """The story and the application disagree: an act was refused that should pass, or the other way."""


def table(columns: str, *rows: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Return rows as mappings; `columns` names the columns in order, an empty value is left out."""
    keys = columns.split()
    for row in rows:
        if len(row) != len(keys):
            raise StoryError(f"{row[0]}: {len(row)} values for {len(keys)} columns")
    return [
        {key: value for key, value in zip(keys, row, strict=True) if value not in ("", None)} for row in rows
    ]


class Stage:
    """A mission, the persons who act in it, and the rows that others refer to by their signs."""

    def __init__(self, mission: Mission, people: Mapping[str, Person]) -> None:
        self.mission = mission
        self.people = people
        self.rows: dict[tuple[str, str], int] = {}
        self.kept: dict[str, Any] = {}

    def at(self, day: date) -> None:
        """Move to a day of the story; StoryError for one that lies back."""
        if self.mission.demonstration_date and day < self.mission.demonstration_date:
            raise StoryError(f"the story goes back from {self.mission.demonstration_date} to {day}")
        set_date(self.mission, day)

    @property
    def today(self) -> date:
        """The day at which the story stands."""
        return self.mission.today()

    def person(self, username: str) -> Person:
        """Return a person of the demonstration by sign-in name."""
        return self.people[username]

    def act(self, verb: str, by: str, **data: Any) -> Any:
        """Carry out a verb of the process; the stage keeps the mission as it stands after it."""
        found = perform(verb, self.mission, by=self.person(by), data=data)
        self._again()
        return found

    def reading(self) -> Reading:
        """Return a fresh reading of the mission's file."""
        self._again()
        return Reading(self.mission)

    def _again(self) -> None:
        self.mission = Mission.objects.get(pk=self.mission.pk)

    # --- rows

    def row(self, register: str, by: str, data: Mapping[str, Any], *, source: str = "") -> Any:
        """Add a row; links are given by the signs of the rows they lead to. A known sign changes its row."""
        sign = data.get("reference", "")
        known = self.rows.get((register, sign)) if sign else None
        sent = {key: self._linked(register, key, value) for key, value in data.items()}
        if source:
            sent.setdefault("source", source)
        kept = save_row(
            self.mission,
            register,
            sent,
            by=self.person(by),
            row=REGISTERS[register].model.objects.get(pk=known) if known else None,
            on=self.today,
        )
        if sign:
            self.rows[register, sign] = kept.pk
        return kept

    def enter(self, register: str, by: str, rows: Rows, *, source: str = "") -> None:
        """Add rows to a register in order; `source` marks those that carry no mark of their own."""
        for data in rows:
            self.row(register, by, data, source=source)

    def _linked(self, register: str, key: str, value: Any) -> Any:
        column = REGISTERS[register].by_key.get(key)
        if column is None or column.type not in ("link", "links"):
            return value
        target = key_of(column.target)
        if column.type == "link":
            return self._sign(target, value)
        return [self._sign(target, sign) for sign in value.split()]

    def _sign(self, register: str, sign: str) -> int:
        try:
            return self.rows[register, sign]
        except KeyError as fault:
            raise StoryError(f"no row {sign!r} in {register}") from fault

    # --- outputs

    def write(self, output: str, by: str, text: str, *, only: Iterable[str] = (), part: str = "") -> None:
        """Write the sections that a prose file holds (all, or those named) into the output's open version.

        A file for several outputs names its sections as `part:section`.
        """
        found = prose(text)
        mine = [key.removeprefix(f"{part}:") for key in found if not part or key.startswith(f"{part}:")]
        for key in only or mine:
            said = found[f"{part}:{key}" if part else key]
            write_section(
                self.mission,
                output,
                key,
                by=self.person(by),
                content=said.html or None,
                not_applicable=said.not_applicable or None,
                on=self.today,
            )

    def version(self, verb: str, output: str, by: str, **data: Any) -> Version:
        """Carry out an act on the latest version of an output."""
        number = latest(self.mission, output).number
        return act_on(verb, self.mission, output, number, by=self.person(by), data=data)

    def comment(self, output: str, by: str, section: str, text: str, source: str) -> Comment:
        """Comment on the latest version of an output."""
        return responses.comment(
            self.mission,
            output,
            by=self.person(by),
            section=section,
            text=text,
            on=self.today,
            source=source,
        )

    def open_round(self, output: str, by: str, *, due: date, note: str) -> Round:
        """Ask the task force for its positions on the latest version of an output."""
        return responses.open_round(
            self.mission, output, by=self.person(by), due=due, note=note, on=self.today
        )

    def close_round(self, output: str, by: str) -> None:
        """Close the round that stands open on an output."""
        held = Round.objects.select_related("of__output__mission")
        found = held.get(of__output__mission=self.mission, of__output__type=output, closed_on=None)
        responses.close_round(found, by=self.person(by), on=self.today)

    def concur(self, output: str, by: str, entity: str, *, position: str, text: str, source: str) -> None:
        """Give an entity's position on the latest version of an output."""
        responses.concur(
            self.mission,
            output,
            by=self.person(by),
            entity=Entity.objects.get(code=entity),
            position=position,
            text=text,
            on=self.today,
            source=source,
        )


def outcome(attempt: Callable[[], object]) -> str:
    """Carry out an attempt; return `done`, or the refusal as a script would see it."""
    try:
        attempt()
    except NotReady as refusal:
        codes = dict.fromkeys(item.code for item in refusal.blockers if item.klass != "notice")
        return f"409 {', '.join(codes)}"
    except NotPermitted:
        return "403"
    except DomainError as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    return "done"
