"""`people/`: who takes part in the mission, in which role, from when; giving, changing and ending a role."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from missions.api.people import RoleChange, RoleNew
from missions.body_rows import PAGES
from missions.forms import attempt, typed, typed_on_row
from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.pages.choices import entity_choices, person_choices
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from missions.people import BY_CUSTODIAN, change_role, entity_of, give_role, named
from missions.roles import title_of

ORDER = ("planner", "pbso", "sg", "usg", "srsg", "rc-hc", "mission-staff", "unct-member", "field", "partner")


@login_required
@require_GET
def people(request: HttpRequest, key: str) -> HttpResponse:
    """Show the roles of the mission, those that follow from the bodies beside them."""
    mission = visible_mission(request, key)
    roles = standing_in(request, mission).roles
    given = list(mission.assignments.select_related("person", "acting_for"))
    today = mission.today()
    rows = [_given(row, roles) for row in sorted(given, key=_rank)] + _from_bodies(mission)
    now = [row for row in rows if row["until"] is None or row["until"] >= today]
    shown = context(
        mission,
        (_("People"), ""),
        now=now,
        earlier=[row for row in rows if row not in now],
        may="planner" in roles or "custodian" in roles,
        sentence=_sentence(now),
    )
    return render(request, "missions/people.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def new_role(request: HttpRequest, key: str) -> HttpResponse:
    """Give a role: the planner; the SRSG, the RC/HC and who acts for a decider, the custodian."""
    mission = visible_mission(request, key)
    roles = standing_in(request, mission).roles
    offered = [
        role
        for role in Assignment.Role.values
        if ("custodian" if role in BY_CUSTODIAN else "planner") in roles
    ]
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _give(request, mission))
        if tried.ok and tried.result:
            row = tried.result
            told = {"name": row.person.get_full_name(), "role": title_of(row.role)}
            sentence = _("%(name)s is %(role)s from now, and sees the mission.") % told
            return done(request, sentence, f"/missions/{key}/people/")
    return form_page(
        request,
        context(mission, (_("People"), f"/missions/{key}/people/"), (_("Give a role"), "")),
        title=_("Give a role"),
        sentence=_("A role opens the mission to a person, and says what they may do in it."),
        fields=[*_whom(offered), *_dates(mission)],
        submit=_("Give the role"),
        back=f"/missions/{key}/people/",
        tried=tried,
        not_for_you=""
        if offered
        else _("Roles are given by %(who)s.") % {"who": for_whom("planner", "custodian")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def one_role(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Change a role's entity or dates; its last day ends it."""
    mission = visible_mission(request, key)
    rows = Assignment.objects.select_related("person", "acting_for")
    row = get_object_or_404(rows, mission=mission, pk=number)
    giver = "custodian" if row.role in BY_CUSTODIAN else "planner"
    may = giver in standing_in(request, mission).roles
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _change(request, mission, row))
        if tried.ok:
            sentence = _("The role of %(name)s is changed.") % {"name": row.person.get_full_name()}
            return done(request, sentence, f"/missions/{key}/people/")
    title = _("%(name)s: %(role)s") % {"name": row.person.get_full_name(), "role": title_of(row.role)}
    return form_page(
        request,
        context(mission, (_("People"), f"/missions/{key}/people/"), (row.person.get_full_name(), "")),
        title=title,
        sentence=_("To end the role, enter its last day."),
        fields=[*_dates(mission, row), {"name": "version", "type": "hidden", "value": row.version}],
        submit=_("Save the change"),
        back=f"/missions/{key}/people/",
        tried=tried,
        not_for_you="" if may else _("This role is changed by %(who)s.") % {"who": for_whom(giver)},
    )


def _give(request: HttpRequest, mission: Mission) -> Assignment:
    given = RoleNew.model_validate(typed(request.POST)).given()
    person, role = named(given.pop("person"), field="person"), given.pop("role")
    return give_role(mission, by=person_of(request), person=person, role=role, **_rows(given))


def _change(request: HttpRequest, mission: Mission, row: Assignment) -> Assignment:
    data, version = typed_on_row(request.POST)
    given = RoleChange.model_validate(data).given()
    given |= {
        name: None for name in ("entity", "until", "acting_for") if name in request.POST and name not in given
    }
    return change_role(mission, row, by=person_of(request), if_version=version, **_rows(given))


def _rows(given: dict[str, Any]) -> dict[str, Any]:
    if given.get("entity"):
        given["entity"] = entity_of(given["entity"])
    if given.get("acting_for"):
        given["acting_for"] = named(given["acting_for"], field="acting_for")
    return given


def _whom(offered: list[str]) -> list[dict[str, Any]]:
    roles = [(role, title_of(role)) for role in offered]
    return [
        {"name": "person", "type": "select", "label": _("Person"), "required": True,
         "choices": person_choices(), "help": _("Who is missing here is added by the custodian.")},
        {"name": "role", "type": "select", "label": _("Role"), "required": True, "choices": roles},
    ]  # fmt: skip


def _dates(mission: Mission, row: Assignment | None = None) -> list[dict[str, Any]]:
    whom = row.acting_for if row else None
    return [
        {"name": "entity", "type": "select", "label": _("Entity in this role"), "choices": entity_choices(),
         "value": row.entity_id if row else "", "help": _("Left empty, the person's own.")},
        {"name": "acting_for", "type": "select", "label": _("Acting for"), "choices": person_choices(),
         "value": whom.username if whom else "", "help": _("Only where the role is held for somebody else.")},
        {"name": "from", "type": "date", "label": _("From"),
         "value": row.from_date if row else mission.today()},
        {"name": "until", "type": "date", "label": _("Until"), "value": row.until if row else None,
         "help": _("Empty while the end is open.")},
    ]  # fmt: skip


def _rank(row: Assignment) -> tuple[int, str]:
    return (ORDER.index(row.role) if row.role in ORDER else len(ORDER), row.person.get_full_name())


def _given(row: Assignment, roles: frozenset[str]) -> dict[str, Any]:
    giver = "custodian" if row.role in BY_CUSTODIAN else "planner"
    return {
        "name": row.person.get_full_name(),
        "title": _title(row.person),
        "entity": row.entity_id or row.person.entity_id,
        "role": title_of(row.role),
        "from": row.from_date,
        "until": row.until,
        "acting_for": row.acting_for.get_full_name() if row.acting_for else "",
        "number": row.pk if giver in roles else None,
        "page": "",
    }


def _title(person: Person | None) -> str:
    """Return a person's title, unless it is also the name that is shown."""
    return person.title if person and person.title != person.get_full_name() else ""


def _from_bodies(mission: Mission) -> list[dict[str, Any]]:
    """Return the roles that chairs and seats bring with them; they are changed on the page of the body."""
    terms: list[ChairTerm | Member] = [
        *ChairTerm.objects.filter(body__mission=mission, person__isnull=False).select_related(
            "body", "person"
        ),
        *Member.objects.filter(body__mission=mission, person__isnull=False).select_related("body", "person"),
    ]
    return [_seated(term) for term in terms]


def _seated(term: ChairTerm | Member) -> dict[str, Any]:
    kind = term.body.kind
    part = "chair" if isinstance(term, ChairTerm) else "lead" if kind == "impt" and term.lead else "member"
    return {
        "name": term.name,
        "title": _title(term.person),
        "entity": term.entity_id or (term.person.entity_id if term.person else ""),
        "role": title_of(f"{kind}-{part}"),
        "from": term.from_date,
        "until": term.until,
        "acting_for": "",
        "number": None,
        "page": PAGES[kind],
    }


def _sentence(now: list[dict[str, Any]]) -> str:
    planners = [row["name"] for row in now if row["role"] == title_of("planner")]
    who = ", ".join(planners) or _("nobody")
    people = len({row["name"] for row in now})
    return _("%(n)d people take part. Planner: %(who)s, who gives the roles.") % {"n": people, "who": who}
