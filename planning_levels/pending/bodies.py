"""What bodies at work leave waiting for a person: reviews, requests of the mission, action points."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef

from missions.backstopping import ANSWERERS, REVIEWERS
from missions.models import BackstoppingRequest, BodyReview, Person, Reinforcement
from missions.reinforcing import LEADERSHIP
from monitoring.models import Review
from planning_levels.access import action_points_for
from planning_levels.pending.shape import File, Pending

LONGEST = 90
# Asked with the missions themselves, so that nothing more is asked of those that have nothing of the kind.
MARKS = {
    "body_reviews": Exists(BodyReview.objects.filter(body__mission=OuterRef("pk"), held_on=None)),
    "open_reviews": Exists(Review.objects.filter(mission=OuterRef("pk"), closed_on=None)),
    "open_requests": Exists(
        BackstoppingRequest.objects.filter(body__mission=OuterRef("pk"), answered_on=None)
    ),
}


def of_bodies(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield reviews, requests and action points that wait for a person: five queries in all."""
    yield from _reviews(files, person)
    yield from _requests(files)
    yield from _action_points(files, person)


def _reviews(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield the task force's own review for who holds it, and those of Level 3.1 for who leads them."""
    holding = _with(_marked(files, "body_reviews"), REVIEWERS)
    for held in BodyReview.objects.filter(body__mission__in=list(holding), held_on=None).select_related(
        "body"
    ):
        file = holding[held.body.mission_id]
        title = f"{file.mission.name}: look at the task force again, now that the mission is operational"
        where = file.where(f"task-force/reviews/{held.pk}/")
        yield Pending("review", file.mission.key, title, held.called_on, where)
    here = {file.mission.pk: file for file in _marked(files, "open_reviews")}
    leading = {person.username, person.get_full_name()} - {""}
    for row in Review.objects.filter(mission__in=list(here), leader__in=leading, closed_on=None):
        file = here[row.mission_id]
        title = f"{file.mission.name}: you lead the {row.get_kind_display()} review"
        yield Pending("review", file.mission.key, title, row.opened_on, file.where("monitoring/"))


def _requests(files: Sequence[File]) -> Iterator[Pending]:
    """Yield what the mission asks of the task force, and the people whom the leadership is asked to order."""
    answering = _with(_marked(files, "open_requests"), ANSWERERS)
    asked = BackstoppingRequest.objects.filter(body__mission__in=list(answering), answered_on=None)
    for request in asked.select_related("body"):
        file = answering[request.body.mission_id]
        title = f"{file.mission.name}: the mission asks the task force: {_short(request.text)}"
        where = file.where(f"task-force/requests/{request.pk}/")
        yield Pending("request", file.mission.key, title, request.asked_on, where, request.wanted_by)
    ordering = _with(files, LEADERSHIP)
    rows = Reinforcement.objects.filter(body__mission__in=list(ordering), state=Reinforcement.State.ASKED)
    for row in rows.select_related("body"):
        file = ordering[row.body.mission_id]
        title = f"{file.mission.name}: people are asked for beside the planning team: {_short(row.reason)}"
        where = file.where(f"planning-team/reinforcements/{row.pk}/")
        yield Pending("request", file.mission.key, title, row.asked_on, where, row.from_date)


def _action_points(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield the open action points that the person owns; those of an entity stand in the mission's list."""
    here = {file.mission.pk: file for file in files}
    rows = action_points_for(person).filter(
        owner=person, mission__in=list(here), done_on=None, dropped_on=None
    )
    for row in rows:
        file = here[row.mission_id]
        title = f"{file.mission.name}: {_short(row.text)}"
        where = file.where(f"action-points/{row.pk}/")
        yield Pending("action-point", file.mission.key, title, row.set_on, where, row.due)


def _with(files: Sequence[File], roles: Sequence[str]) -> dict[int, File]:
    return {file.mission.pk: file for file in files if file.roles & set(roles)}


def _marked(files: Sequence[File], mark: str) -> list[File]:
    """Return the files of missions that have something of a kind."""
    return [file for file in files if getattr(file.mission, mark)]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
