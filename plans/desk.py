"""One person before one register: what they see there and may do. Plan and monitoring have a shelf each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.urls import reverse

from missions.access import admitted
from missions.models import Mission, Person
from missions.process import position
from missions.roles import Standing, standing
from plans.columns import Column
from plans.keeping import Book
from plans.permissions import reads, reads_confidential
from plans.register import Register
from plans.showing import fetch


@dataclass(frozen=True)
class Shelf:
    """Where registers stand: the namespace of their addresses, the title, and how each is written."""

    namespace: str
    title: str
    book_of: Callable[[str], Book]

    def url(self, name: str, mission: Mission, *rest: object) -> str:
        """Return the address of a page of this shelf."""
        return reverse(f"{self.namespace}:{name}", args=[mission.key, *rest])


class Desk:
    """One person before one register: what they see and may do."""

    def __init__(self, request: HttpRequest, shelf: Shelf, key: str, register: str) -> None:
        self.request, self.shelf = request, shelf
        self.person = cast("Person", request.user)
        self.mission = visible_mission(request, key)
        self.standing: Standing = standing(self.person, self.mission)
        try:
            self.book = shelf.book_of(register)
        except KeyError as unknown:
            raise Http404 from unknown
        if not reads(self.register, self.standing):
            raise Http404
        self.confidential = reads_confidential(self.standing)

    @property
    def register(self) -> Register:
        """The register on the desk."""
        return self.book.register

    @property
    def columns(self) -> list[Column]:
        """The columns that this person sees."""
        return [item for item in self.register.columns if self.confidential or not item.confidential]

    @property
    def writable(self) -> list[Column]:
        """The columns that a form shows."""
        return [item for item in self.columns if not item.read_only]

    def find(self, row_id: int) -> Any:
        """Return a row of the register; 404 where the mission has none of that number."""
        rows = fetch(self.register, self.register.model.objects.filter(mission=self.mission))
        row = rows.filter(pk=min(row_id, 2**63 - 1)).first()
        if row is None:
            raise Http404
        return row

    def may_write(self) -> bool:
        """Tell whether this person may write the register now."""
        if self.mission.ended:
            return False
        return self.standing.any_of(self.book.roles(position(self.mission))) is not None

    def context(self, *crumbs: tuple[str, str]) -> dict[str, Any]:
        """Return what every page of the register shows."""
        shelf, mission = self.shelf, self.mission
        above = [(shelf.title, shelf.url("index", mission))]
        here = (self.register.title, shelf.url("register", mission, self.register.key))
        return {
            "mission": mission,
            "register": self.register,
            "may_write": self.may_write(),
            "register_url": here[1],
            "add_url": shelf.url("add", mission, self.register.key),
            "sheet_url": shelf.url("sheet", mission, self.register.key),
            "crumbs": [{"text": text, "url": url} for text, url in (*above, here, *crumbs)],
        }


def visible_mission(request: HttpRequest, key: str) -> Mission:
    """Return the mission of the address; 404 where this person may not see it."""
    try:
        return admitted(request, cast("Person", request.user), key)
    except Mission.DoesNotExist as absent:
        raise Http404 from absent


def says_something(value: Any) -> bool:
    """Tell whether a value is worth its place on a page."""
    return value not in ("", None, False, [])
