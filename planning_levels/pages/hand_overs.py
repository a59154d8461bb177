"""`hand-overs/`: transfers of responsibility, item by item, accepted by both sides."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.forms import Attempt, attempt, typed, typed_on_row
from missions.models import Mission
from missions.pages.choices import person_choices
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from planning_levels import handing_over
from planning_levels.access import hand_overs_for
from planning_levels.api.hand_overs import (
    Accepted,
    Declined,
    HandOverChange,
    HandOverNew,
    ItemChange,
    ItemNew,
    with_people,
)
from planning_levels.models import HandOver, HandOverItem

KINDS = ("task", "documents", "assets", "people", "agreement")


@login_required
@require_GET
def hand_overs(request: HttpRequest, key: str) -> HttpResponse:
    """List the transfers of responsibility: what has passed of each, and who is asked."""
    mission = visible_mission(request, key)
    rows = list(_rows(request, mission))
    shown = context(
        mission,
        (_("Transfers of responsibility"), ""),
        rows=[{"row": row, **_counted(row)} for row in rows],
        may_open=bool(standing_in(request, mission).roles & set(handing_over.OPENERS)),
    )
    return render(request, "planning_levels/hand_overs.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def new_hand_over(request: HttpRequest, key: str) -> HttpResponse:
    """Open a transfer between two sides."""
    mission = visible_mission(request, key)
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _open(request, mission))
        if tried.ok and tried.result is not None:
            where = f"/missions/{key}/hand-overs/{tried.result.pk}/"
            return done(request, _("The transfer is open; both sides accept its items one by one."), where)
    may = bool(standing_in(request, mission).roles & set(handing_over.OPENERS))
    why = _("Transfers are opened by %(who)s.") % {"who": for_whom(*handing_over.OPENERS)}
    return form_page(
        request,
        context(mission, (_("Transfers of responsibility"), f"/missions/{key}/hand-overs/"), (_("New"), "")),
        title=_("Open a transfer of responsibility"),
        sentence=_("Name both sides and who speaks for each; every item passes when both accept it."),
        fields=_fields(mission),
        submit=_("Open the transfer"),
        back=f"/missions/{key}/hand-overs/",
        tried=tried,
        not_for_you="" if may else why,
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_hand_over(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a transfer; add, accept and decline its items."""
    mission = visible_mission(request, key)
    row = get_object_or_404(_rows(request, mission), pk=number)
    here = f"/missions/{key}/hand-overs/{number}/"
    tried: Attempt[Any] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _act(request, row))
        if tried.ok and tried.result is not None:
            return done(request, _said(tried.result), here)
    person, roles = person_of(request), standing_in(request, mission).roles
    side = handing_over.side_of(row, person)
    writes = handing_over.may_write(row, person, roles) and not mission.ended
    shown = context(
        mission,
        (_("Transfers of responsibility"), f"/missions/{key}/hand-overs/"),
        (str(row), ""),
        row=row,
        items=[
            {"item": item, "mine": bool(side) and not mission.ended and _waits(item, side)}
            for item in row.items.all()
        ],
        side=side,
        writes=writes,
        may_change=bool(roles & set(handing_over.OPENERS)) and not mission.ended,
        kinds=KINDS,
        tried=tried,
        typed=request.POST,
        **_counted(row),
    )
    return render(request, "planning_levels/hand_over.html", shown, status=tried.status if tried else 200)


@login_required
@require_http_methods(["GET", "POST"])
def change_hand_over(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Change who speaks for a side, the day or the note."""
    mission = visible_mission(request, key)
    row = get_object_or_404(_rows(request, mission), pk=number)
    here = f"/missions/{key}/hand-overs/{number}/"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _change(request, row))
        if tried.ok:
            return done(request, _("The transfer is changed."), here)
    may = bool(standing_in(request, mission).roles & set(handing_over.OPENERS))
    why = _("This is for %(who)s.") % {"who": for_whom(*handing_over.OPENERS)}
    crumbs = (_("Transfers of responsibility"), f"/missions/{key}/hand-overs/"), (str(row), here)
    return form_page(
        request,
        context(mission, *crumbs, (_("Change"), "")),
        title=_("Change the transfer"),
        sentence=str(row),
        fields=[
            *_speakers(row),
            *_rest(row),
            {"name": "version", "type": "hidden", "value": row.version},
        ],
        submit=_("Save the change"),
        back=here,
        tried=tried,
        not_for_you="" if may else why,
    )


@login_required
@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, key: str, number: int, item: int) -> HttpResponse:
    """Change the words, kind or day of an item that has not passed."""
    mission = visible_mission(request, key)
    row = get_object_or_404(_rows(request, mission), pk=number)
    held = get_object_or_404(row.items.select_related("hand_over__mission"), pk=item)
    here = f"/missions/{key}/hand-overs/{number}/"
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _change_item(request, held))
        if tried.ok:
            return done(request, _("The item is changed; both sides accept it anew."), here)
    may = handing_over.may_write(row, person_of(request), standing_in(request, mission).roles)
    why = _("This is for both sides, and for %(who)s.") % {"who": for_whom(*handing_over.OPENERS)}
    crumbs = (_("Transfers of responsibility"), f"/missions/{key}/hand-overs/"), (str(row), here)
    return form_page(
        request,
        context(mission, *crumbs, (_("Change an item"), "")),
        title=_("Change the item"),
        sentence=_("What was accepted of it is accepted anew."),
        fields=_item_fields(held),
        submit=_("Save the change"),
        back=here,
        tried=tried,
        not_for_you="" if may else why,
    )


def _rows(request: HttpRequest, mission: Mission) -> QuerySet[HandOver]:
    rows = hand_overs_for(person_of(request)).filter(mission=mission)
    people = ("items__given_by", "items__taken_by", "items__declined_by")
    return rows.select_related("giver", "receiver", "mission").prefetch_related(*people)


def _counted(row: HandOver) -> dict[str, Any]:
    items = list(row.items.all())
    return {"passed": sum(1 for item in items if item.state == "passed"), "all": len(items)}


def _waits(item: HandOverItem, side: str) -> bool:
    return item.state != "passed" and not getattr(item, f"{side}_on")


def _open(request: HttpRequest, mission: Mission) -> HandOver:
    data = typed(request.POST, lines=("items",))
    data["items"] = [{"text": line} for line in data.get("items", [])]
    given = with_people(HandOverNew.model_validate(data).given())
    items = [item.given() for item in given.pop("items", [])]
    return handing_over.open_hand_over(mission, by=person_of(request), items=items, **given)


def _change(request: HttpRequest, row: HandOver) -> HandOver:
    data, version = typed_on_row(request.POST)
    given = with_people({"due": None, "note": "", **HandOverChange.model_validate(data).given()})
    return handing_over.change_hand_over(row, by=person_of(request), if_version=version, **given)


def _change_item(request: HttpRequest, item: HandOverItem) -> HandOverItem:
    data, version = typed_on_row(request.POST)
    given = {"kind": "", "due": None, **ItemChange.model_validate(data).given()}
    return handing_over.change_item(item, by=person_of(request), if_version=version, **given)


def _act(request: HttpRequest, row: HandOver) -> HandOverItem:
    """Add an item, or answer the one that the form names for one's own side."""
    data, version = typed_on_row(request.POST)
    what, number, by = data.pop("do", ""), data.pop("item", ""), person_of(request)
    if what == "add":
        return handing_over.add_item(row, by=by, **ItemNew.model_validate(data).given())
    items = row.items.select_related("hand_over__mission")
    item = get_object_or_404(items, pk=number if str(number).isdecimal() and len(number) < 18 else 0)
    if what == "decline":
        said = Declined.model_validate(data)
        return handing_over.decline_item(item, by=by, note=said.note, if_version=version, on=said.on)
    return handing_over.accept_item(
        item, by=by, if_version=version, on=Accepted.model_validate({"on": data.get("on")}).on
    )


def _said(item: HandOverItem) -> str:
    return {
        "passed": _("Both sides accept the item: it has passed."),
        "declined": _("The item is declined; the other side reads why."),
        "given": _("Your side has accepted the item; the side that takes is asked."),
        "taken": _("Your side has accepted the item; the side that gives is asked."),
    }.get(item.state, _("The item is in the list; both sides are asked."))


def _fields(mission: Mission) -> list[dict[str, Any]]:
    return [
        {"name": "kind", "type": "radio", "label": _("What passes from where to where"), "required": True,
         "choices": [(key, str(words).capitalize()) for key, words in HandOver.Kind.choices]},
        {"name": "giving", "label": _("The side that gives"), "required": True,
         "help": _("A department, a body, a mission, an organisation.")},
        {"name": "receiving", "label": _("The side that takes"), "required": True},
        *_speakers(None),
        {"name": "items", "type": "textarea", "label": _("Items"), "rows": 6, "help": _("One a line."),
         "keep": f"{mission.key}.hand-over.items"},
        *_rest(None),
    ]  # fmt: skip


def _speakers(row: HandOver | None) -> list[dict[str, Any]]:
    choices = person_choices()
    return [
        {"name": "giver", "type": "select", "label": _("Speaks for the side that gives"), "required": True,
         "choices": choices, "value": row.giver.username if row else ""},
        {"name": "receiver", "type": "select", "label": _("Speaks for the side that takes"), "required": True,
         "choices": choices, "value": row.receiver.username if row else ""},
    ]  # fmt: skip


def _rest(row: HandOver | None) -> list[dict[str, Any]]:
    return [
        {"name": "due", "type": "date", "label": _("To be complete by"), "value": row.due if row else None},
        {"name": "note", "type": "textarea", "label": _("Note"), "rows": 3, "value": row.note if row else ""},
    ]


def _item_fields(item: HandOverItem) -> list[dict[str, Any]]:
    return [
        {"name": "text", "type": "textarea", "label": _("What passes"), "required": True, "rows": 3,
         "value": item.text},
        {"name": "kind", "label": _("Kind"), "value": item.kind},
        {"name": "due", "type": "date", "label": _("By"), "value": item.due},
        {"name": "version", "type": "hidden", "value": item.version},
    ]  # fmt: skip
