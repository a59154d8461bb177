"""What the pages of this room share: the mission that the person may see, its context, its form page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from missions.access import admitted
from missions.blockers import Blocker
from missions.door import ended_blocker
from missions.forms import Attempt, shown_again
from missions.models import Mission, Person
from missions.roles import Standing, standing, title_of

FORM = "missions/form.html"


def person_of(request: HttpRequest) -> Person:
    """Return the person who is signed in."""
    return cast("Person", request.user)


def visible_mission(request: HttpRequest, key: str) -> Mission:
    """Return the mission; 404 where there is none, or none that this person may see."""
    try:
        return admitted(request, person_of(request), key)
    except Mission.DoesNotExist as absent:
        raise Http404 from absent


def standing_in(request: HttpRequest, mission: Mission) -> Standing:
    """Return the roles of the person who is signed in (one query)."""
    return standing(person_of(request), mission)


def context(mission: Mission, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Return what every page of a mission shows, with the way to the page below the mission."""
    return {
        "mission": mission,
        "today": mission.today(),
        "crumbs": [{"text": text, "url": url} for text, url in crumbs],
        **more,
    }


def for_whom(*roles: str) -> str:
    """Return the holders of roles as the pages name them: `the planner or the custodian`."""
    names = list(dict.fromkeys(f"the {title_of(role)}" for role in roles))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def form_page(
    request: HttpRequest,
    shown: dict[str, Any],
    *,
    title: str,
    fields: Sequence[Mapping[str, Any]],
    submit: str,
    back: str,
    sentence: str = "",
    tried: Attempt[Any] | None = None,
    not_for_you: str = "",
    blockers: Sequence[Blocker] = (),
    template: str = FORM,
) -> HttpResponse:
    """Show the page of one form: what it does, what is missing, the fields; `not_for_you` says why not.

    `blockers` are those known before anything is typed: a gate among them leaves no form to send, only
    the list of what comes first. After a refused attempt the page keeps what was typed, and bears the
    refusal's status.
    """
    post = request.POST if request.method == "POST" else None
    mission = shown.get("mission")
    if isinstance(mission, Mission) and mission.ended:
        blockers = [ended_blocker(mission)]
    missing = list(tried.blockers) if tried is not None and tried.blockers else list(blockers)
    return render(
        request,
        template,
        {
            **shown,
            "title": title,
            "sentence": sentence,
            "fields": shown_again(fields, post, tried),
            "with_files": any(item.get("type") == "file" for item in fields),
            "submit": submit,
            "back": back,
            "tried": tried,
            "not_for_you": not_for_you,
            "blockers": missing,
            "closed": tried is None and any(item.klass == "gate" for item in blockers),
            "values": post or {},
            "loose": loose_errors(fields, tried),
        },
        status=_status(tried, not_for_you),
    )


def _status(tried: Attempt[Any] | None, not_for_you: str) -> int:
    if tried is None:
        return 200
    return 403 if not_for_you else tried.status


def loose_errors(fields: Iterable[Mapping[str, Any]], tried: Attempt[Any] | None) -> list[str]:
    """Return the faults that belong to no field on the page."""
    if tried is None:
        return []
    known = {str(item["name"]) for item in fields}
    shown = {key for key in tried.errors if key.split(".")[0] in known or key.startswith("explanations.")}
    return [text for key, text in tried.errors.items() if key not in shown and text != tried.message]


def done(request: HttpRequest, sentence: str, where: str) -> HttpResponse:
    """Say what was done and what follows, and go to the page where it shows."""
    messages.success(request, sentence)
    return redirect(where)
