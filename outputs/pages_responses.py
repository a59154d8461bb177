"""Pages: what others say of an output. Each form comes back to the page of the output with a sentence."""

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
    return _back(request, key, type, tried, section or "comments", data.get("text", ""))


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
    return _back(request, key, type, tried, f"comment-{id}", text)


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
    return _back(request, key, type, tried, "positions", data.get("text", ""))


def _back(
    request: HttpRequest, key: str, output_type: str, tried: Attempt, anchor: str, text: str
) -> HttpResponse:
    """Go back to the output; after a refusal show why, with what was typed."""
    page = f"{reverse('outputs:detail', args=[key, output_type])}#{anchor}"
    if tried.ok:
        return redirect(page)
    context = {
        "mission": visible(request, key),
        "crumbs": [{"text": OUTPUTS[output_type].title, "url": page}, {"text": _("Not done")}],
        "tried": tried,
        "text": text,
        "page": page,
    }
    return render(request, "outputs/refused.html", context, status=tried.status)
