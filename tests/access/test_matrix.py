"""Every role at every address with every method, for each marking; and no planted word in any answer."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from impp.access.scopes import SCOPES
from impp.access.table import routes, row_of
from missions.models import View
from tests.access.world import (
    CLOSED,
    HIGH,
    OPEN,
    OTHER,
    OUTPUT,
    ROLES,
    STRICT,
    File,
    file_of,
    may_see,
    people,
)

pytestmark = [pytest.mark.once, pytest.mark.django_db]
LEVELS = (OPEN, HIGH, STRICT)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
INSIDE = "missions/<slug:key>/"
UNSAFE = ("post", "patch", "put", "delete")
SIGHTS = ("partner", "field", "imtf-member", "rc-hc", "imtf-chair")


class World:
    """The files by marking, and a signed-in client for each role."""

    def __init__(self) -> None:
        self.people = people()
        self.files = {level: file_of(level, self.people) for level in LEVELS}
        self.clients = {role: Client(raise_request_exception=False) for role in ROLES}
        for role, person in self.people.items():
            self.clients[role].force_login(person)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One set of files for all cases; taken back at the end."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield World()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


def address(route: str, file: File) -> str:
    """Fill an address with the keys of a file's things."""
    ids = file.ids
    known: dict[str, Any] = {
        "key": file.mission.key, "type": OUTPUT, "output": OUTPUT, "section": ids["section"], "code": "1.1",
        "gate": "DP-1.1", "verb": "hold", "register": "objectives", "row": 1, "pk": 1, "fid": 1, "offset": 0,
        "username": "x-field", "number": 1, "id": 1, "provider_id": "x", "uidb36": "1",
    }  # fmt: skip
    for part, name in (
        ("comments/<int", "comment"), ("positions/<int", "position"), ("concurrences/<int", "position"),
        ("drafts/<int", "draft"), ("upload/<int", "draft"), ("documents/<int", "document"),
        ("decisions/<int", "decision"),
    ):  # fmt: skip
        if part in route:
            known |= {"id": ids[name], "number": ids[name]}
    if "decision-points/<str" in route:
        known["id"] = "DP-1.1"
    if "<uuid:id>" in route:
        known["id"] = "00000000-0000-4000-8000-000000000000"
    return "/" + PARAMETER.sub(lambda found: str(known[found[1]]), route.removeprefix("^").removesuffix("$"))


def methods(route: str, file: File) -> list[str]:
    """Return the methods that the address answers; a page answers GET and POST."""
    view = resolve(address(route, file)).func
    cls = getattr(view, "cls", None)
    return ["get", "post"] if cls is None else ["get", *(name for name in UNSAFE if hasattr(cls, name))]


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
    return [word for mark, _kind, word in file.words if not _reads(role, mark, level)]


def _reads(role: str, mark: int, level: int) -> bool:
    clearance, listed = ROLES[role]
    if mark > clearance:
        return False
    return mark < STRICT or role == "usg" or (listed and level == STRICT)


def test_every_address_has_a_row_and_every_row_a_scope() -> None:
    """A new address without a row in `impp.access` fails here, and is answered with 404."""
    assert [route for route in routes() if row_of(route) is None] == []
    assert {row_of(route) for route in routes()} <= set(SCOPES)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "role", [role for role in ROLES if not may_see(role, OPEN) or ROLES[role][0] < STRICT]
)
def test_who_does_not_see_a_file_finds_nothing_at_any_address(world: World, role: str, level: int) -> None:
    """Not by page or API, with no method: 404, or the way to sign in; and no word of it in the answer."""
    file = world.files[level]
    if may_see(role, level):
        pytest.skip("sees the file")
    wrong = []
    for route in routes():
        if not route.removeprefix("api/v1/").startswith(INSIDE):
            continue
        for method in methods(route, file):
            status, body = ask(world, role, method, address(route, file))
            right = (302, 401) if role == "anonymous" else (404,)
            if status not in right or any(word in body for word in forbidden(role, level, file)):
                wrong.append((method, route, status))
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_no_word_leaks_by_lists_searches_counts_files_or_errors(world: World, role: str) -> None:
    """Read every address of every file that the role reaches; nothing above their sight stands there."""
    told = []
    for level, file in world.files.items():
        hidden = [word for other, one in world.files.items() for word in forbidden(role, other, one)]
        for route in routes():
            inside = route.removeprefix("api/v1/").startswith(INSIDE)
            if inside and (not may_see(role, level) or (role not in SIGHTS)):
                continue
            if not inside and level != OPEN:
                continue
            status, body = ask(world, role, "get", address(route, file))
            if status >= 500 or any(word in body for word in hidden if word):
                told.append((route, status, [word for word in hidden if word in body][:3]))
    assert told == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in SIGHTS])
def test_the_gate_lets_each_role_through_by_its_scope(world: World, role: str) -> None:
    """Each role at each page and API address of a file that it sees: found, whatever it may then do."""
    wrong = []
    for level, file in world.files.items():
        if not may_see(role, level):
            continue
        for route in ("missions/<slug:key>/", "missions/<slug:key>/outputs/<slug:type>/",
                      "missions/<slug:key>/documents/", "api/v1/missions/<slug:key>/record/",
                      "api/v1/missions/<slug:key>/outputs/<slug:type>/versions/<int:number>/"):  # fmt: skip
            status, _body = ask(world, role, "get", address(route, file))
            if status != 200:
                wrong.append((level, route, status))
    assert wrong == []


def test_things_marked_in_an_open_file_are_found_by_the_cleared_alone(world: World) -> None:
    """In an open file: an output that is confidential and one that is strictly so, by page and Word."""
    file = world.files[OPEN]
    wrong = []
    for kind, mark in ((OTHER, HIGH), (CLOSED, STRICT)):
        for tail in ("", "versions/1/", "versions/1/docx/", "review/", "matrix/", "versions/1/pdf-state/"):
            for role in SIGHTS:
                path = f"/missions/{file.mission.key}/outputs/{kind}/{tail}"
                status, _body = ask(world, role, "get", path)
                seen = role != "partner" and _reads(role, mark, OPEN)
                if (status == 404) is seen:
                    wrong.append((role, path, status))
    assert wrong == []


def test_reading_what_is_classified_is_recorded_and_reading_what_is_not_is_not(world: World) -> None:
    """Page, Word and API each leave a line that names person, thing, way and marking."""
    with transaction.atomic():
        for level in (OPEN, HIGH):
            here = f"missions/file-{level:d}/outputs/{OUTPUT}/versions/1/"
            for path in (f"/{here}", f"/{here}docx/", f"/api/v1/{here}"):
                assert world.clients["imtf-member"].get(path).status_code == 200
        lines = View.objects.filter(person=world.people["imtf-member"]).order_by("pk")
        assert [(row.kind, row.output, row.number, row.way, row.classification) for row in lines] == [
            ("version", OUTPUT, 1, way, HIGH) for way in ("page", "word", "api")
        ]
        transaction.set_rollback(True)


def test_who_has_read_is_for_the_custodian_and_the_owner(world: World) -> None:
    """The page and the API give it to them, and 403 to others who see the file."""
    for path in ("/missions/file-1/access/read/", "/api/v1/missions/file-1/views/"):
        found = {role: ask(world, role, "get", path)[0] for role in ("custodian", "usg", "imtf-chair")}
        assert found == {"custodian": 200, "usg": 200, "imtf-chair": 403}, path
