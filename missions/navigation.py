"""The pages of one mission, in six groups: a line of the groups, beneath it the pages of the present one.

Rooms above are named by address only; a page whose address does not exist is left out.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Page:
    """A page of a mission: the name of its address, and the word of its link.

    `near` names addresses that have no link of their own and stand under this one.
    """

    name: str
    word: str | Promise
    near: tuple[str, ...] = ()


GROUPS: tuple[tuple[str | Promise, tuple[Page, ...]], ...] = (
    (
        _("Overview"),
        (
            Page("mission", _("Where it stands")),
            Page("mission-dashboard", _("Dashboard")),
            Page("timeline", _("Timeline")),
            Page("calendar", _("Calendar of decisions")),
            Page("adoption", _("When the plan can be adopted")),
        ),
    ),
    (
        _("Outputs"),
        (
            Page("outputs:index", _("All outputs"), near=("endorsement",)),
            Page("lineage", _("Lineage")),
            Page("outputs:upload", _("Upload a draft")),
        ),
    ),
    (
        _("Plan"),
        (
            Page("plans:index", _("Registers")),
            Page("mandate", _("Mandate")),
            Page("assumptions", _("Assumptions")),
            Page("plans:results-and-budget", _("Results and budget")),
            Page("schedule", _("Schedule")),
            Page("frameworks", _("Frameworks")),
            Page("exit", _("Exit")),
        ),
    ),
    (
        _("Monitoring"),
        (
            Page("monitoring:index", _("Measurements and reviews")),
            Page("monitoring:performance", _("Performance cycle")),
            Page("surveys", _("Surveys")),
            Page("validation", _("Validation")),
        ),
    ),
    (
        _("People"),
        (
            Page("task-force", _("Task force")),
            Page("planning-team", _("Planning team")),
            Page("action-points", _("Action points")),
            Page("people", _("Roles")),
            Page("in-charge", _("In charge")),
        ),
    ),
    (
        _("Record"),
        (
            Page("record", _("Record")),
            Page("documents", _("Documents")),
            Page("deviations", _("Deviations")),
            Page("hand-overs", _("Transfers")),
            Page("sharing", _("Access")),
        ),
    ),
)


@dataclass(frozen=True)
class Link:
    """A link as it is drawn; `current` is "page" on the page itself, "true" on one below it, else empty."""

    word: str | Promise
    url: str
    current: str = ""


@dataclass(frozen=True)
class Navigation:
    """The line of groups, and the line of pages of the present group (empty where it has only one)."""

    groups: tuple[Link, ...]
    pages: tuple[Link, ...]
    group: str | Promise = ""


def navigation_of(key: str, path: str) -> Navigation:
    """Return the links for a mission's key and the path of the page that is shown."""
    known = {
        name: _address(name, key)
        for _word, pages in GROUPS
        for page in pages
        for name in (page.name, *page.near)
    }
    here = _present(known, path)
    line: list[Link] = []
    links: list[Link] = []
    name: str | Promise = ""
    for word, pages in GROUPS:
        found = [(page, url) for page in pages if (url := known[page.name])]
        if not found:
            continue
        inside = here in pages
        line.append(Link(word, found[0][1], _current(path, found[0][1]) if inside else ""))
        if inside and len(found) > 1:
            name = word
            links = [Link(page.word, url, _current(path, url) if page == here else "") for page, url in found]
    return Navigation(tuple(line), tuple(links), name)


def _present(known: dict[str, str], path: str) -> Page | None:
    """The page that stands at a path or above it: the one with the longest address."""
    root = known["mission"]
    above = [
        (len(url), page)
        for _word, pages in GROUPS
        for page in pages
        for name in (page.name, *page.near)
        if (url := known[name]) and _stands_in(path, url, root)
    ]
    return max(above, key=lambda one: one[0], default=(0, None))[1]


def _stands_in(path: str, url: str, root: str) -> bool:
    """The first page of a mission is the beginning of every address; it is meant only as itself."""
    return path == url or (url != root and path.startswith(url))


def _current(path: str, url: str) -> str:
    return "page" if path == url else "true"


def _address(name: str, key: str) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""
