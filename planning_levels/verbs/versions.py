"""Acts on a version: review, submission (which freezes), final mark, agreement, issue."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import Field

from missions.blockers import Blocker, blocker, missing
from missions.errors import Invalid, NotPermitted
from missions.models import Entity, Mission, Person
from missions.models.mission import Transfer
from outputs import checks
from outputs.definition import OUTPUTS
from outputs.freezing import freeze
from outputs.lifecycle import VersionMachine
from outputs.models import Version
from outputs.responses import bind_concurrences
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Agreement
from planning_levels.readiness import level_2_1, level_3_2
from planning_levels.reading import Reading
from planning_levels.verbs import runs
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Fields, Line
from planning_levels.verbs.inner import inner, look
from planning_levels.verbs.labelling import belongs, label_of

OPEN = (Version.State.DRAFT, Version.State.IN_REVIEW)
BY_PLANNER = ("strategic-analysis", "review", "shortfall-note", "mission-budget")
FROM_FIELD = ("2.2", "3.1", "3.2")


class VersionFields(Fields):
    entity: Line = Field("", title="Entity")


VersionCase = Case[VersionFields]


def act_on(
    verb: str, mission: Mission, output: str, number: int, *, by: Person, data: dict[str, Any]
) -> Version:
    """Carry out an act on version `number` of an output; Version.DoesNotExist where there is none.

    Raises NotPermitted (403), Invalid (400), NotReady (409).
    """
    ready, effect = _ACTS[verb]
    version = VersionMachine.objects.select_related("output").get(
        output__mission=mission, output__type=output, number=number
    )

    def when(case: VersionCase) -> Iterator[Blocker]:
        yield from ready(case, _locked(version))

    def do(case: VersionCase) -> Version:
        found = _locked(version)
        case.say(f"{WITHIN[verb].done} ({OUTPUTS[output].title}, version {number})")
        case.acting.detail = {"output": output, "number": number}
        effect(case, found)
        return _locked(version)

    _fits(verb, output)
    return inner(
        mission,
        by=by,
        act=WITHIN[verb],
        shape=VersionFields,
        data=data,
        effect=do,
        ready=when,
        where=lambda case: belongs(case.reading, version),
    )


def _locked(version: VersionMachine) -> VersionMachine:
    return VersionMachine.objects.select_related("output__mission").get(pk=version.pk)


def _fits(verb: str, output: str) -> None:
    """Raise Invalid (400) for an act that the output does not know."""
    if verb == "mark-final" and output != "mission-budget":
        raise Invalid("Only the mission budget is marked final.", field="type")
    if verb == "agree" and output != "joint-transition-plan":
        raise Invalid("Only the Joint Transition Plan is agreed by two sides.", field="type")
    if verb == "issue" and output not in ("mission-directive", "shortfall-note"):
        raise Invalid("This output is issued by its decision, not by itself.", field="type")


def _latest_open(case: VersionCase, version: Version) -> Iterator[Blocker]:
    where = f"{case.here}outputs/{version.output.type}/"
    if version.state not in OPEN:
        yield blocker(
            "state",
            f"Version {version.number} is {version.get_state_display()}; edit to open the next.",
            where,
        )
    latest = case.reading.latest(version.output.type)
    if latest is not None and latest.number != version.number:
        yield blocker("state", f"Version {latest.number} is the latest; submit that one.", where)


def submit_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    """Yield what keeps a version from being frozen and submitted."""
    output = version.output.type
    label, _ = label_of(case.reading, version)
    yield from _latest_open(case, version)
    yield from checks.empty_sections(version, label)
    if output == "mission-plan" and label == "advanced":
        yield from level_2_1.mandate_review(case.reading)
    if output == "mission-plan" and label == "transition":
        yield from level_3_2.dispositions(case.reading)


def _who_submits(case: VersionCase, output: str) -> None:
    roles = case.acting.standing.roles
    level = case.reading.position.level
    if "imtf-chair" in roles:
        return
    if "planner" in roles and (output in BY_PLANNER or level is None):
        return
    if "pbso" in roles and output == "strategic-analysis":
        return
    if output == "mission-directive" and "srsg" in roles:
        return
    revising = case.reading.in_revision and output == "mission-plan"
    if roles & {"impt-lead", "srsg"} and (level in FROM_FIELD or revising):
        return
    raise NotPermitted(
        "Versions are submitted by the chair of the task force, from Level 2.2 also by the lead of the "
        "planning team and the SRSG, before Level 1.1 by the planner."
    )


def _submit(case: VersionCase, version: VersionMachine) -> None:
    label, revision = label_of(case.reading, version)
    position = case.reading.position
    version.label, version.revision = label, revision
    version.level, version.cycle = position.level or "", position.cycle
    version.submitted_on, version.submitted_by = case.on, case.by
    follows = OUTPUTS[version.output.type].follows
    version.cites = case.reading.last_frozen(follows) if follows else None
    freeze(version)
    version.submit()
    for earlier in case.reading.versions.get(version.output.type, []):
        if (
            earlier.state == Version.State.SUBMITTED
            and earlier.number < version.number
            and not _waits(case, earlier)
        ):
            machine = VersionMachine.objects.defer("frozen").get(pk=earlier.pk)
            machine.supersede()
            machine.save(update_fields=["state"])
    version.save()
    bind_concurrences(version)
    case.acting.detail |= {"hash": version.hash, "label": label, "revision": revision}


def _waits(case: VersionCase, version: Version) -> bool:
    """A version before a decider is not superseded by a later submission; the package keeps it."""
    return any(
        basis.of_id == version.pk for item in case.reading.open_submissions for basis in item.basis.all()
    )


def _review(case: VersionCase, version: VersionMachine) -> None:
    version.send_for_review()
    version.save(update_fields=["state"])


def _review_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if version.state != Version.State.DRAFT:
        yield blocker("state", f"Version {version.number} is {version.get_state_display()}.", case.here)


def _clear_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if version.state not in (Version.State.IN_REVIEW, Version.State.SUBMITTED):
        yield blocker("state", f"Version {version.number} is {version.get_state_display()}.", case.here)


def _back_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if version.state != Version.State.IN_REVIEW:
        yield blocker("state", f"Version {version.number} is not in review.", case.here)


def _back(case: VersionCase, version: VersionMachine) -> None:
    version.take_back()
    version.save(update_fields=["state"])


def _final_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if not case.reading.position.mandated or case.reading.position.level == "1.2":
        yield blocker("state", "A budget is marked final from Level 2.1 on.", case.here)
    if version.state not in (Version.State.SUBMITTED, Version.State.ISSUED):
        yield blocker(
            "not-submitted",
            f"Version {version.number} has not been submitted.",
            f"{case.here}outputs/mission-budget/",
        )


def _final(case: VersionCase, version: VersionMachine) -> None:
    Version.objects.filter(pk=version.pk).update(final=True)
    version.final = True


def _agree_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if not case.fields.entity:
        yield missing("entity", where=case.here)
    elif not Entity.objects.filter(code=case.fields.entity).exists():
        raise Invalid(f"No entity bears the code “{case.fields.entity}”.", field="entity")
    if version.state not in (Version.State.SUBMITTED, Version.State.ISSUED):
        yield blocker("not-submitted", "Both sides agree to a submitted version.", case.here)


def _agree(case: VersionCase, version: VersionMachine) -> None:
    Agreement.objects.get_or_create(
        of_id=version.pk,
        entity_id=case.fields.entity,
        defaults={"hash": version.hash, "by": case.by, "on": case.on},
    )
    case.acting.detail |= {"entity": case.fields.entity}


def _issue_ready(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if case.step is not None:
        _who_issues(case, version.output.type)
    if version.state in OPEN:
        yield from submit_ready(case, version)
    elif version.state != Version.State.SUBMITTED:
        yield blocker("state", f"Version {version.number} is {version.get_state_display()}.", case.here)
    if version.output.type == "mission-directive" and not _directive_out(case):
        yield blocker(
            "directive-not-issued",
            "The SRSG issues directives once the Directive to the SRSG is out.",
            case.here,
            "C 2.1.4",
        )


def _directive_out(case: VersionCase) -> bool:
    """Tell whether a Directive to the SRSG was issued in any cycle; a transfer begins with none other."""
    return case.mission.transfer != Transfer.NONE


def _who_issues(case: VersionCase, output: str) -> None:
    needed = "srsg" if output == "mission-directive" else "planner"
    if needed not in case.acting.standing.roles:
        raise NotPermitted("A mission directive is issued by the SRSG, a shortfall note sent by the planner.")


def _issue(case: VersionCase, version: VersionMachine) -> None:
    if version.state in OPEN:
        _submit(case, version)
        case.reading.forget()
    runs.issue(case, version)


def _submit_when(case: VersionCase, version: Version) -> Iterator[Blocker]:
    if case.step is not None:
        _who_submits(case, version.output.type)
    yield from submit_ready(case, version)


Ready = Callable[[VersionCase, Version], Iterable[Blocker]]
Effect = Callable[[VersionCase, VersionMachine], None]
_ACTS: dict[str, tuple[Ready, Effect]] = {
    "submit-for-review": (_review_ready, _review),
    "clear": (_clear_ready, lambda case, version: None),
    "return": (_back_ready, _back),
    "submit": (_submit_when, _submit),
    "mark-final": (_final_ready, _final),
    "agree": (_agree_ready, _agree),
    "issue": (_issue_ready, _issue),
}
ACTS_ON_VERSIONS = tuple(_ACTS)


def look_at(verb: str, reading: Reading, version: Version) -> list[Blocker]:
    """Return what stands in the way of an act on a version, for its page."""
    ready = _ACTS[verb][0]
    return look(
        reading,
        WITHIN[verb],
        lambda case: ready(case, version),
        VersionFields.model_construct(),
        belongs(reading, version),
    )
