"""`task-force/` and `planning-team/`: seats with gaps, coverage, chairs, sub-groups, terms of reference."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from missions import seats
from missions.body_rows import PAGES
from missions.models import Body, Flag, Member, Mission
from missions.pages.body_doings import doings
from missions.pages.body_seats import HEADINGS, TITLES, seat_rows, seat_title, told
from missions.pages.coverage import coverage
from missions.pages.ground import context, standing_in, visible_mission
from missions.roles import Standing
from missions.seating import seat_giver
from missions.sub_groups import FORMERS
from missions.terms import in_force

ESTABLISHERS = {"imtf": ("imtf-chair",), "impt": ("srsg",)}
EDITORS = {"imtf": ("imtf-chair", "planner"), "impt": ("srsg", "impt-lead")}


@login_required
@require_GET
def body_page(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Show a planning body."""
    mission = visible_mission(request, key)
    body = mission.bodies.filter(kind=kind).first() or Body(mission=mission, kind=kind)
    standing = standing_in(request, mission)
    shown = {**_shown(mission, body, standing), **doings(request, body, standing)}
    return render(request, "missions/body.html", shown)


def _shown(mission: Mission, body: Body, standing: Standing) -> dict[str, Any]:
    kind, today = body.kind, mission.today()
    chairs = list(body.chairs.select_related("person")) if body.pk else []
    members = list(body.members.select_related("person", "entity")) if body.pk else []
    groups = list(body.sub_groups.prefetch_related("members")) if body.pk else []
    chair = next((term for term in reversed(chairs) if term.until is None or term.until >= today), None)
    rows = seat_rows(kind, members, today, givers_of(mission, kind), standing.roles)
    sitting = [item for item in members if seats.sits(item, today)]
    parity, unlike = list(seats.parity(sitting)), [*seats.leadership(sitting), *seats.balance(sitting)]
    heading = str(HEADINGS[kind])
    return context(
        mission,
        (heading, ""),
        body=body,
        kind=kind,
        heading=heading,
        sentence=told(body, chair, rows, parity, unlike),
        chair=chair,
        chairs=list(reversed(chairs)),
        rows=rows,
        one_link=next((row for row in rows if row.may), None),
        earlier=[
            (item, seat_title(kind, item.seat))
            for item in members
            if item.until is not None and item.until < today
        ],
        further=[item for item in members if item.seat not in TITLES[kind] and seats.sits(item, today)],
        may_change_further=seat_giver(mission, kind, "further") in standing.roles,
        coming=[item for item in members if item.from_date > today],
        coverage=_coverage(body, members, today),
        groups=groups,
        terms=in_force(kind, body.terms_of_reference).split("\n\n"),
        may_form=standing.any_of(FORMERS[kind]) is not None,
        may_write_terms=standing.any_of(EDITORS[kind]) is not None,
        flags=_flags(mission, kind),
        young=body.state == Body.State.TO_ESTABLISH,
        may_chair=kind == Body.Kind.IMTF and standing.any_of(("planner", "usg-of-lead")) is not None,
        may_establish=standing.any_of(ESTABLISHERS[kind]) is not None,
        here=f"/missions/{mission.key}/{PAGES[kind]}/",
        roles=standing.roles,
    )


def givers_of(mission: Mission, kind: str) -> dict[str, str]:
    """Return who names the member of each seat."""
    return {seat: seat_giver(mission, kind, seat) for seat in TITLES[kind]}


def _coverage(body: Body, members: list[Member], today: date) -> Any:
    first = body.established_on or min((item.from_date for item in members), default=today)
    return coverage(TITLES[body.kind], members, first, today, task_force=body.kind == Body.Kind.IMTF)


def _flags(mission: Mission, kind: str) -> list[Flag]:
    """Return the irregular facts of this body, each sentence once."""
    rows = Flag.objects.filter(mission=mission, where=f"/missions/{mission.key}/{PAGES[kind]}/")
    return list({row.sentence: row for row in rows}.values())
