"""How a version came to be decided, for the end of its PDF: facts of process, nothing of what was said."""

from missions.models import Person
from outputs.models import Version
from outputs.printing.signing import CLEARED, DECIDED, PREPARED, SUBMITTED, Signed
from planning_levels.models import Decision
from planning_levels.showing.decisions import for_whom

RETURNED = "return-for-work"


def course_of(version: Version) -> list[Signed]:
    """Return preparation, submission, clearance and decision of a version; empty while nobody has decided it.

    The decision is the last one on this hash that is no return; the submission is the one it answered.
    Earlier packages, returns and reasons stay out.
    """
    decisions = Decision.objects.filter(basis__of=version, basis__hash=version.hash).exclude(verb=RETURNED)
    decision = decisions.select_related("submission__by").order_by("-id").first()
    if decision is None:
        return []
    steps = [Signed(PREPARED, _person(version.opened_by), "", version.opened_on.isoformat())]
    package = decision.submission
    if package is not None:
        steps.append(Signed(SUBMITTED, _person(package.by), "", package.on.isoformat()))
        steps += [
            Signed(CLEARED, _person(release.by), "", release.on.isoformat())
            for release in package.releases.select_related("by")
        ]
    elif version.submitted_by is not None and version.submitted_on is not None:
        steps.append(Signed(SUBMITTED, _person(version.submitted_by), "", version.submitted_on.isoformat()))
    who = _named(decision.decider_name, decision.decider_title)
    return [*steps, Signed(DECIDED, who, for_whom(decision), decision.decided_on.isoformat())]


def _person(person: Person) -> str:
    return _named(person.name, person.title)


def _named(name: str, title: str) -> str:
    return name if not title or title == name else f"{name}, {title}"
