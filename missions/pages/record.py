"""`record/`: the append-only record in readable sentences, newest first, and the proof that it holds."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from missions import record
from missions.access import entries_in
from missions.models import Entry, Mission, Person
from missions.onwards import onwards_from
from missions.pages.ground import context, person_of, visible_mission
from missions.record_search import asked, sifted
from missions.roles import title_of

PAGE = 50


@login_required
@require_GET
def record_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show the record; words, person, act, output, kind and days that are asked for stand in the address."""
    mission = visible_mission(request, key)
    chosen = asked(request.GET)
    seen = entries_in(person_of(request), mission)
    rows = sifted(seen, chosen).order_by("-number")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    onwards = onwards_from(person_of(request), mission, list(page.object_list))
    holders = Person.objects.filter(username__in={entry.acting_for for entry in page.object_list} - {""})
    names = {holder.username: holder.get_full_name() for holder in holders}
    shown = context(
        mission,
        (_("Record"), ""),
        entries=[
            {
                **entry_shown(entry, mission),
                "onward": onwards.get(entry.pk),
                "acting_for": names.get(entry.acting_for, entry.acting_for),
            }
            for entry in page.object_list
        ],
        page=page,
        count=seen.count() if mission.as_guest else mission.record_number,
        chosen=chosen,
        any_chosen=any(chosen.values()),
        filters=_filters(seen),
        days=[
            {"name": "from", "label": _("Happened from"), "value": chosen["from"]},
            {"name": "until", "label": _("until"), "value": chosen["until"]},
        ],
        query=urlencode({name: value for name, value in chosen.items() if value}),
        csv=_csv(mission, chosen),
        proof=record.verify(mission) if request.GET.get("verify") else None,
    )
    return render(request, "missions/record.html", shown)


@login_required
@require_GET
def verification(request: HttpRequest, key: str) -> HttpResponse:
    """Walk the chain of hashes now: the part of the record's page that says whether it holds."""
    mission = visible_mission(request, key)
    return render(request, "missions/_proof.html", {"proof": record.verify(mission), "mission": mission})


def entry_shown(entry: Entry, mission: Mission) -> dict[str, Any]:
    """Return an entry as the page shows it: who in which office, what, when, and why it was refused."""
    role = title_of(entry.person_role) if entry.person_role else ""
    office = entry.person_title or role
    office = role if office.lower() in role.lower() else office
    both = role and role != office
    why = [item.get("message", "") for item in entry.detail.get("blockers", [])]
    if entry.kind == Entry.Kind.REFUSAL and not why:
        why = [entry.detail.get("message", "")]
    return {
        "entry": entry,
        "office": ", ".join(
            part for part in ([office, role] if both else [office]) if part != entry.person_name
        ),
        "refused": entry.kind == Entry.Kind.REFUSAL,
        "why": [sentence for sentence in why if sentence],
        "entered_later": not mission.is_demonstration and entry.at.date() > entry.happened_on,
        "hashes": sorted(entry.detail.get("hashes", {}).items()),
        "moved": entry.state_to and entry.state_from != entry.state_to,
    }


def _filters(seen: QuerySet[Entry]) -> list[dict[str, Any]]:
    rows = seen.order_by()
    people = rows.exclude(person=None).values_list("person__username", "person__name").distinct()
    verbs = rows.values_list("verb", flat=True).distinct()
    outputs = rows.filter(detail__has_key="output").values_list("detail__output", flat=True).distinct()
    by_name = sorted(((username, name or username) for username, name in people), key=lambda item: item[1])
    return [
        {"name": "person", "label": _("Person"), "choices": by_name},
        {"name": "verb", "label": _("Act"), "choices": _plain(verbs)},
        {"name": "output", "label": _("Output"), "choices": _plain(outputs)},
        {"name": "kind", "label": _("Kind"), "choices": _kinds()},
    ]


def _plain(keys: Iterable[str]) -> list[tuple[str, str]]:
    return [(key, key.replace("-", " ")) for key in sorted(key for key in keys if key)]


def _kinds() -> list[tuple[str, str]]:
    return [
        (Entry.Kind.REFUSAL, _("refused attempts")),
        (Entry.Kind.ACT, _("acts")),
        (Entry.Kind.FACT, _("facts")),
        (Entry.Kind.WRITING, _("writing")),
    ]


def _csv(mission: Mission, chosen: dict[str, str]) -> str:
    """Return the address of the same entries as a table."""
    query = {"format": "csv"} | {name: value for name, value in chosen.items() if value}
    return f"/api/v1/missions/{mission.key}/record/?{urlencode(query)}"
