"""What the head of each page says of notices: `{% load notices %}`."""

from django import template

from missions.models import Person
from planning_levels.notices.shown import unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: template.Context) -> int:
    """Return how many notices the person has not read: one query; none where nobody is signed in."""
    person = getattr(context.get("request"), "user", None)
    return unread_count(person) if isinstance(person, Person) else 0
