"""Conditions that several levels share."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from outputs import checks
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition import LEVELS
from planning_levels.models import LevelEntry
from planning_levels.reading import Reading
from planning_levels.timeline import timeframe
from plans import queries


def page(reading: Reading, path: str = "") -> str:
    """Return the path of a page of this mission."""
    return f"/missions/{reading.mission.key}/{path}"


def submitted(
    reading: Reading, output: str, label: str | None = None, reference: str = ""
) -> Iterator[Blocker]:
    """Yield `not-submitted` unless the output's latest version waits for decision under its label."""
    if reading.submitted(output, label, _revision(reading)) is not None:
        return
    title = OUTPUTS[output].title
    wanted = f" as “{label}”" if label and len(OUTPUTS[output].labels) > 1 else ""
    yield blocker(
        "not-submitted",
        f"The {title} has not been submitted{wanted}.",
        page(reading, f"outputs/{output}/"),
        reference,
    )


def _revision(reading: Reading) -> int | None:
    return reading.mission.cycle - 1 if reading.position.level in ("1.2", "2.1", "2.2") else None


def sections(reading: Reading, output: str, label: str) -> Iterator[Blocker]:
    """Yield `section-empty` for each required section of the version that counts."""
    version: Version | None = reading.last_frozen(output) or reading.latest(output)
    if version is not None:
        yield from checks.empty_sections(version, label)


def consulted(reading: Reading, output: str) -> Iterator[Blocker]:
    """Yield `consultation-missing` unless national and other partners were consulted on the output."""
    for sentence in queries.missing_consultations(reading.mission, output):
        yield blocker("consultation-missing", sentence, page(reading, "plan/consultations/"))


def clock(reading: Reading, level: str) -> Iterator[Blocker]:
    """Yield `below-minimum` strictly under the minimum, or the notice `over-desirable`."""
    run = reading.run(level)
    if run is None or run.started is None:
        return
    times = timeframe(level, run, reading.on)
    where = page(reading, f"levels/{level}/")
    if times.status == "below_minimum":
        yield blocker(
            "below-minimum",
            f"Level {level} would end after {times.elapsed_days} days, under its minimum of "
            f"{times.minimum_days}: name the trade-offs.",
            where,
            LEVELS[level].reference.removeprefix("IMPP guidelines "),
        )
    if times.status == "over_desirable":
        yield blocker(
            "over-desirable", f"Level {level} is over the desirable time by {times.over_by} days.", where
        )


def chair_of_lead(reading: Reading) -> Iterator[Blocker]:
    """Yield `chair-not-of-lead` unless the task force is chaired from the lead department."""
    chair = reading.chair()
    lead = reading.mission.lead_department_id
    if chair is None or chair.entity_id != lead:
        found = f"is of {chair.entity_id}" if chair else "is not named"
        yield blocker(
            "chair-not-of-lead",
            f"The chair of the task force {found}; the lead department is {lead}.",
            page(reading, "task-force/"),
        )


def directive_issued(reading: Reading) -> Iterator[Blocker]:
    """Yield `directive-not-issued` unless the Directive to the SRSG of this cycle is out."""
    if reading.decided("DP-2.1") is None and not entered_above(reading, "2.1"):
        yield blocker(
            "directive-not-issued",
            "The Directive to the SRSG has not been issued; it comes before the transfer.",
            page(reading, "outputs/srsg-directive/"),
        )


def council_authorised(reading: Reading) -> Iterator[Blocker]:
    """Yield `council-authorisation` unless the Council has authorised in this cycle."""
    if not any(
        item.outcome == "authorised" and item.cycle == reading.mission.cycle
        for item in reading.council_records
    ) and not _stood_in(reading):
        yield blocker(
            "council-authorisation",
            "No authorisation of the Security Council is on record.",
            page(reading),
        )


def _stood_in(reading: Reading) -> bool:
    entry = reading.entry
    if entry is None or reading.mission.cycle > 1:
        return False
    linked = any(item.stands_for == "council-record" for item in entry.stand_ins.all())
    return linked or entered_above(reading, "1.2")


def entered_above(reading: Reading, level: str) -> bool:
    """Tell whether an existing mission entered above a level: what closed that level predates the file.

    Such an entry rests on a record of the Secretary-General (IMPP guidelines A); later cycles run whole.
    """
    entry = reading.entry
    return (
        entry is not None
        and entry.kind == LevelEntry.Kind.EXISTING
        and entry.confirmed_on is not None
        and entry.level > level
        and reading.mission.cycle == 1
    )
