"""What a rendering must not do, whatever it is handed: read files, open connections, take the machine."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from outputs.printing import press as pdf_press
from outputs.printing.press import RenderingFailedError, press

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def page(body: str, head: str = "") -> str:
    """Return a document that never went through the cleaning of texts."""
    return f"<!DOCTYPE html><html lang=en><head><title>x</title>{head}</head><body>{body}</body></html>"


def nothing(phase: str) -> None:
    """Take no notice of the phase."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address that notes whoever calls."""
    called: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    ended = threading.Event()

    def listen() -> None:
        while not ended.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            called.append(b"called")
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/x", called
    ended.set()
    thread.join()
    server.close()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
VECTORS = {
    "picture": ('<img alt=x src="{url}">', ""),
    "style sheet": ("<p>x</p>", '<link rel="stylesheet" href="{url}">'),
    "import": ("<p>x</p>", '<style>@import url("{url}");</style>'),
    "background": ('<p style="background: url({url})">x</p>', ""),
    "font": (
        "<p style='font-family: f'>x</p>",
        "<style>@font-face {{ font-family: f; src: url('{url}') }}</style>",
    ),
    "attached file": ("<p>x</p>", '<link rel="attachment" href="{url}">'),
    "attached link": ('<a rel="attachment" href="{url}">x</a>', ""),
    "drawing": (SVG + '<image href="{url}" width="9" height="9"/></svg>', ""),
    "object": ('<object data="{url}"></object>', ""),
    "embedded": ('<embed src="{url}">', ""),
    "list mark": ('<ul style="list-style-image: url({url})"><li>x</li></ul>', ""),
    "content": ("<p class=c>x</p>", "<style>.c::before {{ content: url({url}) }}</style>"),
    "base": ('<img alt=x src="x">', '<base href="{url}">'),
    "page": ("<p>x</p>", "<style>@page {{ background: url({url}) }}</style>"),
}


@pytest.mark.parametrize("vector", VECTORS)
def test_no_address_is_fetched(vector: str, listener: tuple[str, list[bytes]], tmp_path: Path) -> None:
    url, called = listener
    body, head = (part.format(url=url) for part in VECTORS[vector])
    target = tmp_path / "x.pdf"
    with pytest.raises(RenderingFailedError, match="outside the document"):
        press(page(body, head), "x", target, nothing)
    assert not called
    assert not target.exists()


@pytest.mark.parametrize("vector", VECTORS)
def test_no_local_file_is_read(vector: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret words")
    target = tmp_path / "x.pdf"
    body, head = (part.format(url=secret.as_uri()) for part in VECTORS[vector])
    with pytest.raises(RenderingFailedError, match="outside the document"):
        press(page(body, head), "x", target, nothing)
    assert not target.exists()


@pytest.mark.parametrize(
    "url",
    [
        "impp:../../../etc/passwd",
        "impp:/etc/passwd",
        "data:text/html,<p>x",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_only_issued_names_and_plain_pictures_are_served(url: str, tmp_path: Path) -> None:
    with pytest.raises(RenderingFailedError, match="outside the document"):
        press(page(f'<img alt=x src="{url}">'), "x", tmp_path / "x.pdf", nothing)


def test_a_picture_inside_the_document_is_printed(tmp_path: Path) -> None:
    assert press(page(f'<img alt="a dot" src="{PIXEL}">'), "x", tmp_path / "x.pdf", nothing) == 1


def test_a_bomb_ends_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_press, "MEMORY", 600)
    bomb = page("<div style='display:flex'>" * 800 + "x")
    with pytest.raises(RenderingFailedError) as failure, override_settings(RENDERING_LIMIT=20):
        press(bomb, "x", tmp_path / "x.pdf", nothing)
    assert len(str(failure.value)) > 20


def test_a_rendering_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    endless = page("<table>" + "<tr><td>x</td></tr>" * 60_000 + "</table>")
    with (
        override_settings(RENDERING_LIMIT=3),
        pytest.raises(RenderingFailedError, match="longer than 3 seconds"),
    ):
        press(endless, "x", tmp_path / "x.pdf", nothing)


def test_it_tells_phase_and_page(tmp_path: Path) -> None:
    told: list[str] = []
    press(page("<p style='break-after: page'>x</p><p>y</p>"), "x", tmp_path / "x.pdf", told.append)
    assert "page 2" in told
    assert told[-1] == "finishing"
