"""Asking as each role at each address, and what the rule, not the program, says of the answer."""

import re
from functools import cache
from typing import Any

from django.db import transaction
from django.test import Client

from impp.access.table import routes
from tests.access.world import HIGH, OPEN, OUTPUT, ROLES, STRICT, File, file_of, may_see, people

LEVELS = (OPEN, HIGH, STRICT)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
INSIDE = "missions/<slug:key>/"
SIGHTS = ("partner", "field", "imtf-member", "rc-hc", "imtf-chair")


class World:
    """The files by marking, and a signed-in client for each role."""

    def __init__(self) -> None:
        self.people = people()
        self.files = {level: file_of(level, self.people) for level in LEVELS}
        self.clients = {role: Client(raise_request_exception=False) for role in ROLES}
        for role, person in self.people.items():
            self.clients[role].force_login(person)


def address(route: str, file: File) -> str:
    """Fill an address with the keys of a file's things."""
    ids = file.ids
    known: dict[str, Any] = {
        "key": file.mission.key, "type": OUTPUT, "output": OUTPUT, "section": ids["section"], "code": "1.1",
        "gate": "DP-1.1", "verb": "hold", "register": "objectives", "row": 1, "pk": 1, "fid": 1, "step": 1,
        "item": 1, "column": "name", "offset": 0, "block": "risks",
        "username": "x-field", "number": 1, "id": 1, "provider_id": "x", "uidb36": "1",
    }  # fmt: skip
    for part, name in (
        ("comments/<int", "comment"), ("positions/<int", "position"), ("concurrences/<int", "position"),
        ("drafts/<int", "draft"), ("upload/<int", "draft"), ("documents/<int", "document"),
        ("decisions/<int", "decision"), ("decisions/taken/<int", "decision"),
    ):  # fmt: skip
        if part in route:
            known |= {"id": ids[name], "number": ids[name]}
    if "decision-points/<str" in route:
        known["id"] = "DP-1.1"
    if "<uuid:id>" in route:
        known["id"] = "00000000-0000-4000-8000-000000000000"
    return "/" + PARAMETER.sub(lambda found: str(known[found[1]]), route.removeprefix("^").removesuffix("$"))


@cache
def inside_routes() -> list[str]:
    """Return every address inside a mission, of pages and API."""
    return [route for route in routes() if route.removeprefix("api/v1/").startswith(INSIDE)]


def ask(world: World, role: str, method: str, path: str) -> tuple[int, str]:
    """Send one request and take back what it wrote; return status and body."""
    with transaction.atomic():
        answer = getattr(world.clients[role], method)(path, secure=False)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer.status_code, body.decode("utf-8", "replace")


def forbidden(role: str, level: int, file: File) -> list[str]:
    """Return the planted words of a file that a role must never read."""
    if not may_see(role, level):
        return [word for _mark, _kind, word in file.words]
    return [word for mark, _kind, word in file.words if not reads(role, mark, level)]


def reads(role: str, mark: int, level: int) -> bool:
    """Say by the rule whether a role that sees a file of a level reads what bears a mark in it."""
    clearance, listed = ROLES[role]
    if mark > clearance:
        return False
    return mark < STRICT or role == "usg" or (listed and level == STRICT)


def may_pass(role: str, scope: str, level: int, mark: int, kind: str) -> bool:
    """Say by the rule, not by the program, whether a role passes a scope in a file."""
    if not may_see(role, level) or not reads(role, mark, level):
        return False
    if scope in ("paper", "job", "job-file"):
        return False  # there is none in these files
    if scope == "mission-plan" and level == OPEN and not reads(role, HIGH, OPEN):
        return False  # the plan of the open file is confidential
    if role != "partner":
        return True
    return scope == "entrance" or (kind == OUTPUT and scope in ("output", "version", "version-state"))
