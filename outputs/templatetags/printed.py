"""Fixed words of printed documents in templates: `{{ "Contents"|said }}`."""

from django import template

from outputs import pdf_say

register = template.Library()


@register.filter
def said(english: str) -> str:
    """Return what stands here in English in the language of the document."""
    return pdf_say.said(english)
