"""What templates say of decisions: `{% load decisions %}`."""

from django import template

from planning_levels.models import Decision
from planning_levels.showing.decisions import for_whom

register = template.Library()


@register.filter
def taken_for(decision: Decision) -> str:
    """Return the office-holder for whom an officer-in-charge took a decision, by name and title."""
    return for_whom(decision)
