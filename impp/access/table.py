"""The access table: which scope each address has. An address without a row is answered with 404."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

from impp.access.table_api import API
from impp.access.table_pages import PAGES
from planning_levels.verbs import VERBS

PREFIX = "api/v1/"
ADMIN = "admin/"


@cache
def table() -> dict[str, str]:
    """Return address > name of its scope; each verb of the process has an address of its own."""
    verbs = {f"{PREFIX}missions/<slug:key>/actions/{verb}/": "mission" for verb in VERBS}
    return PAGES | {f"{PREFIX}{route}": scope for route, scope in API.items()} | verbs


def row_of(route: str) -> str | None:
    """Return the name of the scope of an address, or None where the table has none."""
    return "staff" if route.startswith(ADMIN) else table().get(route)


def routes() -> list[str]:
    """Return every address that the URLconf answers, the administration's own left aside."""
    found = dict.fromkeys(_walk(get_resolver().url_patterns))
    return [route for route in found if not route.startswith(ADMIN)]


def _walk(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        else:
            yield here
