"""One reading of a mission's file: everything that readiness, pages and API ask, each asked once."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from missions.access import Reader
from missions.blockers import Blocker
from missions.models import Body, ChairTerm, Deviation, Flag, Hold, Meeting, Member, Mission, SubGroup
from missions.process import Position
from missions.roles import current
from outputs.access import reads_all
from outputs.models import Version
from planning_levels.level_state import Run
from planning_levels.models import (
    Appointment,
    CouncilRecord,
    Decision,
    Event,
    LevelEntry,
    Recommendation,
    Submission,
    Survey,
    TransitionAnswer,
    Validation,
)
from planning_levels.position import mandate_of, position_of, runs_of, standing_run
from plans.watch import Watched, watch_of

FROZEN_STATES = (Version.State.SUBMITTED, Version.State.ISSUED)


class Reading:
    """A mission as it stands; `on` is the day for clocks and coverage."""

    def __init__(self, mission: Mission, on: date | None = None, reader: Reader | None = None) -> None:
        self.mission = mission
        self.on = on or mission.today()
        self.reader = reader  # for whom it is shown; readiness and verbs read everything

    def forget(self) -> None:
        """Forget everything read, after something was written."""
        kept = {"mission": self.mission, "on": self.on, "reader": self.reader}
        self.__dict__.clear()
        self.__dict__.update(kept)

    def shows(self, item: Version | Decision | Submission) -> bool:
        """Tell whether the reader may see a version, or all versions on which a package or decision rests."""
        if self.reader is None:
            return True
        return reads_all(
            self.reader,
            [item] if isinstance(item, Version) else [basis.of for basis in item.basis.all()],
        )

    # --- the process

    @cached_property
    def runs(self) -> list[Run]:
        return runs_of(self.mission)

    @cached_property
    def position(self) -> Position:
        return position_of(self.mission, self.runs)

    @property
    def state(self) -> str:
        return self.position.state

    def run(self, level: str, cycle: int | None = None) -> Run | None:
        """Return the run of a level in a cycle (the present one unless named)."""
        wanted = cycle or self.mission.cycle
        return next((item for item in self.runs if item.level == level and item.cycle == wanted), None)

    def open_run(self, level: str) -> Run | None:
        """Return the open run of a level, of whichever cycle."""
        return next((item for item in self.runs if item.level == level and item.open), None)

    @cached_property
    def standing_run(self) -> Run | None:
        return standing_run(self.runs, self.mission.cycle)

    @property
    def in_revision(self) -> bool:
        return self.mission.cycle > 1 and self.position.level in ("1.2", "2.1", "2.2")

    @cached_property
    def watched(self) -> list[Watched]:
        """What is watched of the assumptions, what is open first."""
        return watch_of(self.mission)

    @cached_property
    def hold(self) -> Hold | None:
        return Hold.objects.filter(mission=self.mission, released_on=None).first()

    @cached_property
    def entry(self) -> LevelEntry | None:
        return LevelEntry.objects.filter(mission=self.mission).prefetch_related("stand_ins").first()

    # --- bodies

    @cached_property
    def bodies(self) -> dict[str, Body]:
        rows = Body.objects.filter(mission=self.mission).prefetch_related(
            "members__entity", "chairs__entity", "chairs__person"
        )
        return {row.kind: row for row in rows}

    @property
    def imtf(self) -> Body:
        return self.bodies["imtf"]

    @property
    def impt(self) -> Body:
        return self.bodies["impt"]

    def members(self, kind: str) -> list[Member]:
        return list(self.bodies[kind].members.all())

    def sitting(self, kind: str, on: date | None = None) -> list[Member]:
        """Return the members in their seats on a day."""
        day = on or self.on
        return [
            item
            for item in self.members(kind)
            if item.from_date <= day and (item.until is None or item.until >= day)
        ]

    def chair(self, kind: str = "imtf") -> ChairTerm | None:
        """Return the sitting chair of a body."""
        return next((item for item in self.bodies[kind].chairs.all() if item.until is None), None)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The meetings of both bodies that have been held, with who took part."""
        rows = Meeting.objects.filter(body__mission=self.mission, held_on__lte=self.on)
        return list(rows.select_related("body").prefetch_related("attendance__member"))

    @cached_property
    def sub_groups(self) -> set[str]:
        """The kinds of sub-groups that the task force has on the day."""
        rows = SubGroup.objects.filter(current(self.on), body__mission=self.mission, body__kind="imtf")
        return set(rows.values_list("kind", flat=True))

    # --- outputs

    @cached_property
    def versions(self) -> dict[str, list[Version]]:
        """All versions by output type, in the order of their numbers; their frozen text is left out."""
        rows = Version.objects.filter(output__mission=self.mission).defer("frozen").select_related("output")
        found: dict[str, list[Version]] = {}
        for row in rows.order_by("number"):
            found.setdefault(row.output.type, []).append(row)
        return found

    def latest(self, output: str) -> Version | None:
        """Return the latest version of an output, whatever its state."""
        versions = self.versions.get(output, [])
        return versions[-1] if versions else None

    def submitted(self, output: str, label: str | None = None, revision: int | None = None) -> Version | None:
        """Return the latest version if it is submitted and waits for its decision."""
        latest = self.last_frozen(output)
        if latest is None or latest.state != Version.State.SUBMITTED:
            return None
        if (label and latest.label != label) or (revision is not None and latest.revision != revision):
            return None
        return latest

    def last_frozen(self, output: str) -> Version | None:
        """Return the last version that was submitted and not returned; later drafts do not hide it."""
        for item in reversed(self.versions.get(output, [])):
            if item.state in FROZEN_STATES:
                return item
            if item.state == Version.State.RETURNED:
                return None
        return None

    def issued(self, output: str) -> Version | None:
        """Return the version in force of an output."""
        for item in reversed(self.versions.get(output, [])):
            if item.state == Version.State.ISSUED:
                return item
        return None

    # --- decisions

    @cached_property
    def submissions(self) -> list[Submission]:
        rows = Submission.objects.filter(mission=self.mission)
        return list(rows.prefetch_related("basis__of__output", "releases").order_by("on", "id"))

    def open_submission(self, gate: str) -> Submission | None:
        """Return the package that waits at a gate."""
        return next((item for item in self.submissions if item.gate == gate and item.state == "open"), None)

    @cached_property
    def open_submissions(self) -> list[Submission]:
        return [item for item in self.submissions if item.state == Submission.State.OPEN]

    @cached_property
    def decisions(self) -> list[Decision]:
        rows = Decision.objects.filter(mission=self.mission)
        return list(rows.prefetch_related("basis__of__output", "conditions", "positions").order_by("id"))

    def decided(self, gate: str, cycle: int | None = None, *outcomes: str) -> Decision | None:
        """Return the latest decision at a gate in a cycle, returns left aside."""
        wanted = cycle or self.mission.cycle
        for item in reversed(self.decisions):
            if item.gate != gate or item.cycle != wanted or item.outcome == "returned":
                continue
            if not outcomes or item.outcome in outcomes:
                return item
        return None

    @cached_property
    def deviations(self) -> list[Deviation]:
        return list(Deviation.objects.filter(mission=self.mission).select_related("by", "accepted_by"))

    @property
    def open_deviations(self) -> list[Deviation]:
        return [item for item in self.deviations if item.accepted_by_id is None]

    def unexplained(self, found: Iterable[Blocker], where: Position | None = None) -> list[Blocker]:
        """Return findings once each, less the standards that were explained earlier in the run.

        The run is that at which the process stands, unless `where` names another.
        """
        run = where or self.position
        passed = {
            item.code for item in self.deviations if (item.level, item.cycle) == (run.level or "", run.cycle)
        }
        return [
            item for item in dict.fromkeys(found) if not (item.klass == "standard" and item.code in passed)
        ]

    @cached_property
    def flags(self) -> list[Flag]:
        return list(Flag.objects.filter(mission=self.mission))

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        return list(Recommendation.objects.filter(mission=self.mission))

    # --- facts

    @cached_property
    def council_records(self) -> list[CouncilRecord]:
        return list(CouncilRecord.objects.filter(mission=self.mission).prefetch_related("ceilings"))

    @property
    def mandate(self) -> CouncilRecord | None:
        return mandate_of(self.council_records)

    @cached_property
    def events(self) -> list[Event]:
        return list(Event.objects.filter(mission=self.mission))

    @cached_property
    def appointments(self) -> list[Appointment]:
        return list(Appointment.objects.filter(mission=self.mission).select_related("person"))

    def appointment(self, step: str) -> Appointment | None:
        """Return the latest record of a step, unless the person has left since."""
        found: Appointment | None = None
        for item in self.appointments:
            if item.step == step:
                found = item
            elif item.step == "left" and step in ("nominated", "appointed", "arrived"):
                found = None
        return found

    @cached_property
    def surveys(self) -> list[Survey]:
        return list(Survey.objects.filter(mission=self.mission).prefetch_related("team", "checks"))

    @cached_property
    def validations(self) -> list[Validation]:
        return list(Validation.objects.filter(mission=self.mission).prefetch_related("findings"))

    @cached_property
    def transition_answers(self) -> list[TransitionAnswer]:
        rows = TransitionAnswer.objects.filter(run__mission=self.mission)
        return list(rows.select_related("counterpart").order_by("id"))


Shown = TypeVar("Shown", Decision, Submission)


def shown(reading: Reading, item: Shown | None) -> Shown | None:
    """Return a package or decision as far as the reader may see it, else None."""
    return item if item is not None and reading.shows(item) else None
