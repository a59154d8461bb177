"""Pages: what changed between any two versions of an output, and its PDF."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from missions.forms import whole_number
from missions.models import Mission, Person
from missions.roles import standing
from outputs.access import versions_for
from outputs.comparison.asking import ask_comparison, known_comparison
from outputs.comparison.rows import name_of
from outputs.comparison.versions import compare as compared
from outputs.definition import OUTPUTS
from outputs.files import sent
from outputs.freezing import reading
from outputs.jobs import file_of
from outputs.models import Job, Version
from outputs.pages.parts import crumbs_of, known, person_of, strip, visible
from outputs.pages.pdf import JobState
from outputs.rendering import retry
from outputs.responses.seeing import INSIDERS


@dataclass(frozen=True, slots=True)
class Printing(JobState):
    """How far the PDF of a comparison is."""

    old: Version
    new: Version

    @property
    def query(self) -> str:
        """The part of an address that names the older version."""
        return urlencode({"with": self.old.number})


@login_required
@require_safe
def compare(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show what changed from another version (`?with=`, by default the one before) to this, or to `?to=`."""
    chosen = _number(request.GET.get("to", ""), number)
    if chosen != number:
        to = reverse("outputs:compare", args=[key, type, chosen])
        return redirect(f"{to}?{urlencode({'with': _number(request.GET.get('with', ''), number)})}")
    mission = visible(request, key)
    old, new = _both(request, mission, known(type), number)
    found = [_named(one) for one in compared(reading(old), reading(new))]
    title = _("Changes from version %(old)d to %(new)d") % {"old": old.number, "new": number}
    versions = strip(mission, type, person_of(request))
    context = {
        **crumbs_of(mission, type, title),
        "output": OUTPUTS[type],
        "old": old,
        "new": new,
        "changed": [one for one in found if one["change"] != "unchanged"],
        "unchanged": [one for one in found if one["change"] == "unchanged"],
        "versions": versions,
        "back": old.number > number,
        "printing": Printing(known_comparison(old, new), old, new),
        "comments_url": _comments_url(person_of(request), mission, old, new, versions[-1]["number"]),
    }
    return render(request, "outputs/compare.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def compare_pdf_state(request: HttpRequest, key: str, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show how far the PDF of the changes is; POST asks for it, or tries once more after a failure."""
    old, new = _both(request, visible(request, key), known(type), number)
    if request.method == "POST":
        person = cast("Person", request.user)
        job: Job | None = retry(ask_comparison(old, new, person), person)
        if not getattr(request, "htmx", False):
            page = reverse("outputs:compare", args=[key, type, number])
            return redirect(f"{page}?{urlencode({'with': old.number})}")
    else:
        job = known_comparison(old, new)
    return render(request, "outputs/_compare_pdf.html", {"printing": Printing(job, old, new)})


@login_required
@require_safe
def compare_pdf(request: HttpRequest, key: str, type: str, number: int) -> HttpResponseBase:  # noqa: A002
    """Send the PDF of the changes; 404 while it is not made."""
    job = known_comparison(*_both(request, visible(request, key), known(type), number))
    if job is None or file_of(job) is None:
        raise Http404
    return sent(job)


def _both(request: HttpRequest, mission: Mission, kind: str, number: int) -> tuple[Version, Version]:
    other = _number(request.GET.get("with", ""), max(number - 1, 1))
    seen = versions_for(person_of(request))
    versions = seen.select_related("output__mission", "cites__output", "submitted_by")
    found = {
        one.number: one
        for one in versions.filter(output__mission=mission, output__type=kind, number__in=(other, number))
    }
    if not {other, number} <= set(found):
        raise Http404
    return found[other], found[number]


def _number(typed: str, otherwise: int) -> int:
    number = whole_number(typed)
    return otherwise if number is None else number


def _named(section: dict[str, object]) -> dict[str, object]:
    rows = cast("dict[str, list[dict[str, object]]]", section["rows"])
    names = {kind: [name_of(row) for row in rows[kind]] for kind in ("added", "removed")}
    return {**section, "names": names, "touched": any(rows.values())}


def _comments_url(person: Person, mission: Mission, old: Version, new: Version, latest: int) -> str:
    """Return where an insider reads what a return asked for, when these are the changes made since."""
    since = old.state == Version.State.RETURNED and new.number == latest == old.number + 1
    if not since or standing(person, mission).any_of(INSIDERS) is None:
        return ""
    return reverse("outputs:detail", args=[mission.key, new.output.type]) + "#mend"
