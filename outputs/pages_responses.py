"""Pages: what others say of an output. Each form comes back to the page of the output with a sentence."""

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
from missions.models import Entity
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence
from outputs.page_parts import known, person_of, visible
from outputs.responses import answer, comment, concur


@login_required
@require_POST
def comments(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Comment on the latest version or one of its sections."""
    mission = visible(request, key)
    known(type)
    data = typed(request.POST)
    section = data.get("section", "")
    tried = attempt(
        lambda: comment(mission, type, by=person_of(request), text=data.get("text", ""), section=section)
    )
    if tried.ok:
        messages.success(request, _("Your comment is with those who answer for the text."))
    return _back(request, (key, type), tried, data.get("text", ""))


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
    return _back(request, (key, type), tried, text)


@login_required
@require_POST
def positions(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002
    """State an entity's position on the latest version."""
    mission = visible(request, key)
    known(type)
    data = typed(request.POST)

    def speak() -> Concurrence:
        entity = Entity.objects.filter(code=data.get("entity", "")).first()
        if entity is None:
            raise Invalid(_("Name the entity."), field="entity")
        return concur(
            mission,
            type,
            by=person_of(request),
            entity=entity,
            position=data.get("position", ""),
            text=data.get("text", ""),
        )

    tried = attempt(speak)
    if tried.ok:
        messages.success(request, _("The position is on file and goes to the decider with the text."))
    return _back(request, (key, type), tried, data.get("text", ""))


def _back(request: HttpRequest, output: tuple[str, str], tried: Attempt[Any], text: str) -> HttpResponse:
    """Go back to the output; after a refusal show why, with what was typed."""
    key, output_type = output
    page = reverse("outputs:detail", args=[key, output_type])
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
