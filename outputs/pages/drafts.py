"""Pages: uploading a draft in three fields, and the one screen on which a draft is corrected and answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from missions.errors import Invalid
from missions.forms import Attempt, attempt, typed, whole_number
from missions.models import Mission, Person
from outputs.api.drafts import sent
from outputs.drafts import limit
from outputs.drafts.docx_guard import LARGEST, LIGHTER, TOO_LARGE
from outputs.drafts.page import Typed, screen
from outputs.drafts.transfer_store import drop
from outputs.drafts.upload_page import drafts_of, offered, upload_page
from outputs.drafts.uploads import assign, give_back, receive
from outputs.drafts.verdicts import accept
from outputs.models import Transfer, Upload
from outputs.pages.parts import person_of, visible

ACCEPT, DECLINE, LATER = "accept", "decline", "later"
OUT, AS_READ = "out", "as-read"


@csrf_exempt  # the token is looked for in the body, and one that is too large must not be read for it
@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, key: str) -> HttpResponseBase:
    """Upload a draft: file, output, note. Below stands what became of earlier ones."""
    limit.watch(request)
    if limit.too_large(request):
        fault: Attempt[Any] = Attempt(False, errors={"file": f"{TOO_LARGE} {LIGHTER}"}, status=413)
        return _upload_page(request, visible(request, key), fault)
    return _upload(request, key)


@csrf_protect
def _upload(request: HttpRequest, key: str) -> HttpResponse:
    mission, person = visible(request, key), person_of(request)
    if request.method != "POST":
        return _upload_page(request, mission, None)
    if request.POST.get("act") == "discard":
        _discard(request, mission, person)
        return redirect("outputs:upload", key=key)
    tried = attempt(lambda: _receive(request, mission, person))
    if tried.ok:
        messages.success(request, _("Your draft is kept as it came; it is being read into sections."))
        return redirect("outputs:upload", key=key)
    return _upload_page(request, mission, tried)


def _upload_page(request: HttpRequest, mission: Mission, tried: Attempt[Any] | None) -> HttpResponse:
    context = upload_page(request, mission, person_of(request), tried)
    return render(request, "outputs/upload.html", context, status=tried.status if tried else 200)


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, key: str, id: int) -> HttpResponse:  # noqa: A002 (the address's name)
    """Show what was read from a draft; its headings are led, its sections answered, or all of it returned."""
    mission, person = visible(request, key), person_of(request)
    found = drafts_of(mission, person).filter(pk=id).first()
    if found is None:
        raise Http404
    if "sent" in request.GET and found.by_id == person.pk:
        messages.success(request, _("Your draft is kept as it came; it is being read into sections."))
        return redirect("outputs:draft", key=key, id=id)
    if getattr(request, "htmx", False) and request.method == "GET":
        return _looked_again(found)
    tried = None
    if request.method == "POST":
        acts = {"assign": _assign, "return": _return}
        tried = attempt(lambda: acts.get(request.POST.get("act", ""), _answer)(request, found, person))
        if tried.ok:
            messages.success(request, _done(tried.result, str(request.POST.get("act"))))
            return redirect("outputs:draft", key=key, id=id)
        found = drafts_of(mission, person).get(pk=id)
    context = screen(mission, found, person, Typed.of(request.POST), tried)
    return render(request, "outputs/draft.html", context, status=tried.status if tried else 200)


@login_required
@require_safe
def draft_file(request: HttpRequest, key: str, id: int) -> HttpResponseBase:  # noqa: A002
    """Send a draft's file as it came."""
    found = drafts_of(visible(request, key), person_of(request)).filter(pk=id).first()
    try:
        if found is not None:
            return sent(found)
    except Upload.DoesNotExist:
        found = None
    raise Http404


def _looked_again(found: Upload) -> HttpResponse:
    """Answer the page that looks whether the draft has been read: it renews itself once that is so."""
    answer = HttpResponse(status=204)
    if found.state != Upload.State.RECEIVED:
        answer = HttpResponse(headers={"HX-Refresh": "true"})
    return answer


def _done(result: Any, act: str) -> str:
    if act == "assign":
        return _("The headings are led as you chose; look at the sections below.")
    if isinstance(result, Upload) and result.state == Upload.State.READ:
        return _("Your answers are kept; the other sections wait further.")
    return _("Who sent the draft sees what became of it.")


def _discard(request: HttpRequest, mission: Mission, person: Person) -> None:
    asked = request.POST.get("transfer", "")
    own = Transfer.objects.filter(output__mission=mission, by=person, draft=None)
    for found in own:
        if str(found.pk) != asked:
            continue
        drop(found)
        messages.success(request, _("The upload is discarded; what had arrived of it is deleted."))


def _receive(request: HttpRequest, mission: Mission, person: Person) -> Upload:
    data = typed(request.POST)
    file = request.FILES.get("file")
    output_type = data.get("output", "")
    faults = {}
    if file is None:
        faults["file"] = _("Choose the Word file.")
    elif (file.size or 0) > LARGEST:
        faults["file"] = f"{TOO_LARGE} {LIGHTER}"
    if output_type not in offered(mission, person):
        faults["output"] = _("Choose the output that it belongs to.")
    if faults or file is None:
        raise Invalid(faults)
    return receive(
        mission, output_type, by=person, data=file.read(), filename=file.name or "", note=data.get("note", "")
    )


def _assign(request: HttpRequest, found: Upload, person: Person) -> Upload:
    """Take over the headings that were led elsewhere on the page; all others stay as they are."""
    chosen = dict(found.assignments)
    for heading in found.headings:
        index = str(heading["index"])
        choice = request.POST.get(f"heading-{index}", "")
        if choice == OUT:
            chosen[index] = {"section": "", "reason": request.POST.get(f"reasons.{index}", "")}
        elif choice == AS_READ:
            chosen.pop(index, None)
        elif choice and choice != heading["section"]:
            chosen[index] = {"section": choice, "reason": ""}
    return assign(found, by=person, assignments=chosen, if_version=_number(request, "version"))


def _return(request: HttpRequest, found: Upload, person: Person) -> Upload:
    return give_back(found, by=person, comment=typed(request.POST).get("comment", ""))


def _answer(request: HttpRequest, found: Upload, person: Person) -> Upload:
    given = Typed.of(request.POST)
    accepted = [key for key, choice in given.choices.items() if choice == ACCEPT]
    declined = {key: given.reasons.get(key, "") for key, choice in given.choices.items() if choice == DECLINE}
    if not (accepted or declined) and found.taken:
        raise Invalid(_("Accept a section or say of one why not, or return the draft."), field="sections")
    seen = {key: _number(request, f"seen-{key}") for key in accepted}
    return accept(
        found,
        by=person,
        sections=accepted,
        declined=declined,
        later=True,
        versions={key: number for key, number in seen.items() if number is not None},
        comment=typed(request.POST).get("comment", ""),
        remarks="remarks" in request.POST,
    )


def _number(request: HttpRequest, name: str) -> int | None:
    return whole_number(request.POST.get(name, ""))
