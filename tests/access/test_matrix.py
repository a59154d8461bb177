"""Every role at every address with every method, for each marking."""

from itertools import cycle
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404, HttpRequest
from django.urls import resolve

from impp.access.gate import admit
from impp.access.scopes import SCOPES
from impp.access.table import routes, row_of
from missions.models import Person, View
from tests.access.asking import LEVELS, SIGHTS, World, address, ask, forbidden, inside_routes, may_pass, reads
from tests.access.world import CLOSED, HIGH, OPEN, OTHER, OUTPUT, ROLES, STRICT, File, may_see

pytestmark = [pytest.mark.once, pytest.mark.django_db]
UNSAFE = ("post", "patch", "put", "delete")
USED = {  # what of an address some scopes look at; the others look at all of it
    "mission": ("key",),
    "entrance": ("key",),
    "file": ("key",),
    "mission-plan": ("key",),
    "level": ("key", "code"),
    "output": ("key", "type", "output"),
}


def methods(route: str, file: File) -> list[str]:
    """Return the methods that the address answers; a page answers GET and POST."""
    view = resolve(address(route, file)).func
    cls = getattr(view, "cls", None)
    return ["get", "post"] if cls is None else ["get", *(name for name in UNSAFE if hasattr(cls, name))]


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
                seen = role != "partner" and reads(role, mark, OPEN)
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
