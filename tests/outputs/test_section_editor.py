"""The editor in a real browser: it gives back what the canonical form holds, and what the clipboard held."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from missions.errors import Unprocessable
from outputs.canonical import canonical, word_count
from tests.outputs.test_canonical import PIECES
from tests.pages.conftest import HOST, serve

pytestmark = pytest.mark.browser
BUNDLE = Path(settings.BASE_DIR) / "static" / "vendor" / "editor" / "editor.js"
EDITOR = f'<!doctype html><title>x</title><script src="/static/vendor/editor/{BUNDLE.name}"></script>'
SAMPLES = Path(__file__).parent / "clipboard"
CORPUS = (SAMPLES / "corpus.html").read_text(encoding="utf-8").splitlines()
# The canonical form lets blocks stand in a heading, which no editor shows; it stays in the plain field.
IN_HEADING = re.compile(r"<h([34])\b(?:(?!</h\1>).)*<(?:p|ul|ol|table|blockquote|h3|h4)\b")
# A mark within the same mark says nothing more; it is written once.
TWICE = re.compile(r"<(em|strong|u|s|sub|sup)\b(?:(?!</\1>).)*<\1\b")


@pytest.fixture(scope="module")
def editor(chromium: Any) -> Iterator[Any]:
    """A page with the editor, under the site's policy; nothing may be said in its console."""
    context = chromium.new_context()
    serve(context, {"/": EDITOR})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{HOST}/")
    yield page
    assert not said
    context.close()


def again(editor: Any, html: str) -> str:
    """Return the text as the server stores it after the editor has had it."""
    return canonical(editor.evaluate("html => IMPP_EDITOR.again(html)", html))


@pytest.mark.parametrize("html", CORPUS)
def test_the_editor_gives_back_what_it_got(editor: Any, html: str) -> None:
    assert canonical(html) == html, "the corpus is canonical"
    assert editor.evaluate("html => IMPP_EDITOR.faithful(html)", html)
    assert editor.evaluate("html => IMPP_EDITOR.again(html)", html).replace("&#x27;", "'") == html


SOUP = [
    *PIECES,
    *("<span class=footnote>", "</span>", "<ol start=4 type=I dir=rtl>", "</ol>", "<th scope=row rowspan=2>"),
    *("<tbody class=end>", "<tfoot>", "<p class='numbered end'>", "<sub>", "<u>", "</u>", "<li dir=rtl>"),
    *(
        "<h5 class=centre>",
        "</h5>",
        "</blockquote>",
        "<em dir=auto>",
        "</em>",
        "&quot;",
        "'",
        "<tr class=end>",
    ),
]


@hypothesis_settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(soup=st.lists(st.sampled_from(SOUP), max_size=22).map("".join))
def test_nothing_that_the_canonical_form_holds_is_lost(editor: Any, soup: str) -> None:
    try:
        html = canonical(soup)
    except Unprocessable:
        return
    if not editor.evaluate("html => IMPP_EDITOR.faithful(html)", html):
        assert IN_HEADING.search(html) or TWICE.search(html), f"the editor cannot show {html}"
    elif not TWICE.search(html):
        assert again(editor, html) == html


@pytest.mark.parametrize("kind", ["word", "libreoffice", "web"])
def test_the_clipboard_is_made_plain(editor: Any, kind: str) -> None:
    held, kept = (
        (SAMPLES / f"{kind}{part}.html").read_text(encoding="utf-8").strip() for part in ("", ".kept")
    )
    cleaned = editor.evaluate("html => IMPP_EDITOR.again(IMPP_EDITOR.cleaned(html))", held)
    assert canonical(cleaned) == kept


FIELD = """<div data-editor-field data-label="l" data-note="n"><label id="l" for="t">T</label>
<div data-bar hidden><button type="button" data-do="strong">B</button><input data-start>
<div data-panel hidden><input><p data-fault hidden></p></div></div><p data-unfaithful hidden></p>
<textarea id="t" data-editor></textarea>
<p data-count data-least="40" data-short="%n of 40 words"></p></div>"""
MOUNT = """([field, text]) => {
  document.body.innerHTML = field;
  const area = document.getElementById("t");
  area.value = text;
  const made = Boolean(IMPP_EDITOR.mount(area));
  const words = document.querySelector("[data-count]").textContent;
  const told = !document.querySelector("[data-unfaithful]").hidden;
  return {made, hidden: area.hidden, text: area.value, words, told};
}"""


@pytest.mark.parametrize(
    "html", ["<p>one two</p><p>three – four</p>", "<p>维持和平 UN</p>", "<p>… — .</p>", ""]
)
def test_words_are_counted_as_the_server_counts_them(editor: Any, html: str) -> None:
    told = editor.evaluate(MOUNT, [FIELD, html])
    assert told["hidden"]
    assert told["words"] == f"{word_count(html)} of 40 words"


def test_text_that_cannot_be_shown_stays_in_the_plain_field(editor: Any) -> None:
    text = "<h3>a<ul><li>b</li></ul></h3>"
    told = editor.evaluate(MOUNT, [FIELD, text])
    assert told == {"made": False, "hidden": False, "text": text, "words": "", "told": True}


def test_text_brought_back_that_cannot_be_shown_brings_the_plain_field_back(editor: Any) -> None:
    editor.evaluate(MOUNT, [FIELD, "<p>a</p>"])
    text = "<h3>a<ul><li>b</li></ul></h3>"
    state = editor.evaluate(
        """text => { const area = document.getElementById("t"); area.value = text;
        area.dispatchEvent(new Event("input")); return [area.hidden, area.value, Boolean(area.editor)]; }""",
        text,
    )
    assert state == [False, text, False]
    assert editor.locator(".editor-text").count() == 0


def test_the_bundle_is_small_enough_for_a_weak_line() -> None:
    assert len(brotli.compress(BUNDLE.read_bytes(), quality=11)) < 80_000
