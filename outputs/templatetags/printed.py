"""Fixed words of printed documents in templates: `{{ "Contents"|said }}`, and which way rows run."""

from django import template
from django.utils.html import format_html

from outputs.printing import say
from outputs.printing.scripts import runs_against

register = template.Library()


@register.filter
def said(english: str) -> str:
    """Return what stands here in English in the language of the document."""
    return say.said(english)


@register.filter
def directed(text: str) -> str:
    """Return a value marked with its direction where it runs against the document's, so that stops end it."""
    against = say.direction() == "rtl" and runs_against(text)
    return format_html('<span dir="ltr">{}</span>', text) if against else text
