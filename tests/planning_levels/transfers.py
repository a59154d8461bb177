"""Transfers of responsibility and what the record says of them, as they are stored now."""

from missions.models import Entry
from planning_levels.models import HandOver, HandOverItem


def newest() -> Entry:
    """Return the newest line of the record."""
    return Entry.objects.exclude(mission=None).order_by("-pk")[0]


def item_of(row: HandOver, place: int = 0) -> HandOverItem:
    """Return an item as it is stored now."""
    return list(row.items.select_related("hand_over__mission"))[place]
