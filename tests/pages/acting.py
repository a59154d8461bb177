"""A browser that speaks with the application in the same process: a test client answers its requests."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client

from tests.pages.conftest import HOST

KEPT = ("content-type", "content-security-policy", "content-disposition", "location")


def through(context: Any, client: Client) -> None:
    """Answer every request of a browser context through the client; static files from where they stand.

    Beside the browser's event loop Django would open a connection of its own, which does not see what the
    test has written: the one that is in use here is put in its place.
    """
    kept = connections["default"]

    def answer(route: Any) -> None:
        connections["default"] = kept
        asked = route.request
        parts = urlsplit(asked.url)
        if parts.path.startswith("/static/"):
            found = finders.find(parts.path.removeprefix("/static/"))
            route.fulfill(path=found) if found else route.fulfill(status=404, body="")
            return
        kind = asked.headers.get("content-type", "")
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        got = client.generic(asked.method, path, asked.post_data_buffer or b"", content_type=kind)
        while got.status_code == 302:  # an intercepted answer may not lead on by itself
            got = client.get(got["Location"].removeprefix(HOST).split("#")[0])
        headers = {name: got[name] for name in KEPT if got.has_header(name)}
        body = b"".join(got.streaming_content) if got.streaming else got.content
        route.fulfill(status=got.status_code, headers=headers, body=body)

    context.route("**/*", answer)
