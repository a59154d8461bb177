"""Naming a member of a body, changing what is said of them, ending their seat."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.api import body_shapes as shapes
from missions.forms import Attempt, attempt, typed, typed_on_row, whole_number
from missions.models import Body, Classification, Document, Member, Mission, Person
from missions.pages.bodies import HEADINGS, PAGES, givers_of
from missions.pages.body_seats import TITLES, seat_title
from missions.pages.choices import entity_choices, person_choices
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from missions.people import entity_of, named
from missions.seating import add_member, change_member, seat_giver

NEW: dict[str, type[shapes.MemberChange]] = {"imtf": shapes.SeatNew, "impt": shapes.PlannerNew}
CHANGE: dict[str, type[shapes.MemberChange]] = {"imtf": shapes.SeatChange, "impt": shapes.PlannerChange}
CLEARED = {
    "imtf": ("until", "person", "entity", "letter", "empowered_on", "consulted_on"),
    "impt": ("until", "person", "entity"),
}
TICKS = {"imtf": (), "impt": ("permanent", "lead")}


@login_required
@require_http_methods(["GET", "POST"])
def new_member(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Name a member: a fact, kept with its true dates."""
    mission = visible_mission(request, key)
    roles = standing_in(request, mission).roles
    givers = givers_of(mission, kind)
    open_seats = {seat: title for seat, title in TITLES[kind].items() if givers[seat] in roles}
    why = "" if open_seats else _("Members are named by %(who)s.") % {"who": for_whom(*givers.values())}
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _add(request, mission, kind))
        if tried.ok and tried.result:
            return done(request, _added(tried.result, kind), f"/missions/{key}/{PAGES[kind]}/")
    seat = request.GET.get("seat", "")
    side = {"name": "seat" if kind == Body.Kind.IMTF else "side", "type": "select", "required": True}
    label = _("Branch") if kind == Body.Kind.IMTF else _("Side")
    choice = {**side, "label": label, "choices": list(open_seats.items()), "value": seat}
    return form_page(
        request,
        _context(mission, kind, _("Name a member")),
        title=_("Name a member"),
        sentence=_("From its first day to its last a seat is a fact: true dates are kept, gaps are shown."),
        fields=[choice, *_fields(mission, kind)],
        submit=_("Name the member"),
        back=f"/missions/{key}/{PAGES[kind]}/",
        tried=tried,
        not_for_you=why,
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_member(request: HttpRequest, key: str, kind: str, number: int) -> HttpResponse:
    """Change a member, or end the seat with its last day; leaving is never refused."""
    mission = visible_mission(request, key)
    rows = Member.objects.select_related("person", "entity")
    member = get_object_or_404(rows, body__mission=mission, body__kind=kind, pk=number)
    giver = seat_giver(mission, kind, member.seat)
    may = giver in standing_in(request, mission).roles
    why = "" if may else _("This seat is changed by %(who)s.") % {"who": for_whom(giver)}
    tried: Attempt[Member] | None = None
    if request.method == "POST":
        tried = attempt(lambda: _change(request, mission, kind, member))
        if tried.ok and tried.result:
            return done(request, _changed(tried.result), f"/missions/{key}/{PAGES[kind]}/")
    seat = seat_title(kind, member.seat)
    return form_page(
        request,
        _context(mission, kind, member.name),
        title=_("%(name)s, %(seat)s") % {"name": member.name, "seat": seat},
        sentence=_("To end it, enter the last day. A successor who starts on the next day leaves no gap."),
        fields=_fields(mission, kind, member),
        submit=_("Save the change"),
        back=f"/missions/{key}/{PAGES[kind]}/",
        tried=tried,
        not_for_you=why,
    )


def _context(mission: Mission, kind: str, text: str) -> dict[str, Any]:
    here = f"/missions/{mission.key}/{PAGES[kind]}/"
    return context(mission, (str(HEADINGS[kind]), here), (text, ""), kind=kind)


def _add(request: HttpRequest, mission: Mission, kind: str) -> Member:
    data = _numbered(typed(request.POST, ticks=TICKS[kind]))
    given = NEW[kind].model_validate(data).given()
    seat = given.pop("seat", "") or given.pop("side", "")
    return add_member(mission, kind, by=person_of(request), seat=seat, **_rows(mission, given))


def _change(request: HttpRequest, mission: Mission, kind: str, member: Member) -> Member:
    data, seen = typed_on_row(request.POST, ticks=TICKS[kind])
    given = CHANGE[kind].model_validate(_numbered(data)).given()
    given |= {name: None for name in CLEARED[kind] if name in request.POST and name not in given}
    given = {name: value for name, value in _rows(mission, given).items() if getattr(member, name) != value}
    return change_member(mission, kind, member, by=person_of(request), if_version=seen, **given)


def _numbered(data: dict[str, Any]) -> dict[str, Any]:
    """A document is chosen by its number; whatever else is sent there, the shape refuses."""
    number = whole_number(str(data.get("letter", "")), digits=18)
    return data if number is None else data | {"letter": number}


def _rows(mission: Mission, given: dict[str, Any]) -> dict[str, Any]:
    """Turn a username, a code and a number into the rows that they name."""
    if given.get("person"):
        given["person"] = named(given["person"], field="person")
    if given.get("entity"):
        given["entity"] = entity_of(given["entity"])
    if given.get("letter"):
        given["letter"] = get_object_or_404(Document, mission=mission, pk=given["letter"])
    return given


def _fields(mission: Mission, kind: str, member: Member | None = None) -> list[dict[str, Any]]:
    person: Person | None = member.person if member else None
    fields: list[dict[str, Any]] = [
        {"name": "person", "type": "select", "label": _("Who signs in"), "choices": person_choices(),
         "value": person.username if person else "",
         "help": _("Or only a name below, for who does not sign in.")},
        {"name": "name", "label": _("Name"), "value": member.name if member else "",
         "help": _("Left empty, the name of who signs in is taken.")},
        {"name": "entity", "type": "select", "label": _("Office or agency"), "choices": entity_choices(),
         "value": member.entity_id if member else ""},
        {"name": "rank", "label": _("Rank"), "value": member.rank if member else "",
         "help": _("As P-5 or D-1.")},
    ]  # fmt: skip
    if kind == Body.Kind.IMTF:
        capacity: dict[str, Any] = {"name": "capacity", "type": "select", "choices": Member.Capacity.choices}
        capacity |= {"label": _("Sits as"), "value": member.capacity if member else "member"}
        help_text = _("An alternate fills no seat; an officer-in-charge does, with a letter.")
        fields.append({**capacity, "help": help_text, "required": True})
    fields += _of_task_force(mission, member) if kind == Body.Kind.IMTF else _of_team(member)
    fields += [
        {"name": "from", "type": "date", "label": _("First day in the seat"),
         "value": member.from_date if member else mission.today()},
        {"name": "until", "type": "date", "label": _("Last day in the seat"),
         "value": member.until if member else None, "help": _("Empty while the end is open.")},
    ]  # fmt: skip
    if member is not None:
        fields.append({"name": "version", "type": "hidden", "value": member.version})
    return fields


def _of_task_force(mission: Mission, member: Member | None) -> list[dict[str, Any]]:
    fields = _of_every_branch(mission, member)
    if member is None or member.seat == "unct":
        consulted = member.consulted_on if member else None
        fields.append({"name": "consulted_on", "type": "date", "label": _("UNCT consulted on"),
                       "value": consulted, "help": _("For the seat of the UNCT only.")})  # fmt: skip
    return fields


def _of_every_branch(mission: Mission, member: Member | None) -> list[dict[str, Any]]:
    open_to_all = mission.documents.filter(classification=Classification.UNCLASSIFIED)
    letters = list(open_to_all.values_list("pk", "title"))
    return [
        {"name": "letter", "type": "select", "label": _("Letter on an equivalent grade"), "choices": letters,
         "value": member.letter_id if member else "",
         "help": _("For military, police and agency ranks; the letter stands among the documents.")},
        {"name": "empowered_on", "type": "date", "label": _("Empowered to speak for the office on"),
         "value": member.empowered_on if member else None},
    ]  # fmt: skip


def _of_team(member: Member | None) -> list[dict[str, Any]]:
    permanent = member.permanent if member else True
    return [
        {"name": "permanent", "type": "checkbox", "label": _("Permanent planner"), "value": permanent or ""},
        {"name": "lead", "type": "checkbox", "label": _("Leads the team"),
         "value": (member is not None and member.lead) or ""},
    ]  # fmt: skip


def _added(member: Member, kind: str) -> str:
    seat = seat_title(kind, member.seat)
    return _("%(name)s has the seat “%(seat)s”.") % {"name": member.name, "seat": seat}


def _changed(member: Member) -> str:
    if member.until is not None:
        return _("%(name)s leaves the seat. Name a successor from the next day, so that no gap stays.") % {
            "name": member.name
        }
    return _("What is said of %(name)s is changed.") % {"name": member.name}
