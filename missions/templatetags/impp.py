"""The components of the pages: `{% load impp %}`. Each tag says what it takes.

How they are meant stands in docs/design-language.md.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template

from missions.access import missions_for
from missions.models import Mission, Person
from missions.navigation import Navigation, navigation_of
from missions.roles import title_of
from missions.templatetags import blocker_groups, clock, dates, form_fields, words

register = template.Library()
SHORT_HASH = 12


@register.inclusion_tag("components/state_badge.html")
def state_badge(state: str, word: str = "") -> dict[str, Any]:
    """Show a state as shape and word; `word` replaces the usual word."""
    return {"badge": words.badge(str(state), word)}


@register.inclusion_tag("components/day.html")
def day(value: date | datetime | str | None, today: date | None = None) -> dict[str, Any]:
    """Show a date as 8 July 2011, with its distance where `today` (the mission's own) is given."""
    on = dates.as_date(value)
    far = dates.distance(on, today) if on and today else ""
    return {"on": on, "written": dates.written(on) if on else "", "distance": far}


@register.inclusion_tag("components/clock_bar.html")
def clock_bar(
    elapsed: int | None, minimum: int | None = None, desirable: int | None = None, status: str = ""
) -> dict[str, Any]:
    """Show elapsed days on a bar with marks for minimum and desirable, and in words."""
    return {"clock": clock.clock(elapsed, minimum, desirable, status)}


@register.inclusion_tag("components/blocker_list.html")
def blocker_list(
    blockers: Iterable[Any],
    *,
    explain: bool = True,
    form: str = "",
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    keep: str = "",
) -> dict[str, Any]:
    """Show what is missing, by class: sentence, guideline paragraph, "mend here".

    Standards have a text field named `explanations.<code>`, belonging to the form with the
    id `form` (or the form around it); `values` and `errors` are keyed by field name. `keep`
    is a prefix under which typed text survives in the browser. `explain=False`: only to read.
    """
    return {"groups": blocker_groups.grouped(blockers, explain, values, errors), "form": form, "keep": keep}


@register.inclusion_tag("components/person_line.html")
def person_line(person: Person | str | None, role: str = "", acting_for: Any = "") -> dict[str, Any]:
    """Show a person with office: `role` is a role key or a title; `acting_for` a person or a title."""
    name = person.get_full_name() if isinstance(person, Person) else str(person or "")
    office = title_of(role) if role else _office(person)
    return {"name": name, "office": "" if office == name else office, "acting_for": str(acting_for or "")}


@register.simple_tag
def person_office(person: Person) -> str:
    """Return a person's office in words: title and entity."""
    return _office(person)


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str = "", action_url: str = "", action_text: str = "") -> dict[str, str]:
    """Show what will stand here, who fills it, and the first step."""
    return {"title": title, "text": text, "action_url": action_url, "action_text": action_text}


@register.inclusion_tag("components/verb_form.html", takes_context=True)
def verb_form(
    context: template.Context,
    fields: Iterable[Mapping[str, Any]],
    *,
    action: str = "",
    submit: str = "",
    prefix: str = "field",
    form_id: str = "",
) -> dict[str, Any]:
    """Show fields from plain descriptions (see `form_fields.shown`).

    With `submit` (the verb's name on the button) a whole form with its token is written;
    without it only the fields, to stand inside a form of the page.
    """
    ready = form_fields.shown(fields, prefix)
    return {
        "fields": ready,
        "action": action,
        "submit": submit,
        "form_id": form_id,
        "with_files": any(item.type == "file" for item in ready),
        "faults": [item for item in ready if item.errors],
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("components/version_strip.html")
def version_strip(versions: Iterable[Any], current: int | None = None) -> dict[str, Any]:
    """Show the versions of an output in order: objects or mappings with number, label, state, hash, url.

    `current` is the number of the version on the page.
    """
    return {"versions": [_version(item, current) for item in versions]}


@register.simple_tag
def hash_short(value: str) -> str:
    """Return the first twelve signs of a hash, the form in which people compare it."""
    return (value or "")[:SHORT_HASH]


register.filter("hash_short", hash_short)


@register.inclusion_tag("components/track.html")
def level_track(levels: Any, size: str = "large", title: str = "") -> dict[str, Any]:
    """Show the level track: `levels` is a `planning_levels.track.Track`, or a list of its levels and gates.

    `size` is `large` (with a vertical form for narrow screens), `line` or `vertical`. The track draws
    itself; this room knows nothing of levels.
    """
    if not hasattr(levels, "drawing"):
        marks = list(levels)
        if not marks:
            return {"size": "", "title": title}
        levels = marks[0].joined(marks)
    return {"track": levels, "drawing": levels.drawing(size), "size": size, "title": title}


@register.filter
def any_done(messages: Iterable[Any] | None) -> bool:
    """Say whether the page reports something as done: kept drafts of the form are then forgotten."""
    return any(message.level_tag == "success" for message in messages or ())


@register.filter
def gates_before(track: Any, code: str) -> list[Any]:
    """Return the gates that a track shows in front of a level."""
    found: list[Any] = track.gates_before(code)
    return found


@register.simple_tag(takes_context=True)
def mission_pages(context: template.Context, mission: Mission) -> Navigation:
    """Return the links to the pages of a mission, as they stand on the page that is shown."""
    return navigation_of(mission.key, context["request"].path)


@register.simple_tag(takes_context=True)
def demonstration_date(context: template.Context) -> date | bool | None:
    """Return the demonstration's own date where the page shows any of one; at most one query.

    From the page's `mission`, else from `demonstration`, else from the missions that the person sees.
    """
    mission = context.get("mission")
    if isinstance(mission, Mission):
        return mission.demonstration_date
    if context.get("demonstration") is not None:
        given: date | bool = context["demonstration"]
        return given or None
    person = getattr(context.get("request"), "user", None)
    if not isinstance(person, Person):
        return None
    known = missions_for(person).exclude(demonstration_date=None).order_by("-demonstration_date")
    return known.values_list("demonstration_date", flat=True).first()


def _office(person: Person | str | None) -> str:
    if not isinstance(person, Person):
        return ""
    office = person.title or (person.get_office_display() if person.office else "")
    entity = person.entity_id or ""
    return ", ".join(part for part in (office, entity) if part and part not in person.get_full_name())


def _version(item: Any, current: int | None) -> dict[str, Any]:
    def read(name: str) -> Any:
        return item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)

    number = read("number")
    return {
        "number": number,
        "label": words.label(str(read("label") or ""), int(read("revision") or 0)),
        "badge": words.badge(str(read("state") or "draft")),
        "hash": read("hash") or "",
        "url": read("url") or "",
        "current": number == current,
        "on": dates.as_date(read("issued_on") or read("submitted_on") or read("opened_on")),
    }
