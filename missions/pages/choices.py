"""Choices that several forms offer: people who sign in, entities."""

from missions.models import Entity, Person


def person_choices() -> list[tuple[str, str]]:
    """Return the people who sign in, by username, with the name and entity by which they are known."""
    rows = Person.objects.filter(is_active=True).order_by("name", "username")
    return [
        (row.username, ", ".join(part for part in (row.get_full_name(), row.entity_id) if part))
        for row in rows
    ]


def entity_choices() -> list[tuple[str, str]]:
    """Return the entities by code."""
    return [
        (row.code, row.code if row.name == row.code else f"{row.code}, {row.name}")
        for row in Entity.objects.all()
    ]
