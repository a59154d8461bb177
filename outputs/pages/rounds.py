"""Pages: a round of review. Members see what is asked of them; those who answer for the output lead it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from missions.errors import Invalid, NotPermitted
from missions.forms import Attempt, attempt, shown_again, typed
from missions.models import Mission, Person
from missions.roles import standing
from outputs.definition import OUTPUTS
from outputs.freezing import reading
from outputs.models import Round
from outputs.pages.parts import grid, known, person_of, visible
from outputs.pages.responses import back
from outputs.pages.said import Said, said_of
from outputs.queries import latest
from outputs.responses import ask_also, close_round, extend_round, open_round
from outputs.responses.common import GUESTS

Act = Callable[[Round, Person, dict[str, Any]], Round]


@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show the round of review on an output's latest version; POST opens one."""
    mission = visible(request, key)
    person = person_of(request)
    held = standing(person, mission)
    if held.roles and held.roles <= GUESTS:
        return _refused(request, mission, known(type))
    tried: Attempt[Round] | None = None
    if request.method == "POST":
        data = typed(request.POST, lines=("entities",), ticks=("silence",))
        tried = attempt(lambda: _open(mission, known(type), person, data))
        if tried.ok and tried.result is not None:
            asked = tried.result.asked.count()
            messages.success(request, _("The round is open; %(n)d entities are asked.") % {"n": asked})
            return redirect("outputs:review", key, type)
    version = latest(mission, known(type))
    said = said_of(version, person)
    context = {
        "mission": mission,
        "crumbs": _crumbs(mission, type),
        "output": OUTPUTS[type],
        "version": version,
        "said": said,
        "sections": _sections(version, said),
        "fields": shown_again(_fields(), request.POST if tried else None, tried),
        "further": _further(said),
        "tried": tried,
        "back": "review",
    }
    return render(request, "outputs/review.html", context, status=tried.status if tried else 200)


@login_required
@require_POST
def extend(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Move the deadline of a round to a later day."""
    done = _("The round runs longer; who has not answered sees the new day.")
    return _lead(request, (key, type), number, _extend, done)


@login_required
@require_POST
def ask(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Ask further entities in a round."""
    return _lead(request, (key, type), number, _ask, _("They are asked too; it waits on their first page."))


@login_required
@require_POST
def close(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Close a round; who has not answered has been silent."""
    return _lead(request, (key, type), number, _close, _("The round is closed; nobody is asked any more."))


def _lead(request: HttpRequest, output: tuple[str, str], number: int, act: Act, done: str) -> HttpResponse:
    key, output_type = output
    mission = visible(request, key)
    rounds = Round.objects.select_related("of__output__mission")
    held = rounds.filter(
        of__output__mission=mission, of__output__type=known(output_type), number=number
    ).first()
    if held is None:
        raise Http404
    data = typed(request.POST, lines=("entities",))
    tried = attempt(lambda: act(held, person_of(request), data))
    if tried.ok:
        messages.success(request, done)
    return back(request, output, tried, "")


def _extend(held: Round, by: Person, data: dict[str, Any]) -> Round:
    return extend_round(held, by=by, due=_day(data))


def _ask(held: Round, by: Person, data: dict[str, Any]) -> Round:
    return ask_also(held, by=by, entities=_codes(data))


def _close(held: Round, by: Person, data: dict[str, Any]) -> Round:
    return close_round(held, by=by)


def _open(mission: Mission, output_type: str, by: Person, data: dict[str, Any]) -> Round:
    return open_round(
        mission,
        output_type,
        by=by,
        due=_day(data),
        visibility=data.get("visibility", ""),
        silence=data["silence"],
        note=data.get("note", ""),
        also=_codes(data),
    )


def _day(data: dict[str, Any]) -> date:
    try:
        found = parse_date(data.get("due", ""))
    except ValueError:
        found = None
    if found is None:
        raise Invalid(_("Name the day until which answers are asked."), field="due")
    return found


def _codes(data: dict[str, Any]) -> list[str]:
    return [code.strip() for line in data.get("entities", []) for code in line.split(",") if code.strip()]


def _fields() -> list[dict[str, Any]]:
    """Return the form that opens a round."""
    return [
        {"name": "due", "label": _("Answers are asked by"), "type": "date", "required": True},
        {
            "name": "visibility",
            "label": _("Answers of others are seen"),
            "type": "select",
            "choices": [(str(key), str(word)) for key, word in Round.Visibility.choices],
            "value": Round.Visibility.OWN,
            "required": True,
            "help": _("Those who answer for the output, and the deciders, always see all."),
        },
        {
            "name": "silence",
            "label": _("Silence procedure: silence is read as “no objection”, never as concurrence"),
            "type": "checkbox",
        },
        {"name": "note", "label": _("What is asked"), "type": "textarea", "rows": 2},
        {
            "name": "entities",
            "label": _("Entities to ask beside those on the task force"),
            "type": "textarea",
            "rows": 2,
            "help": _("Their codes, parted by commas."),
        },
    ]


def _further(said: Said) -> dict[str, Any]:
    """Return what the forms of an open round begin with."""
    held = said.turn.round if said.turn else None
    return {"due": held.due.isoformat() if held else ""}


def _sections(version: Any, said: Said) -> list[dict[str, Any]]:
    """Return what the version prints, with what was said of each section."""
    return [
        {
            **one,
            "table": grid(one["columns"], one["rows"]) if one["register"] else None,
            "remarks": said.on(one["key"]),
        }
        for one in reading(version)["sections"]
        if one["content"] or one["not_applicable"] or one["rows"]
    ]


def _refused(request: HttpRequest, mission: Mission, output_type: str) -> HttpResponse:
    sentence = _("Comments and positions are for those who take part in the planning.")
    tried = attempt(lambda: _raise(NotPermitted(sentence)))
    return back(request, (mission.key, output_type), tried, "")


def _raise(refusal: Exception) -> None:
    raise refusal


def _crumbs(mission: Mission, output_type: str) -> list[dict[str, str]]:
    return [
        {"text": _("Outputs"), "url": reverse("outputs:index", args=[mission.key])},
        {
            "text": OUTPUTS[output_type].title,
            "url": reverse("outputs:detail", args=[mission.key, output_type]),
        },
        {"text": _("Review")},
    ]
