"""A real browser, served from memory with the specimen and the static files, under the site's policy."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOST = "http://pages.test"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a running browser."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is at hand

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield browser
        browser.close()


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
