"""A real mail server on loopback, and one mission with something of everything that is told."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from missions.models import Assignment, Document, Member, Mission, Person
from outputs.content import open_outputs
from outputs.models import Asked, Comment, Job, Output, Round, SectionText, Upload, Version
from planning_levels.models import LevelRun, PaperDecision, Submission
from planning_levels.notices.facts import Facts

SITE = "https://impp.example"
# Words that stand in the file and nowhere else: none of them may be in a mail.
PLANTED = ("Numbatia", "Quokka", "Wombat", "Bilby", "Potoroo", "Dunnart", "Bandicoot", "Bettong")


@dataclass
class Server:
    """What a mail server has taken, and what it answers next."""

    taken: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    answer: str = "250 OK"
    refusing: str = ""

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, or refuse it."""
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message that is taken."""
        if self.answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.taken.append(message_from_bytes(content, policy=policy.default))
            self.to += envelope.rcpt_tos
        return self.answer

    def text(self, number: int = -1) -> str:
        """Return the body of a message."""
        return str(self.taken[number].get_content())


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    """A mail server that listens on loopback, to which the application is set up."""
    port, kept = free_port(), Server()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SITE_URL = "127.0.0.1", port, SITE
    settings.EMAIL_TIMEOUT = 5
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept
    controller.stop()


@dataclass
class Matter:
    """A mission's file with something of everything, and its people by name."""

    mission: Mission
    people: dict[str, Person]
    version: Version
    facts: Facts


PERSONAS = {
    "planner": "planner", "sg": "sg", "usg": "usg", "srsg": "srsg", "rc-hc": "rc_hc", "chair": "imtf_chair",
    "member": "imtf_member", "field": "field", "custodian": "custodian", "outsider": "outsider",
}  # fmt: skip


@pytest.fixture
def matter(
    mission: Mission,
    make_person: Callable[..., Person],
    assign: Callable[..., Assignment],
    request: pytest.FixtureRequest,
) -> Matter:
    """A mission in Level 1.2 with a package, a round, a comment, a draft, a paper and a failed job."""
    people: dict[str, Person] = {name: request.getfixturevalue(made) for name, made in PERSONAS.items()}
    people |= {name: make_person(name) for name in ("lead", "colleague")}
    people |= {name: make_person(name, office="office") for name in ("office", "second")}
    people["pbso"] = make_person("pbso", office="pbso")
    assign(people["pbso"], "pbso")
    for name in ("office", "second"):
        Person.objects.filter(pk=people[name].pk).update(office_of=people["sg"])
    for name, person in people.items():
        Person.objects.filter(pk=person.pk).update(email=f"{name}@un.example")
        person.refresh_from_db()
    team = mission.bodies.get(kind="impt")
    for name in ("lead", "colleague"):
        Member.objects.create(
            body=team, seat="mission", name=name, person=people[name], lead=name == "lead",
            from_date=mission.opened_on,
        )  # fmt: skip
    Mission.objects.filter(pk=mission.pk).update(state="in_level", name="Numbatia", country="Numbatia")
    mission = Mission.objects.get(pk=mission.pk)
    open_outputs(mission, by=people["planner"], on=mission.opened_on)
    return Matter(mission, people, *_filled(mission, people))


def _filled(mission: Mission, people: dict[str, Person]) -> tuple[Version, Facts]:
    today, chair = mission.today(), people["chair"]
    run = LevelRun.objects.create(
        mission=mission, level="1.2", cycle=1, cause="test", state="active",
        opened_on=mission.opened_on, started=mission.opened_on,
    )  # fmt: skip
    output = Output.objects.get(mission=mission, type="mission-plan")
    Version.objects.filter(output=output).update(state="in_review")
    version = Version.objects.get(output=output)
    SectionText.objects.create(of=version, key="vision", content="<p>Quokka</p>", written_by=people["lead"])
    package = Submission.objects.create(
        mission=mission, run=run, gate="DP-1.2", decider="sg", by=chair, on=today, chain=["office"]
    )
    held = Round.objects.create(
        of=version, number=1, due=today + timedelta(days=1), note="Wombat", opened_by=chair, opened_on=today
    )
    Asked.objects.create(round=held, entity_id="OCHA", on=today)
    Comment.objects.create(of=version, text="Bilby", by=people["field"], on=today, answer="Potoroo")
    draft = Upload.objects.create(
        output=output, file="drafts/x.docx", filename="Dunnart.docx", size=1, sha256="0" * 64,
        note="Bandicoot", by=people["field"], state="read",
    )  # fmt: skip
    scan = Document.objects.create(mission=mission, title="Bettong", added_by=people["office"])
    paper = PaperDecision.objects.create(
        mission=mission, verb="decide-form", document=scan, decider=people["sg"],
        entered_by=people["office"], data={"reason": "Bettong"},
    )  # fmt: skip
    Job.objects.create(key="1" * 64, kind="pdf", mission=mission, of=version, state="failed", error="Bilby")
    facts = Facts(
        mission, "mission-plan", version, "DP-1.2", submission=package, round=held, draft=draft.pk,
        uploader=people["field"], author=people["field"], asker=people["planner"], person=people["srsg"],
        paper=paper, body="task-force", added=("UNCT",), due=date(2025, 3, 1), level="1.2",
        where="outputs/mission-plan/", called_as="planner", recommended=True,
    )  # fmt: skip
    return version, facts
