"""Who may see which output, version, draft, comment, position and job: scopes that start from the mission's.

See `missions.access` for the rule. A version that was frozen with a higher marking than its output has now
keeps it; where the output's has risen since, that counts. A guest sees the outputs to which they are invited.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from missions.access import (
    AS_GUEST,
    POSITIONS,
    SUBJECTS,
    Reader,
    Subject,
    cleared,
    inside,
    invitations_for,
    listed,
    missions_for,
    visible,
)
from missions.models import Classification, Mission, Person
from outputs.models import Comment, Concurrence, Job, Output, Upload, Version

OF_A_VERSION = ("pdf", "comparison")
SPOKEN = (
    "comment", "answer-comment", "concur", "withdraw-position", "open-round", "extend-round", "ask-also",
    "close-round",
)  # fmt: skip


def outputs_for(person: Person) -> QuerySet[Output]:
    """Return the outputs that a person may see."""
    invited = invitations_for(person).filter(mission=OuterRef("pk"), output=OuterRef(OuterRef("type")))
    theirs = Q(**{AS_GUEST: False}) | Q(Exists(invited))
    open_to = Exists(missions_for(person).filter(theirs, pk=OuterRef("mission")))
    needs = listed(person, "mission", "type")
    latest = Version.objects.filter(output=OuterRef("pk")).order_by("-number").values("classification")[:1]
    rows = Output.objects.filter(open_to, cleared(person, needs)).alias(latest=Subquery(latest))
    return rows.filter(Q(latest=None) | cleared(person, needs, "latest"))


def versions_for(person: Person) -> QuerySet[Version]:
    """Return the versions that a person may see."""
    seen = Exists(outputs_for(person).filter(pk=OuterRef("output")))
    return Version.objects.filter(seen, cleared(person, listed(person, "output__mission", "output__type")))


def drafts_for(person: Person) -> QuerySet[Upload]:
    """Return the uploaded drafts that a person may see; a guest sees their own."""
    seen = Exists(outputs_for(person).filter(pk=OuterRef("output")))
    whose = Q(inside(person, "output__mission")) | Q(by=person)
    needs = listed(person, "output__mission", "output__type")
    return Upload.objects.filter(seen, whose, cleared(person, needs))


def comments_for(person: Person) -> QuerySet[Comment]:
    """Return the comments that a person may see, open rounds apart (`outputs.responses.seeing`).

    A guest sees their own.
    """
    needs = listed(person, "of__output__mission", "of__output__type")
    seen, part = _said(person)
    return Comment.objects.filter(seen, Q(part) | Q(by=person), cleared(person, needs))


def positions_for(person: Person) -> QuerySet[Concurrence]:
    """Return the positions that a person may see, open rounds apart."""
    return Concurrence.objects.filter(*_said(person))


def jobs_for(person: Person) -> QuerySet[Job]:
    """Return the jobs that a person may see: PDFs of versions that they may read, and what they asked for.

    A comparison shows an earlier version too, so all versions of the output must be theirs to read; that the
    output is theirs follows from the version that the job is of.
    """
    seen = Exists(versions_for(person).filter(pk=OuterRef("of")))
    readable = cleared(person, listed(person, "output__mission", "output__type"))
    withheld = Version.objects.filter(~readable, output=OuterRef("of__output"))
    pdf = Q(kind__in=OF_A_VERSION) & Q(seen)
    own = ~Q(kind__in=OF_A_VERSION) & Q(asked_by=person)
    return Job.objects.filter(visible(person)).filter(
        (pdf & ~(Q(kind="comparison") & Q(Exists(withheld)))) | own
    )


def level_of(version: Version) -> Classification:
    """Return how a version is handled: the highest of its mission's, its output's and its own marking."""
    output = version.output
    return Classification(max(output.mission.classification, output.classification, version.classification))


def mark_of(version: Version) -> Classification:
    """Return the marking that a version bears: the one it was frozen with, a draft that of its output."""
    return Classification(version.classification) if version.hash else marked(version.output)


def marked(output: Output) -> Classification:
    """Return the marking with which a draft of the output prints, and a version would be frozen now."""
    return Classification(max(output.mission.classification, output.classification))


def hidden_types(person: Person, mission: Mission) -> frozenset[str]:
    """Return the types of the mission's outputs that a person may not see (one query)."""
    rows = Output.objects.filter(mission=mission).exclude(pk__in=outputs_for(person).values("pk"))
    return frozenset(rows.values_list("type", flat=True))


def reads(reader: Reader, version: Version) -> bool:
    """Tell whether a reader inside the mission may read a version; its output must have been read with it."""
    kind = version.output.type
    return reader.clears(max(version.output.classification, version.classification), kind)


def reads_all(reader: Reader, versions: list[Version]) -> bool:
    """Tell whether a reader may read all of the versions on which something rests."""
    return all(reads(reader, version) for version in versions)


def register() -> None:
    """Tell the record which of its entries speak of outputs, drafts and comments, and which are apart."""
    known = {subject.key for subject in SUBJECTS}
    SUBJECTS.extend(subject for subject in OWN_SUBJECTS if subject.key not in known)
    POSITIONS.update(SPOKEN)


def _shut_version(reader: Reader, way: str = "") -> Q:
    """Return the condition that a version, or its output, is marked higher than the reader may read."""
    kind = f"{way}output__type"
    return reader.above(f"{way}classification", kind) | reader.above(f"{way}output__classification", kind)


def shut_output(reader: Reader) -> Q:
    """Return the condition that an output, or a version of it, is marked higher than the reader reads."""
    versions = Version.objects.filter(_shut_version(reader), output=OuterRef("pk"))
    return reader.above("classification", "type") | Q(Exists(versions))


OWN_SUBJECTS = (
    Subject("output", Output, outputs_for, shut_output, column="type"),
    Subject(
        "draft",
        Upload,
        drafts_for,
        lambda reader: (
            reader.above("classification", "output__type")
            | reader.above("output__classification", "output__type")
        ),
        "output__mission",
    ),
    Subject(
        "comment",
        Comment,
        comments_for,
        lambda reader: reader.above("classification", "of__output__type") | _shut_version(reader, "of__"),
        "of__output__mission",
    ),
)


def _said(person: Person) -> tuple[Exists, Exists]:
    seen = Exists(versions_for(person).filter(pk=OuterRef("of")))
    return seen, inside(person, "of__output__mission")
