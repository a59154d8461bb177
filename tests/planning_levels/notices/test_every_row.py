"""Each row of the table, told to a real mail server: the right persons, a page that opens, no word more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.models import Person
from outputs.models import Concurrence, SectionChange, Version
from planning_levels.definition.notice_shape import Told
from planning_levels.definition.notices import table
from planning_levels.models import Notice, Wishes
from planning_levels.notices.facts import Facts
from planning_levels.notices.people import People, named
from planning_levels.notices.sending import send_due
from planning_levels.notices.shown import sentence
from planning_levels.notices.telling import write
from planning_levels.notices.weighing import weigh
from tests.planning_levels.notices.conftest import PLANTED, SITE, Matter, Server

pytestmark = pytest.mark.django_db
PREPARERS = {"chair", "planner"}
TASK_FORCE = {"chair", "member"}
TEAM = {"lead", "colleague"}
ANSWERERS = {"chair", "planner", "lead", "srsg"}
EDITORS = {"planner", "lead"}  # who opened the version, and who wrote its only section
RECEIVERS = ANSWERERS | {"member"}
# Who is to be told, said once more by hand: the rules of the table are not asked here.
EXPECTED: dict[str, set[str]] = {
    "decision-asked-deviations": {"sg"},
    "decision-asked": {"sg"},
    "decision-asked-office": {"office", "second"},
    "release-asked": {"office", "second"},
    "endorsement-asked": {"rc-hc"},
    "recommendation-made": {"sg", "office", "second"},
    "paper-waits": {"second"},
    "directive-to-you": {"srsg"},
    "endorsement-declined": {"srsg", "usg"},
    "decision-returned": PREPARERS,
    "version-returned": EDITORS,
    "decision-declined": PREPARERS | TASK_FORCE | {"srsg"},
    "decision-taken": PREPARERS,
    "decision-told": TASK_FORCE | TEAM | {"srsg", "rc-hc", "usg"},
    "council-recorded": PREPARERS | TASK_FORCE | {"usg", "srsg"},
    "mandate-recorded": PREPARERS | TASK_FORCE | TEAM | {"usg", "srsg"},
    "lead-changed": PREPARERS | TASK_FORCE | {"usg"},
    "planning-ended": PREPARERS | TASK_FORCE | TEAM | {"usg"},
    "completion-asked": {"srsg"},
    "completed": PREPARERS | TASK_FORCE | TEAM | {"srsg"},
    "on-hold": PREPARERS | TASK_FORCE | TEAM | {"srsg", "usg"},
    "hold-released": PREPARERS | TASK_FORCE | TEAM | {"srsg", "usg"},
    "appointment-yours": {"srsg"},
    "appointment-recorded": PREPARERS | TASK_FORCE | {"usg"},
    "file-opened": {"usg", "pbso"},
    "fact-recorded": PREPARERS | {"pbso"},
    "review-closed": TASK_FORCE | {"planner"},
    "cycle-moves": TEAM | {"srsg", "planner"},
    "decision-planned": TASK_FORCE | {"planner", "office", "second"},
    "validation-moves": TASK_FORCE | TEAM | {"rc-hc", "srsg"},
    "survey-moves": TASK_FORCE | {"rc-hc", "planner"},
    "task-force-established": TASK_FORCE | {"planner", "usg"},
    "planning-team-established": TASK_FORCE | TEAM | {"planner"},
    "chair-yours": {"srsg"},
    "chair-handed-over": TASK_FORCE | {"planner"},
    "hand-over-yours": {"srsg"},
    "hand-over-declined": {"srsg"},
    "hand-over-moves": {"srsg"},
    "role-given": {"srsg"},
    "invited": {"srsg"},
    "listed": {"srsg"},
    "role-changed": {"srsg"},
    "seat-taken": {"srsg"},
    "meeting-held": TASK_FORCE | TEAM,
    "action-point-yours": {"srsg"},
    "deployment-yours": {"srsg"},
    "support-asked": TASK_FORCE,
    "support-answered": {"srsg"} | TEAM,
    "task-force-reviewed": TASK_FORCE | {"usg"},
    "reinforcement-asked": {"srsg"},
    "reinforcement-answered": TEAM | {"planner"},
    "in-review": TASK_FORCE | TEAM,
    "version-moves": EDITORS | {"chair"},
    "changed-under-position": {"member"},
    "template-published": {"planner", "custodian"},
    "round-opened": {"member"},
    "round-widened": {"rc-hc"},
    "round-extended": {"member"},
    "round-closed": ANSWERERS,
    "position-given": ANSWERERS,
    "commented": ANSWERERS,
    "row-commented": {"planner"},
    "row-comment-answered": {"field"},
    "comment-answered": {"field"},
    "draft-sent": RECEIVERS,
    "draft-answered": {"field"},
    "draft-returned": {"field"},
    "pdf-failed": {"planner"},
    "draft-unread": RECEIVERS | {"field"},
    "draft-with-faults": {"field"},
    "assumption-failed": PREPARERS | TEAM | {"srsg"},
    "viability-asked": PREPARERS | {"srsg", "usg"},
    "assumption-answered": PREPARERS | {"srsg", "usg"},
    "round-ends": {"member"},
    "round-to-close": ANSWERERS,
    "decision-day-near": PREPARERS,
    "decision-day-passed": PREPARERS,
    "decision-day-raised": {"usg"},
    "package-waits": PREPARERS | {"office", "second"},
    "paper-still-waits": {"second"},
    "role-ends": {"srsg", "planner"},
    "seat-ends": {"srsg", "chair", "planner"},
    "seat-empty": PREPARERS,
    "mandate-ends": PREPARERS | {"srsg", "usg"},
    "level-length": PREPARERS,
    "condition-due": PREPARERS,
    "calendar-day": PREPARERS,
}
FOR_EVERYBODY = {"template-published"}


class Visits:
    """Pages as persons get them, each asked for once."""

    def __init__(self, browser_of: Callable[[AbstractBaseUser], Client]) -> None:
        self.browser_of, self.known = browser_of, dict[tuple[int, str], int]()

    def status(self, person: Person, path: str) -> int:
        """Return the status with which a page answers a person."""
        if (person.pk, path) not in self.known:
            self.known[person.pk, path] = self.browser_of(person).get(path).status_code
        return self.known[person.pk, path]


def test_every_row_has_its_readers_named() -> None:
    assert set(EXPECTED) == set(table())


@pytest.mark.slow
def test_each_row_reaches_the_right_persons_with_a_page_that_opens(
    matter: Matter, server: Server, browser_of: Callable[[AbstractBaseUser], Client]
) -> None:
    for person in matter.people.values():  # told at once, so that each notice is a mail of its own
        Wishes.objects.create(person=person, rhythm="at-once")
    visits = Visits(browser_of)
    people = {person.email: person for person in matter.people.values()}
    for key, row in table().items():
        server.taken.clear()
        server.to.clear()
        facts = _fitting(row, matter)
        write(row, named(row.who, People(facts.mission), facts), facts, "test")
        weigh()
        send_due()
        assert sorted(server.to) == sorted(f"{name}@un.example" for name in EXPECTED[key]), key
        for message, to in zip(server.taken, server.to, strict=True):
            path = _checked(row, message)
            assert visits.status(people[to], path) == 200, (key, path, to)
            outside = visits.status(matter.people["outsider"], path)
            assert outside == (200 if key in FOR_EVERYBODY else 404), (key, path)
            asked = Client().get(path)
            assert (asked.status_code, f"next={path}" in asked.headers["Location"]) == (302, True)


def _checked(row: Told, message: EmailMessage) -> str:
    """Return the path of the one link in a mail that says what its row says, and nothing of the file."""
    said = f"{message['Subject']}\n{message.get_content()}"
    assert row.mail in said
    assert not [word for word in PLANTED if word.lower() in said.lower()]
    (link,) = [line for line in said.splitlines() if line.startswith(SITE)]
    return urlsplit(link).path


def test_each_row_is_a_whole_sentence_on_the_page(matter: Matter) -> None:
    for key, row in table().items():
        facts = _fitting(row, matter)
        write(row, [matter.people["planner"]], facts, "test")
        said = sentence(Notice.objects.get(row=key))
        assert "{" not in said
        assert "  " not in said
        assert not said.endswith(("by .", "until ."))
        assert said.startswith("Numbatia: ") or key in FOR_EVERYBODY


def _fitting(row: Told, matter: Matter) -> Facts:
    """Return the facts as they are when the row is told."""
    facts = replace(matter.facts)
    if row.key == "template-published":
        return Facts(output="mission-plan")
    if row.key == "endorsement-asked":
        facts.gate = "GATE-UNCT"
    if row.key == "changed-under-position":
        facts.version = Version.objects.get(output__mission=matter.mission, output__type="usg-directive")
        more = {"by": matter.people["member"], "on": date(2025, 3, 1)}
        Concurrence.objects.create(of=facts.version, entity_id="OCHA", position="concur", **more)
        SectionChange.objects.create(of=facts.version, key="vision", **more)
    return facts
