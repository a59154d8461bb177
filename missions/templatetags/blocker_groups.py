"""Blockers grouped by class for the screen: gates, standards with their explanations, notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from missions.blockers import Blocker

ORDER = ("gate", "standard", "notice")


@dataclass(slots=True)
class Item:
    """All sentences of one code, with the field for its explanation."""

    code: str
    blockers: list[Blocker] = field(default_factory=list)
    field: str = ""
    id: str = ""
    value: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A class of blockers under its heading."""

    klass: str
    title: str
    guidance: str
    items: list[Item]
    count: int


def as_blocker(item: Blocker | Mapping[str, Any]) -> Blocker:
    """Return a blocker from itself or from the data that the API and the record carry."""
    if isinstance(item, Blocker):
        return item
    klass = item.get("class") or item["klass"]
    return Blocker(item["code"], klass, item["message"], item.get("where", ""), item.get("reference", ""))


def grouped(
    blockers: Iterable[Blocker | Mapping[str, Any]],
    explain: bool = True,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
) -> list[Group]:
    """Return the classes that occur, in order; standards carry a field where `explain` is set."""
    found = [as_blocker(item) for item in blockers]
    groups = []
    for klass in ORDER:
        of_class = [item for item in found if item.klass == klass]
        if of_class:
            items = _items(of_class, explain and klass == "standard", values or {}, errors or {})
            groups.append(Group(klass, *_heading(klass), items, len(of_class)))
    return groups


def _items(
    blockers: list[Blocker], explain: bool, values: Mapping[str, str], errors: Mapping[str, Any]
) -> list[Item]:
    items: dict[str, Item] = {}
    for blocker in blockers:
        item = items.setdefault(blocker.code, Item(blocker.code))
        item.blockers.append(blocker)
        if explain:
            name = f"explanations.{blocker.code}"
            error = errors.get(name, "")
            item.field, item.id = name, f"explain-{blocker.code}"
            item.value = values.get(name) or values.get(blocker.code, "")
            item.error = error if isinstance(error, str) else " ".join(error)
    return list(items.values())


def _heading(klass: str) -> tuple[str, str]:
    return {
        "gate": (_("To be settled first"), _("Nobody can pass these by an explanation.")),
        "standard": (
            _("Wanted by the guidelines"),
            _("Settle each, or explain it; the decider accepts the explanation by name."),
        ),
        "notice": (_("To know"), _("These stop nothing.")),
    }[klass]
