"""Pages for a real browser, served from memory with the static files, under the site's policy."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

HOST = "http://pages.test"


def policy() -> str:
    """Return the content security policy of the settings as a header."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def serve(context: Any, pages: dict[str, str]) -> None:
    """Answer the browser's requests from `pages` (by path) and from the static files."""

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix(HOST).split("?")[0].split("#")[0]
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            route.fulfill(path=found) if found else route.fulfill(status=404, body="")
        elif path in pages:
            route.fulfill(
                body=pages[path], content_type="text/html", headers={"Content-Security-Policy": policy()}
            )
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)


@pytest.fixture(scope="module")
def database_beside_the_browser() -> Iterator[None]:
    """Let Django use its database in a thread where the browser's event loop runs; they share no data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield
