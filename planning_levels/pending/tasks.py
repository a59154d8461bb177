"""Tasks that wait between two decisions, and the country team's answer to the Mission Plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from missions.models import Body, Person
from outputs.access import drafts_for
from outputs.definition import OUTPUTS
from outputs.models import Upload, Version
from planning_levels.models import CompletionCall, Decision, DecisionBasis, LevelRun, SubmissionBasis
from planning_levels.pending.shape import File, Pending
from planning_levels.position import position_of
from planning_levels.verbs.adoption import OWED

TO_SUBMIT = {"1.1": "imtf-chair", "1.2": "imtf-chair", "2.1": "imtf-chair", "2.2": "impt-lead"}
RECEIVERS = frozenset({"planner", "imtf-chair", "imtf-member", "impt-lead", "srsg"})
ESTABLISHED_BY = {"imtf": frozenset({"planner", "imtf-chair"}), "impt": frozenset({"srsg"})}
BODIES = {"imtf": ("task force", "task-force/"), "impt": ("planning team", "planning-team/")}


def tasks(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield the tasks of one person over all files; a handful of queries however many these are."""
    missions = [file.mission.pk for file in files]
    to_establish = set(
        Body.objects.filter(mission__in=missions, state="to_establish").values_list("mission_id", "kind")
    )
    for file in files:
        where = position_of(file.mission, file.runs)
        run = next((item for item in file.runs if item.level == where.level and item.open), None)
        kind = {"L1.1": "imtf", "L2.2": "impt"}.get(where.state, "")
        if (file.mission.pk, kind) in to_establish:
            if file.roles & ESTABLISHED_BY[kind]:
                name, page = BODIES[kind]
                yield _task(file, f"establish the {name}", _since(run), page)
        elif run is not None and not file.packages and TO_SUBMIT.get(run.level) in file.roles:
            yield _task(file, f"bring Level {run.level} to its decision", _since(run))
        yield from _of_the_planner(file, where.state)
    yield from _completions(files)
    yield from _drafts(files, person)


def _task(file: File, words: str, since: date | None, page: str = "") -> Pending:
    return Pending("task", file.mission.key, f"{file.mission.name}: {words}", since, file.where(page))


def _since(run: LevelRun | None) -> date | None:
    return (run.started or run.opened_on) if run else None


def _of_the_planner(file: File, state: str) -> Iterator[Pending]:
    if "planner" not in file.roles:
        return
    if state == "awaiting_council":
        page = "do/record-council-authorisation/"
        yield _task(file, "record the Council's answer when it comes", None, page)
    if state == "pre_planning":
        words = "put the strategic analysis before the Secretary-General"
        yield _task(file, words, file.mission.opened_on)


def _completions(files: Sequence[File]) -> Iterator[Pending]:
    """Yield the second of the two calls that complete a process, for whom it waits (T34)."""
    mine = {file.mission.pk: file for file in files if file.roles & {"planner", "srsg"}}
    for call in CompletionCall.objects.filter(mission__in=list(mine)):
        file = mine[call.mission_id]
        other = "srsg" if call.role == "planner" else "planner"
        if other in file.roles:
            yield _task(file, "your call completes the process", call.on, "do/complete/")


def _drafts(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield the Word drafts that have been read and wait to be accepted or returned."""
    mine = {file.mission.pk: file for file in files if file.roles & RECEIVERS}
    rows = drafts_for(person).filter(output__mission__in=list(mine), state=Upload.State.READ)
    for row in rows.select_related("output").only("at", "output__type", "output__mission"):
        file = mine[row.output.mission_id]
        words = f"accept or return a draft of the {OUTPUTS[row.output.type].title}"
        yield _task(file, words, row.at.date(), f"upload/{row.pk}/")


def endorsements(files: Sequence[File]) -> Iterator[Pending]:
    """Yield the country team's answer while it is owed; declined, it waits for SRSG and USG instead (T18)."""
    asked = _asked([file for file in files if file.roles & {"rc-hc", "srsg", "usg-of-lead"}])
    given = DecisionBasis.objects.filter(decision__mission__in=list(asked), decision__gate="GATE-UNCT")
    answers: dict[tuple[int, str], Decision] = {
        (row.decision.mission_id, row.hash): row.decision
        for row in given.select_related("decision").order_by("decision_id")
    }
    for key, (file, since, plan) in asked.items():
        answer = answers.get((key, plan))
        page = file.where("decisions/GATE-UNCT/")
        if answer is None and "rc-hc" in file.roles:
            title = f"{file.mission.name}: record the UNCT's answer to the Mission Plan"
            yield Pending("decision", file.mission.key, title, since, page)
        elif answer is not None and answer.outcome == "declined" and file.roles & {"srsg", "usg-of-lead"}:
            words = "the UNCT has declined to endorse the Mission Plan"
            yield _task(file, words, answer.decided_on, "decisions/GATE-UNCT/")


def _asked(files: Sequence[File]) -> dict[int, tuple[File, date | None, str]]:
    """Return, by mission, the plan that the country team is asked to endorse, by its hash."""
    packages = {
        package.pk: (file, package.on)
        for file in files
        for package in file.packages
        if package.gate == "DP-2.2"
    }
    found: dict[int, tuple[File, date | None, str]] = {}
    rows = SubmissionBasis.objects.filter(submission__in=list(packages), of__output__type="mission-plan")
    for row in rows:
        file, since = packages[row.submission_id]
        found[file.mission.pk] = (file, since, row.hash)
    owing = {
        file.mission.pk: file
        for file in files
        if any(run.level == "2.2" and run.open and run.outcome == OWED for run in file.runs)
    }
    plans = Version.objects.filter(
        output__mission__in=list(owing), output__type="mission-plan", state=Version.State.ISSUED
    )
    for mission, digest, issued_on in plans.values_list("output__mission_id", "hash", "issued_on"):
        found.setdefault(mission, (owing[mission], issued_on, digest))
    return found
