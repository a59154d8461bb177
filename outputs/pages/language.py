"""Page: in which official language an output's open version is written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.forms import Attempt, attempt
from missions.process import position
from missions.roles import standing
from outputs.content import refusal
from outputs.definition import OUTPUTS
from outputs.languages import set_language
from outputs.models import Version
from outputs.pages.parts import known, person_of, visible
from outputs.printing.say import LANGUAGES
from outputs.queries import latest


@login_required
@require_http_methods(["GET", "POST"])
def language(request: HttpRequest, key: str, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show the language of the latest version and the form to set it; POST sets it."""
    mission, person = visible(request, key), person_of(request)
    title = OUTPUTS[known(type)].title
    tried: Attempt[Version] | None = None
    if request.method == "POST":
        wanted = request.POST.get("language", "")
        tried = attempt(lambda: set_language(mission, type, wanted, by=person))
        if tried.ok:
            said = _("%(title)s is written in %(language)s from now on; a new PDF has to be asked for.")
            messages.success(request, said % {"title": title, "language": LANGUAGES[wanted]})
            return redirect("outputs:detail", key, type)
    version = latest(mission, type)
    page = reverse("outputs:detail", args=[key, type])
    context = {
        "mission": mission,
        "crumbs": [
            {"text": _("Outputs"), "url": reverse("outputs:index", args=[key])},
            {"text": title, "url": page},
            {"text": _("Language")},
        ],
        "title": title,
        "version": version,
        "spoken": LANGUAGES[version.language],
        "languages": [(code, name) for code, name in LANGUAGES.items() if code != version.language],
        "refusal": refusal(version, position(mission), standing(person, mission)),
        "tried": tried,
        "page": page,
    }
    return render(request, "outputs/language.html", context, status=tried.status if tried else 200)
