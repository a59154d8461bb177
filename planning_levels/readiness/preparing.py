"""Nobody decides on what they alone prepared: who wrote and submitted a package, and who else spoke on it.

The process is owned by all who take part in it (IMPP guidelines, part B), and a decision is to be a second
pair of eyes. So a package is alone somebody's when they put it forward, nobody else froze, wrote, filled in
or sent in any part of its versions, and no other entity has given a position or a comment on them.
"""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from missions.deciders import deciders
from missions.models import Entry, Person
from outputs.models import Comment, Concurrence, SectionText, Verdict, Version
from outputs.templates import template_of
from planning_levels.models import Submission
from planning_levels.reading import Reading
from plans.queries import drawn_from

WRITING = ("write-section", "take-up-template", "accept-draft")
ROWS = ("add-row", "change-row", "remove-row", "import-rows")


def self_prepared(reading: Reading, package: Submission, decider: Person) -> Iterator[Blocker]:
    """Yield the gate for a decider who alone prepared the package; it names who else decides, or the mend."""
    if package.by_id != decider.pk or others_took_part(package, decider):
        return
    here = f"/missions/{reading.mission.key}/"
    basis = [item.of.output.type for item in package.basis.all()]
    where = f"{here}outputs/{basis[0]}/review/" if basis else f"{here}decisions/{package.gate}/"
    known = (one.person for one in deciders(reading.mission, package.decider))
    others = [person.get_full_name() for person in known if person.pk != decider.pk]
    instead = (
        f"{', '.join(others)} may decide instead" if others else "an officer-in-charge may decide instead"
    )
    mend = "another entity gives its position or comments on it first"
    message = f"{decider.get_full_name()} alone prepared what is to be decided: {instead}, or {mend}."
    yield blocker("self-prepared", message, where)


def others_took_part(package: Submission, decider: Person) -> bool:
    """Tell whether anybody but the decider wrote, froze, filled in, sent in or judged a part of a package."""
    versions = [item.of for item in package.basis.select_related("of__output")]
    if any(version.submitted_by_id not in (None, decider.pk) for version in versions):
        return True
    if _judged(versions, decider):
        return True
    return any(_written(version, decider) or _sent_in(version, decider) for version in versions)


def _judged(versions: list[Version], decider: Person) -> bool:
    """Tell whether another person, for another entity, gave a position or a comment on a version."""
    asked = (
        Comment.objects.filter(of__in=versions),
        Concurrence.objects.filter(of__in=versions, withdrawn_on=None),
    )
    found = [rows.exclude(by=decider) for rows in asked]
    if decider.entity_id:
        found = [rows.exclude(entity=decider.entity_id) for rows in found]
    return any(rows.exists() for rows in found)


def _written(version: Version, decider: Person) -> bool:
    """Tell whether somebody else wrote in this version, also what was written over later, or in its rows."""
    texts = SectionText.objects.filter(of=version).exclude(written_by=None).exclude(written_by=decider)
    if texts.exists():
        return True
    entries = Entry.objects.filter(mission=version.output.mission_id, kind=Entry.Kind.WRITING)
    others = entries.exclude(person=decider)
    about = {"detail__output": version.output.type, "detail__number": version.number}
    if others.filter(verb__in=WRITING, **about).exists():
        return True
    tables = (section.register for section in template_of(version).sections if section.register)
    drawn = {register for key in tables for register in drawn_from(key)}
    return bool(drawn) and others.filter(verb__in=ROWS, detail__register__in=sorted(drawn)).exists()


def _sent_in(version: Version, decider: Person) -> bool:
    """Tell whether a part of a draft that somebody else sent in was taken into this version."""
    taken = Verdict.objects.filter(into=version, accepted=True)
    return taken.exclude(upload__by=decider).exists()
