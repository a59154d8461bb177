"""A browser at a served copy of the demonstration; each test finds it as it was loaded."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser import site as served
from tests.journeys.browser.site import PASSWORD, Site
from tests.processes import end

Visit = Callable[..., Any]


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A web server on a copy of the demonstration, one for the session."""
    made, server = served.start(tmp_path_factory.mktemp("site") / "data")
    yield made
    end(server)


@pytest.fixture
def site(running_site: Site) -> Site:
    """The demonstration as it was loaded: what earlier tests did is undone."""
    running_site.restore()
    return running_site


@pytest.fixture
def visit(site: Site, chromium: Any, tmp_path: Path) -> Iterator[Visit]:
    """A function that signs a person in and returns the first page: `visit("sg", width=360)`."""
    contexts = []

    def sign_in(username: str, *, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, base_url=site.url, accept_downloads=True, **options
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto("/sign-in/")
        enter(page, username)
        return page

    yield sign_in
    for context in contexts:
        context.close()


def enter(page: Any, username: str) -> None:
    """Sign a person in on the sign-in page."""
    page.get_by_label("Sign-in name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
