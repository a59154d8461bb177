"""Every role at every address with every method, for each marking; and no planted word in any answer."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

import orjson
import pytest
from django.db import transaction
from django.http import Http404, HttpRequest
from django.test import Client
from django.urls import resolve

from impp.access.gate import admit
from impp.access.scopes import SCOPES
from impp.access.table import routes, row_of
from missions.models import Document, Person, View
from outputs import export
from outputs.models import Comment
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
MARK = {"classification": "confidential", "reason": "It names sources."}
READ = {"field": "api/", "rc-hc": "missions/"}  # to save time: the API and the pages stand on the same scopes
USED = {  # what of an address some scopes look at; the others look at all of it
    "mission": ("key",),
    "entrance": ("key",),
    "file": ("key",),
    "level": ("key", "code"),
    "output": ("key", "type", "output"),
}
SEARCHED = ("", "{key}/documents/", "{key}/record/", "{key}/outputs/{type}/comments/")


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
        "gate": "DP-1.1", "verb": "hold", "register": "objectives", "row": 1, "pk": 1, "fid": 1,
        "item": 1, "column": "name", "offset": 0,
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


class Gate:
    """The gate, asked once for each role, scope and thing: neither method nor the rest of a route counts."""

    def __init__(self) -> None:
        self.asked: dict[tuple[Any, ...], bool] = {}

    def passes(self, person: Person, route: str, named: dict[str, Any]) -> bool:
        """Return whether the gate lets a person through at an address."""
        scope = row_of(route) or ""
        key = (person.pk, scope, *sorted((k, v) for k, v in named.items() if k in USED.get(scope, named)))
        if key not in self.asked:
            try:
                admit(HttpRequest(), person, route, named)
            except Http404:
                self.asked[key] = False
            else:
                self.asked[key] = True
        return self.asked[key]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_each_role_passes_where_the_rule_says_and_nowhere_else(world: World, role: str) -> None:
    """Each role at each address inside each file, and with outputs of each marking in the open one."""
    gate, wrong, counted = Gate(), [], 0
    cases = [(file, OUTPUT, level) for level, file in world.files.items()]
    cases += [(world.files[OPEN], OTHER, HIGH), (world.files[OPEN], CLOSED, STRICT)]
    for file, kind, mark in cases:
        for route in inside_routes():
            scope = row_of(route) or ""
            if kind != OUTPUT and scope not in ("output", "version", "version-state"):
                continue
            path = address(route, file).replace(f"/{OUTPUT}/", f"/{kind}/")
            right = may_pass(role, scope, file.mission.classification, mark, kind)
            counted += len(methods(route, file))
            if gate.passes(world.people[role], route, resolve(path).kwargs) is not right:
                wrong.append((file.mission.key, kind, route, scope, f"right: {right}"))
    assert not wrong, wrong
    assert counted > 1500


def may_pass(role: str, scope: str, level: int, mark: int, kind: str) -> bool:
    """Say by the rule, not by the program, whether a role passes a scope in a file."""
    if not may_see(role, level) or not _reads(role, mark, level):
        return False
    if scope in ("paper", "job", "job-file"):
        return False  # there is none in these files
    if role != "partner":
        return True
    return scope == "entrance" or (kind == OUTPUT and scope in ("output", "version", "version-state"))


REFUSED = [
    (role, level)
    for role, (clearance, _listed) in ROLES.items()
    for level in LEVELS
    if not may_see(role, level)
]


def test_no_address_and_no_method_answers_who_does_not_see_the_file(world: World) -> None:
    """Every address with every method, each by another who does not see the file: 404, or the way to sign in.

    The roles and markings take turns; who passes the gate where is said for all of them above.
    """
    wrong, turns = [], cycle(REFUSED)
    for route in inside_routes():
        for method in methods(route, world.files[OPEN]):
            role, level = next(turns)
            file = world.files[level]
            status, body = ask(world, role, method, address(route, file))
            right = (302, 401) if role == "anonymous" else (404,)
            if status not in right or any(word in body for word in forbidden(role, level, file)):
                wrong.append((role, method, address(route, file), status))
    assert wrong == []


@pytest.mark.parametrize("role", ["outsider", *SIGHTS])
def test_no_word_leaks_by_pages_lists_counts_files_or_errors(world: World, role: str) -> None:
    """Read every address that the role reaches: nothing above their sight is there, and nothing breaks."""
    hidden = [word for level, file in world.files.items() for word in forbidden(role, level, file)]
    shown = {word for _mark, _kind, word in world.files[OPEN].words} - set(hidden)
    told, read = [], set()
    for route in routes():
        scope = row_of(route) or ""
        if route in inside_routes() and not may_pass(role, scope, OPEN, OPEN, OUTPUT):
            continue
        if not route.startswith(READ.get(role, "")):
            continue
        status, body = ask(world, role, "get", address(route, world.files[OPEN]))
        read |= {word for word in shown if word in body}
        if status >= 500 or any(word in body for word in hidden):
            told.append((route, status, [word for word in hidden if word in body][:3]))
    assert not told, told
    assert not may_see(role, OPEN) or read, "who is entitled reads words: the search can find them"
    if role == "imtf-chair":
        assert {word for word in shown if "text" in word or "reason" in word} - read == set()


@pytest.mark.parametrize("role", SIGHTS)
def test_no_word_leaks_by_a_search_or_a_filter(world: World, role: str) -> None:
    """Each list of the API is searched for each planted word: others than the entitled are told of none."""
    file = world.files[OPEN]
    hidden = forbidden(role, OPEN, file)
    wrong, found = [], set()
    for tail in SEARCHED:
        for word in [word for _mark, _kind, word in file.words]:
            path = f"/api/v1/missions/{tail.format(key=file.mission.key, type=OUTPUT)}"
            status, body = ask(world, role, "get", f"{path}?search={word}")
            told = body.replace(word, "") if word in hidden else body  # the question itself stands in links
            if word in hidden and (status != 200 or orjson.loads(body)["count"]):
                wrong.append((path, word, status, told[:80]))
            if status == 200 and orjson.loads(body)["count"]:
                found.add(word)
    assert wrong == []
    assert found, "the search finds what is there"


def test_no_error_tells_of_what_is_hidden(world: World) -> None:
    """Who names a thing that they may not see is told as of one that is not there."""
    file = world.files[OPEN]
    here = f"/api/v1/missions/{file.mission.key}"
    hidden = Document.objects.get(mission=file.mission, classification=STRICT)
    comment = Comment.objects.get(of__output__mission=file.mission, classification=STRICT)
    said = []
    for named, absent in (
        ({"output": CLOSED}, {"output": "no-such-output"}),
        ({"document": hidden.pk}, {"document": 987654}),
        ({"comment": comment.pk}, {"comment": 987654}),
    ):
        answers = [
            posted(world, "imtf-member", f"{here}/actions/classify/", {**one, **MARK})
            for one in (named, absent)
        ]
        assert answers[0] == answers[1]
        assert answers[0][0] == 400
        said.append(answers[0][1])
    words = [word for _mark, _kind, word in file.words]
    assert not [word for word in words for text in said if word in text]


def posted(world: World, role: str, path: str, body: dict[str, Any]) -> tuple[int, str]:
    """Send a body to the API and take back what it wrote; return status and what was said."""
    with transaction.atomic():
        answer = world.clients[role].post(path, orjson.dumps(body), content_type="application/json")
        transaction.set_rollback(True)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("role", ["imtf-member", "rc-hc", "imtf-chair"])
def test_no_word_leaks_by_the_export(world: World, role: str) -> None:
    """The file of an export holds what the person may read, and nothing of the rest."""
    file, person = world.files[OPEN], world.people[role]
    with transaction.atomic():
        files = [
            f"{name} {data.decode('utf-8', 'replace')}"
            for name, data in export.files_of(file.mission, person)
        ]
        transaction.set_rollback(True)
    hidden = forbidden(role, OPEN, file)
    packed = "\n".join(files)
    assert not [word for word in hidden if word in packed]
    open_words = [word for mark, kind, word in file.words if mark == OPEN and kind == OUTPUT]
    assert [word for word in open_words if word.startswith("quillon0text")]
    assert [word for word in open_words if word in packed]


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
