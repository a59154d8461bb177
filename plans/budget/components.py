"""Money and staff by component. The component of a row is its function: form follows function (part B)."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.budget.ledger import Ledger, Sums, sums_of
from plans.models import Activity, Function, Post, Profile, Resource, StructureElement

STAFF = (Resource.Category.MILITARY, Resource.Category.POLICE, Resource.Category.CIVILIAN)


@dataclass(frozen=True, slots=True)
class Component:
    """A function with all that is planned for it; `function` is None for what answers to none."""

    function: Function | None
    activities: tuple[Activity, ...]
    sums: Sums
    resources: tuple[Resource, ...]
    elements: tuple[StructureElement, ...]
    posts: tuple[Post, ...]
    profiles: tuple[Profile, ...]

    @property
    def cost(self) -> int:
        """What its resources cost."""
        return sum(row.cost or 0 for row in self.resources)

    @property
    def filled(self) -> int:
        """How many of its key posts are filled."""
        return sum(post.status == Post.Status.FILLED for post in self.posts)

    def staff(self, category: str) -> int:
        """Return how many persons of a class are needed."""
        return sum(row.needed or 0 for row in self.resources if row.category == category)

    @property
    def staff_needed(self) -> int:
        """How many persons are needed, of all classes."""
        return sum(map(self.staff, STAFF))

    @property
    def staff_available(self) -> int:
        """How many of them there are."""
        return sum(row.available or 0 for row in self.resources if row.category in STAFF)

    @property
    def staff_gap(self) -> int:
        """How many are wanting."""
        return sum(row.gap for row in self.resources if row.category in STAFF)


def components(ledger: Ledger) -> list[Component]:
    """Return the functions in order, and at the end what answers to none; those without any row are left out.

    Each row counts once: a post under the first function of its part of the structure, a profile under the
    first function that has its task.
    """
    found = [_component(ledger, function) for function in (*ledger.functions, None)]
    return [one for one in found if one.activities or one.resources or one.posts or one.profiles]


def _component(ledger: Ledger, function: Function | None) -> Component:
    here = function.pk if function else None
    activities = tuple(row for row in ledger.activities if row.function_id == here)
    elements = tuple(row for row in ledger.elements if _first(row.functions.all()) == here)
    parts = {row.pk for row in elements} | ({None} if here is None else set())
    return Component(
        function=function,
        activities=activities,
        sums=sums_of(activities),
        resources=tuple(row for row in ledger.resources if row.function_id == here),
        elements=elements,
        posts=tuple(row for row in ledger.posts if row.element_id in parts),
        profiles=tuple(row for row in ledger.profiles if _function_of(row, ledger) == here),
    )


def _first(functions: Iterable[Function]) -> int | None:
    return next((one.pk for one in functions), None)


def _function_of(profile: Profile, ledger: Ledger) -> int | None:
    """Return the first function that has the profile's task."""
    if profile.task_id is None:
        return None
    having = (one for one in ledger.functions if any(task.pk == profile.task_id for task in one.tasks.all()))
    return _first(having)
