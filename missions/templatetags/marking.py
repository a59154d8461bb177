"""The marking beside a title: a word, in a frame; nothing for what is unclassified."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from missions.models import Classification

register = template.Library()


@register.simple_tag
def marking(*levels: int) -> str | SafeString:
    """Return the highest of the levels as it stands beside a title."""
    highest = Classification(max(int(level or 0) for level in levels))
    if highest == Classification.UNCLASSIFIED:
        return ""
    return format_html('<span class="marking">{}</span>', _(highest.mark))


@register.filter
def level_word(level: int) -> str:
    """Return the words of a level."""
    return _(Classification(level).mark)
