"""Pages: comments, answers and positions. Each form comes back to the page it came from with a sentence."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from missions.errors import Invalid
from missions.forms import Attempt, attempt, typed
from missions.models import Entity, Mission
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence
from outputs.pages.parts import known, person_of, visible
from outputs.queries import latest
from outputs.responses import answer, change_position, comment, concur, withdraw_position

BACK = ("detail", "review", "matrix")


@login_required
@require_POST
def comments(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Comment on the latest version, one of its sections, or a passage of it."""
    mission = visible(request, key)
    known(type)
    data = typed(request.POST)
    tried = attempt(
        lambda: comment(
            mission,
            type,
            by=person_of(request),
            text=data.get("text", ""),
            section=data.get("section", ""),
            quote=data.get("quote", ""),
            around=(data.get("before", "")[-60:], data.get("after", "")[:60]),
        )
    )
    if tried.ok:
        messages.success(request, _("Your comment is with those who answer for the text."))
    return back(request, (key, type), tried, data.get("text", ""))


@login_required
@require_POST
def answers(request: HttpRequest, key: str, type: str, id: int) -> HttpResponse:  # noqa: A002
    """Answer a comment."""
    mission = visible(request, key)
    rows = Comment.objects.select_related("of__output__mission")
    given = rows.filter(of__output__mission=mission, of__output__type=known(type), pk=id).first()
    if given is None:
        raise Http404
    data = typed(request.POST)
    text = data.get("answer", "")
    disposition = data.get("disposition", "")
    tried = attempt(lambda: answer(given, by=person_of(request), text=text, disposition=disposition))
    if tried.ok:
        messages.success(request, _("The comment is answered; who gave it sees the answer here."))
    return back(request, (key, type), tried, text)


@login_required
@require_POST
def positions(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """State an entity's position on the latest version, or change the one that it has given."""
    mission = visible(request, key)
    data = typed(request.POST)
    tried = attempt(lambda: _speak(request, mission, known(type), data))
    if tried.ok:
        messages.success(request, _("The position is on file and goes to the decider with the text."))
    return back(request, (key, type), tried, data.get("text", ""))


@login_required
@require_POST
def withdraw(request: HttpRequest, key: str, type: str, id: int) -> HttpResponse:  # noqa: A002
    """Take back an entity's position."""
    mission = visible(request, key)
    rows = Concurrence.objects.select_related("of__output__mission")
    given = rows.filter(of__output__mission=mission, of__output__type=known(type), pk=id).first()
    if given is None:
        raise Http404
    tried = attempt(lambda: withdraw_position(given, by=person_of(request)))
    if tried.ok:
        sentence = _("%(entity)s has no position on this version any more; it may give another.")
        messages.success(request, sentence % {"entity": given.entity_id})
    return back(request, (key, type), tried, "")


def _speak(request: HttpRequest, mission: Mission, output_type: str, data: dict[str, Any]) -> Concurrence:
    entity = Entity.objects.filter(code=data.get("entity", "")).first()
    if entity is None:
        raise Invalid(_("Name the entity."), field="entity")
    said = {"by": person_of(request), "position": data.get("position", ""), "text": data.get("text", "")}
    held = latest(mission, output_type).concurrences.filter(entity=entity, withdrawn_on=None).first()
    if held is None:
        return concur(mission, output_type, entity=entity, **said)
    return change_position(held, **said)


def back(request: HttpRequest, output: tuple[str, str], tried: Attempt[Any], text: str) -> HttpResponse:
    """Go back to the page that the form names; after a refusal show why, with what was typed."""
    key, output_type = output
    named = request.POST.get("back", "")
    page = reverse(f"outputs:{named if named in BACK else 'detail'}", args=[key, output_type])
    if tried.ok:
        place = "positions" if "position" in request.POST else "comments"
        return redirect(f"{page}#{quote(request.POST.get('section') or place, safe='')}")
    context = {
        "mission": visible(request, key),
        "crumbs": [{"text": OUTPUTS[output_type].title, "url": page}, {"text": _("Not done")}],
        "tried": tried,
        "text": text,
        "page": page,
    }
    return render(request, "outputs/refused.html", context, status=tried.status)
