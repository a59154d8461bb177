"""The schedule as one drawing: the same function draws it into PDFs, onto the page and into files."""

from outputs.schedule_chart.drawing import drawn
from outputs.schedule_chart.view import Mark, Span, View

__all__ = ["Mark", "Span", "View", "drawn"]
