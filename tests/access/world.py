"""Three files, one for each marking, with things and distinct words in each; and a person for each role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import orjson
from django.core.files.base import ContentFile

from missions.models import (
    Assignment,
    Body,
    ChairTerm,
    Classification,
    Document,
    Entity,
    Invitation,
    Member,
    Mission,
    NeedToKnow,
    Person,
)
from missions.record import append
from outputs.content import open_outputs
from outputs.freezing import freeze
from outputs.lifecycle import VersionMachine
from outputs.models import Comment, Concurrence, Output, Round, SectionText, Upload
from planning_levels.models import Decision, DecisionBasis, LevelRun, Submission, SubmissionBasis

DAY = date(2025, 3, 3)
OPEN, HIGH, STRICT = Classification
OUTPUT, OTHER, CLOSED = "usg-directive", "mission-plan", "mission-budget"
# role > clearance, and whether on the list of the strictly confidential file
ROLES: dict[str, tuple[Classification, bool]] = {
    "anonymous": (OPEN, False),
    "outsider": (STRICT, True),
    "partner": (OPEN, False),
    "field": (OPEN, False),
    "imtf-member": (HIGH, False),
    "imtf-chair": (STRICT, True),
    "impt-member": (HIGH, False),
    "srsg": (STRICT, True),
    "rc-hc": (STRICT, False),
    "usg": (STRICT, False),
    "sg": (STRICT, True),
    "custodian": (STRICT, True),
    "expired": (STRICT, True),
    "replaced": (STRICT, True),
}
WITHOUT = {"anonymous", "outsider", "expired", "replaced"}
OFFICES = {"usg": "usg", "sg": "sg", "custodian": "custodian"}


@dataclass
class File:
    """A mission with the keys of its things, and the words planted in them by the marking they bear."""

    mission: Mission
    ids: dict[str, Any] = field(default_factory=dict)
    words: list[tuple[int, str, str]] = field(default_factory=list)  # marking, output of the list, word


def may_see(role: str, level: int) -> bool:
    """Say by the rule, not by the program, whether a role sees a file that is marked so."""
    clearance, listed = ROLES[role]
    return role not in WITHOUT and clearance >= level and (level < STRICT or listed or role == "usg")


def people() -> dict[str, Person]:
    """Make one person a role."""
    lead = Entity.objects.get_or_create(code="DPKO", defaults={"name": "DPKO"})[0]
    return {
        role: Person.objects.create(
            username=f"x-{role}",
            name=role,
            clearance=clearance,
            office=OFFICES.get(role, ""),
            entity=lead if role == "usg" else None,
        )
        for role, (clearance, _listed) in ROLES.items()
        if role != "anonymous"
    }


def file_of(level: Classification, known: dict[str, Person]) -> File:
    """Make a file marked so, with every kind of thing in it."""
    made = Mission.objects.create(
        key=f"file-{level}",
        name=f"Quillon{level}name",
        country=f"Quillon{level}land",
        lead_department_id="DPKO",
        opened_on=DAY,
        opened_by=known["imtf-chair"],
        classification=level,
    )
    file = File(made)
    file.words += [(level, "", made.name), (level, "", made.country)]
    _cast(made, known, level)
    open_outputs(made, by=known["imtf-chair"], on=DAY)
    _things(file, known, level, level, OUTPUT)
    if level == OPEN:
        for kind, own in ((OTHER, HIGH), (CLOSED, STRICT)):
            Output.objects.filter(mission=made, type=kind).update(classification=own)
            _things(file, known, own, own, kind)
        _loose(file, known)
    return file


def _cast(made: Mission, known: dict[str, Person], level: Classification) -> None:
    bodies = {kind: Body.objects.create(mission=made, kind=kind) for kind in ("imtf", "impt")}
    for role in ("partner", "field", "srsg", "rc-hc"):
        Assignment.objects.create(mission=made, person=known[role], role=role, from_date=DAY)
    Assignment.objects.create(
        mission=made, person=known["expired"], role="planner", from_date=DAY, until=DAY + timedelta(9)
    )
    lead = made.lead_department
    terms = (("replaced", DAY + timedelta(9)), ("imtf-chair", None))
    for role, until in terms:
        ChairTerm.objects.create(
            body=bodies["imtf"], name=role, person=known[role], entity=lead, from_date=DAY, until=until
        )
    for role, kind, seat in (("imtf-member", "imtf", "police"), ("impt-member", "impt", "mission")):
        Member.objects.create(
            body=bodies[kind], seat=seat, name=role, person=known[role], entity=lead, from_date=DAY
        )
    for role, (_clearance, listed) in ROLES.items():
        if listed and role != "anonymous" and level == STRICT:
            NeedToKnow.objects.create(
                mission=made, person=known[role], reason="to decide", from_date=DAY,
                put_by=known["srsg"], put_on=DAY,
            )  # fmt: skip
    Invitation.objects.create(
        mission=made, person=known["partner"], output=OUTPUT, from_date=DAY,
        invited_by=known["imtf-chair"], invited_on=DAY,
    )  # fmt: skip


def _things(
    file: File, known: dict[str, Person], level: Classification, mark: Classification, kind: str
) -> None:
    """Make a frozen version with text, draft, comment, position, round, package and decision."""
    made, by = file.mission, known["imtf-chair"]

    def word(thing: str) -> str:
        planted = f"quillon{level}{thing}{kind.replace('-', '')}"
        file.words.append((mark, kind, planted))
        return planted

    version = VersionMachine.objects.select_related("output__mission").get(
        output__mission=made, output__type=kind, number=1
    )
    key = orjson.loads(orjson.dumps(_first_section(kind)))
    SectionText.objects.create(of=version, key=key, content=f"<p>{word('text')}</p>", written_by=by)
    held = Round.objects.create(
        of=version, number=1, due=DAY, note=word("note"), opened_by=by, opened_on=DAY, visibility="open"
    )
    comment = Comment.objects.create(of=version, text=word("comment"), by=by, on=DAY, section=key)
    position = Concurrence.objects.create(
        of=version, entity_id="DPKO", position="object", text=word("position"), by=by, on=DAY
    )
    freeze(version)
    version.send_for_review()
    version.submit()
    version.save()
    upload = Upload.objects.create(
        output=version.output, filename=f"{word('draft')}.docx", size=4, sha256="0" * 64,
        note=word("draftnote"), by=by, state="read", taken={key: f"<p>{word('taken')}</p>"},
        file=ContentFile(word("bytes").encode(), name="draft.docx"),
    )  # fmt: skip
    run = LevelRun.objects.filter(mission=made).first()
    package = Submission.objects.create(
        mission=made, run=run, gate={OUTPUT: "DP-1.1", OTHER: "DP-1.2"}.get(kind, "DP-2.1"), decider="sg",
        by=by, on=DAY,
    )  # fmt: skip
    SubmissionBasis.objects.create(submission=package, of=version, hash=version.hash)
    decision = Decision.objects.create(
        mission=made, run=run, gate=package.gate, verb="return-for-work", outcome="returned", decider=by,
        decider_name="SG", office="sg", decided_on=DAY, reason=word("reason"),
        serial=made.record_number + 2,  # the second entry below
    )  # fmt: skip
    DecisionBasis.objects.create(decision=decision, of=version, hash=version.hash)
    _said(made, by, word("entry"), {"output": kind})
    _said(made, by, word("decided"), {"decision": decision.pk})
    if kind == OUTPUT:
        file.ids |= {
            "comment": comment.pk, "position": position.pk, "draft": upload.pk, "round": held.number,
            "decision": decision.pk, "section": key,
        }  # fmt: skip
        document = Document.objects.create(
            mission=made, title=word("document"), note=word("docnote"), added_by=by, media_type="text/plain",
            filename="a.txt", file=ContentFile(word("docbytes").encode(), name="a.txt"),
        )  # fmt: skip
        file.ids["document"] = document.pk
        _said(made, by, word("docentry"), {"document": document.pk})


def _loose(file: File, known: dict[str, Person]) -> None:
    """Make a document and a comment in an open file that are themselves marked."""
    made, by = file.mission, known["imtf-chair"]
    for mark in (HIGH, STRICT):
        title, text = f"quillonloose{mark}document", f"quillonloose{mark}comment"
        document = Document.objects.create(mission=made, title=title, classification=mark, added_by=by)
        version = made.outputs.get(type=OUTPUT).versions.get()
        Comment.objects.create(of=version, text=text, by=by, on=DAY, classification=mark)
        _said(made, by, f"Document added: {title}.", {"document": document.pk})
        file.words += [(mark, "", title), (mark, "", text)]


def _said(mission: Mission, by: Person, sentence: str, detail: dict[str, Any]) -> None:
    append(mission, by=by, verb="note", sentence=sentence, kind="writing", detail=detail)
    mission.save()


def _first_section(kind: str) -> str:
    from outputs.definition import OUTPUTS  # noqa: PLC0415

    return next(section.key for section in OUTPUTS[kind].sections if section.kind == "prose")
