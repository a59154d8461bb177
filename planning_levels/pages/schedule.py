"""`timeline/schedule/`: the plan's schedule drawn, worked out and listed; and its files."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from missions.access import Reader
from missions.models import Mission
from missions.pages.ground import context, person_of, visible_mission
from outputs.drawing_png import as_png
from planning_levels.reading import Reading
from planning_levels.showing.periods import periods_of
from planning_levels.showing.schedule import ZOOMS, Shown, Window, as_csv, window_of
from plans.schedule import words as said
from plans.schedule.shapes import Row


@login_required
@require_GET
def schedule(request: HttpRequest, key: str) -> HttpResponse:
    """Show the schedule (`?zoom=`, `?from=`, room `?towards=` a row) and what does not hold together."""
    mission = visible_mission(request, key)
    shown = _shown(request, mission)
    found = shown.schedule
    here = f"/missions/{mission.key}/"
    page = context(
        mission,
        (_("Timeline"), reverse("timeline", args=[mission.key])),
        (_("Schedule"), ""),
        drawing=mark_safe(shown.drawing()),  # noqa: S308 (made here; every text in it is escaped)
        told=shown.told,
        paths=[_path(path, shown) for path in found.paths],
        lines=[_line(row, shown) for row in shown.rows],
        waiting=[row for row in shown.rows if row.standing == "waits"],
        free=[row for row in shown.rows if row.standing == "free"],
        findings=[(said.told(one, found), found.row(one.key).work.url) for one in found.findings],
        milestones=shown.milestones,
        assets=periods_of(mission),
        zooms=[(name, title, _query(request, zoom=name)) for name, title in _zooms()],
        window=shown.window,
        before=_beside(request, shown.window, -1),
        after=_beside(request, shown.window, 1),
        towards=shown.towards,
        query=_query(request),
        register=f"{here}plan/schedule/",
    )
    return render(request, "planning_levels/schedule.html", page)


def _shown(request: HttpRequest, mission: Mission) -> Shown:
    reading = Reading(mission, reader=Reader(person_of(request), mission))
    towards = request.GET.get("towards", "")
    shown = Shown(reading)
    if not any(row.work.key == towards for row in shown.schedule.rows):
        towards = ""
    return Shown(reading, _window(request, shown), towards)


def _window(request: HttpRequest, shown: Shown) -> Window:
    """Return the window asked for: from the day named, else around today, else around the first work."""
    zoom = request.GET.get("zoom", "all")
    try:
        day = parse_date(request.GET.get("from", ""))
    except ValueError:
        day = None
    days = [row.work.start for row in shown.rows if row.work.start]
    if not days or zoom not in ZOOMS:
        return Window()
    if day is None:
        lasts = [row.work.last for row in shown.rows if row.work.last]
        day = shown.reading.on if min(days) <= shown.reading.on <= max(lasts) else min(days)
    return window_of(zoom, day)


def _zooms() -> tuple[tuple[str, str], ...]:
    return ("all", _("Whole")), ("quarter", _("Quarter")), ("month", _("Month"))


def _query(request: HttpRequest, **changed: str) -> str:
    """Return the query with other values; a change of zoom leaves the day where it is."""
    asked = {name: changed.get(name, request.GET.get(name, "")) for name in ("zoom", "from", "towards")}
    if asked["zoom"] == "all":
        asked |= {"zoom": "", "from": ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _beside(request: HttpRequest, window: Window, steps: int) -> str:
    day = window.beside(steps)
    return _query(request, **{"from": day.isoformat()}) if day else ""


def _path(path: tuple[str, ...], shown: Shown) -> list[Row]:
    return [shown.schedule.row(key) for key in path]


def _line(row: Row, shown: Shown) -> dict[str, Any]:
    found = shown.schedule
    return {
        "row": row,
        "side": said.SIDES[row.work.side],
        "room": said.room(row),
        "standing": said.standing(row, found),
        "tone": said.TONES.get(row.standing, "quiet"),
        "after": [
            found.row(key).work for key in row.work.after if key in {one.work.key for one in found.rows}
        ],
    }


@login_required
@require_GET
def schedule_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Give the drawing as SVG or PNG, or the table as CSV, as the page shows them."""
    mission = visible_mission(request, key)
    shown = _shown(request, mission)
    if kind == "csv":
        return _file(as_csv(shown), "text/csv; charset=utf-8", f"{mission.key}-schedule.csv")
    drawing = shown.drawing()
    if not drawing:
        raise Http404(_("Nothing is drawn: fewer than two rows have a beginning."))
    if kind == "svg":
        return _file(drawing.encode(), "image/svg+xml", f"{mission.key}-schedule.svg")
    return _file(as_png(drawing), "image/png", f"{mission.key}-schedule.png")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
