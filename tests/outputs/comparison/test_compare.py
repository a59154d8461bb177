"""Redlines: what changed, and only that, in HTML that stays well formed."""

from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from outputs.canonical import _written, canonical
from outputs.comparison.versions import compare, redlined
from tests.outputs.test_canonical import PIECES


def test_words_are_marked_inside_their_block() -> None:
    old = "<p>Kept whole.</p><p>The mission has five tasks.</p>"
    new = "<p>Kept whole.</p><p>The mission has <strong>six</strong> tasks.</p>"
    assert redlined(old, new) == (
        "<p>Kept whole.</p><p>The mission has <del>five </del><strong><ins>six</ins></strong> tasks.</p>"
    )


def test_blocks_come_and_go() -> None:
    assert (
        redlined("<p>a</p><p>gone away</p>", "<p>a</p>") == '<p>a</p><p class="gone"><del>gone away</del></p>'
    )
    assert redlined("<p>a</p>", "<p>a</p><ul><li>new</li></ul>") == "<p>a</p><ul><li><ins>new</ins></li></ul>"


def test_a_cell_that_changed_is_marked_in_its_cell() -> None:
    table = "<table><tbody><tr><td>{}</td><td>b</td></tr></tbody></table>"
    assert redlined(table.format("one"), table.format("two")) == table.format("<del>one </del><ins>two</ins>")


def test_a_redline_of_a_long_change_is_made_block_by_block() -> None:
    old, new = (f"<p>{' '.join(f'{sign}{number}' for number in range(4000))}</p>" for sign in "ab")
    assert redlined(old, new).startswith("<p><del>a0 a1")


def section(key: str, content: str = "", rows: list[Any] | None = None, reason: str = "") -> dict[str, Any]:
    """Return a section as a reading has it."""
    return {
        "key": key,
        "title": key.title(),
        "content": content,
        "not_applicable": reason,
        "rows": rows or [],
    }


def test_every_section_is_told_apart() -> None:
    old = {
        "sections": [
            section("a", "<p>x</p>"),
            section("b", "<p>x</p>"),
            section("c"),
            section("d", "<p>x</p>"),
        ]
    }
    new = {
        "sections": [
            section("a", "<p>x</p>"),
            section("b", "<p>y</p>"),
            section("c", "<p>z</p>"),
            section("d"),
        ]
    }
    assert [found["change"] for found in compare(old, new)] == ["unchanged", "changed", "added", "removed"]


def test_rows_are_compared_by_their_own_identity() -> None:
    old = {"sections": [section("r", rows=[{"id": 1, "name": "a"}, {"id": 2, "name": "b"}])]}
    new = {"sections": [section("r", rows=[{"id": 2, "name": "B"}, {"id": 3, "name": "c"}])]}
    (found,) = compare(old, new)
    assert found["change"] == "changed"
    assert [[row["id"] for row in found["rows"][kind]] for kind in ("added", "removed", "changed")] == [
        [3],
        [1],
        [2],
    ]


# fmt: off
HARD = {
    "a word of an innermost item": (
        "<ul><li>one<ul><li>inner a</li><li>inner b</li></ul></li><li>two</li></ul>",
        "<ul><li>one<ul><li>inner a</li><li>inner c</li></ul></li><li>two</li></ul>",
        "<ul><li>one<ul><li>inner a</li><li>inner <del>b </del><ins>c</ins></li></ul></li><li>two</li></ul>",
    ),
    "an item between items": (
        "<ul><li>one<ul><li>inner a</li><li>inner b</li></ul></li></ul>",
        "<ul><li>one<ul><li>inner a</li><li>quite new</li><li>inner b</li></ul></li></ul>",
        "<ul><li>one<ul><li>inner a</li><li><ins>quite new</ins></li><li>inner b</li></ul></li></ul>",
    ),
    "an item that went": (
        "<ol><li>one</li><li>two</li><li>three</li></ol>",
        "<ol><li>one</li><li>three</li></ol>",
        '<ol><li>one</li><li class="gone"><del>two</del></li><li>three</li></ol>',
    ),
    "a row that came": (
        "<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>c</td><td>1</td></tr></tbody></table>",
        ("<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>1</td></tr>"
         "<tr><td>c</td><td>1</td></tr></tbody></table>"),
        ("<table><tbody><tr><td>a</td><td>1</td></tr><tr><td><ins>b</ins></td><td><ins>1</ins></td></tr>"
         "<tr><td>c</td><td>1</td></tr></tbody></table>"),
    ),
    "a row that went": (
        "<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td></td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>1</td></tr></tbody></table>",
        ('<table><tbody><tr><td>a</td><td>1</td></tr><tr class="gone"><td><del>b</del></td><td></td></tr>'
         "</tbody></table>"),
    ),
    "one row came while a cell of another changed": (
        "<table><tbody><tr><td>Juba</td><td>40</td></tr></tbody></table>",
        "<table><tbody><tr><td>Wau</td><td>9</td></tr><tr><td>Juba</td><td>50</td></tr></tbody></table>",
        ("<table><tbody><tr><td><ins>Wau</ins></td><td><ins>9</ins></td></tr>"
         "<tr><td>Juba</td><td><del>40 </del><ins>50</ins></td></tr></tbody></table>"),
    ),
    "a column that came": (
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>new</td><td>b</td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td><ins>new</ins></td><td>b</td></tr></tbody></table>",
    ),
    "a word of a footnote": (
        '<p>Text<span class="footnote">See page 1.</span> goes on.</p>',
        '<p>Text<span class="footnote">See page 2.</span> goes on.</p>',
        '<p>Text<span class="footnote">See page <del>1 </del><ins>2</ins>.</span> goes on.</p>',
    ),
    "a footnote that went": (
        '<p>Text<span class="footnote">See page 1.</span> goes on.</p>',
        "<p>Text goes on.</p>",
        '<p>Text <del><span class="footnote">See page 1.</span> </del>goes on.</p>',
    ),
    "one of two footnotes side by side": (
        '<p>Text<span class="footnote">One.</span><span class="footnote">Two.</span></p>',
        '<p>Text<span class="footnote">Two.</span></p>',
        '<p>Text<del><span class="footnote">One.</span></del><span class="footnote">Two.</span></p>',
    ),
    "the target of a link": (
        '<p>See <a href="https://a.example/">the report</a>.</p>',
        '<p>See <a href="https://b.example/">the report</a>.</p>',
        ('<p>See <del><a href="https://a.example/">the report</a></del>'
         '<a href="https://b.example/"><ins>the report</ins></a>.</p>'),
    ),
    "a word in Arabic": (
        '<p dir="rtl">تتألف البعثة من خمسة مكاتب.</p>',
        '<p dir="rtl">تتألف البعثة من ستة مكاتب.</p>',
        '<p dir="rtl">تتألف البعثة من <del>خمسة </del><ins>ستة</ins> مكاتب.</p>',
    ),
    "a sign in Chinese": (
        "<p>维持和平行动</p>",
        "<p>维护和平行动</p>",
        "<p>维<del>持</del><ins>护</ins>和平行动</p>",
    ),
    "a paragraph that moved": (
        "<p>The first stands here.</p><p>The second is longer.</p><p>And a third follows.</p>",
        "<p>The second is longer.</p><p>And a third follows.</p><p>The first stands here.</p>",
        ('<p class="gone"><del class="moved">The first stands here.</del></p><p>The second is longer.</p>'
         '<p>And a third follows.</p><p><ins class="moved">The first stands here.</ins></p>'),
    ),
    "the kind of a list": (
        "<ul><li>one</li><li>two</li></ul>",
        '<ol type="a"><li>one</li><li>two</li></ol>',
        ('<ol type="a"><li><del class="form" data-told="Was a list with bullets."></del>one</li>'
         "<li>two</li></ol>"),
    ),
    "the direction alone": (
        '<p>one</p><p dir="rtl">two</p>',
        "<p>one</p><p>two</p>",
        '<p>one</p><p><del class="form" data-told="Was written from right to left."></del>two</p>',
    ),
    "a heading that became text": (
        "<h3>Tasks</h3>",
        "<p>Tasks</p>",
        '<p><del class="form" data-told="Was a heading."></del>Tasks</p>',
    ),
    "a mark alone": (
        "<p>a bold word</p>",
        "<p>a <strong>bold</strong> word</p>",
        "<p>a <del>bold </del><strong><ins>bold</ins></strong> word</p>",
    ),
    "the stop alone": (
        "<p>All is well.</p>",
        "<p>All is well!</p>",
        "<p>All is well<del>. </del><ins>!</ins></p>",
    ),
    "a sentence written anew": (
        "<p>Many things were said by the people of the town here.</p>",
        "<p>No report has come from all the places that we asked today.</p>",
        ("<p><del>Many things were said by the people of the town here </del>"
         "<ins>No report has come from all the places that we asked today</ins>.</p>"),
    ),
    "a line that was broken": ("<p>a b</p>", "<p>a<br>b</p>", "<p>a<ins><br></ins>b</p>"),
}
# fmt: on


@pytest.mark.parametrize(("old", "new", "expected"), HARD.values(), ids=HARD)
def test_exactly_what_changed_is_shown(old: str, new: str, expected: str) -> None:
    assert (canonical(old), canonical(new)) == (old, new)
    assert redlined(old, new) == expected


def tree_of(html: str) -> etree._Element:
    """Return HTML as a tree; it must be well formed."""
    return etree.fromstring(f"<root>{html.replace('<br>', '<br/>')}</root>")


def taken(redline: str) -> str:
    """Return the redline with every change accepted."""
    root = tree_of(redline)
    for gone in [*root.iter("del"), *root.xpath("//*[contains(@class, 'gone')]")]:
        gone.tail, tail = None, gone.tail
        before = gone.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            gone.getparent().text = (gone.getparent().text or "") + (tail or "")
        gone.getparent().remove(gone)
    etree.strip_tags(root, "ins")
    return "".join([escape(root.text or "", quote=False), *map(_written, root)])


def words_in(root: etree._Element) -> str:
    """Return all words, without the spaces between them."""
    return "".join("".join(root.itertext()).split())


TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map(canonical)
SCRAPS = [
    "peace", "and", "law,", "police.", "<b>", "</b>", "<br>", "维", "&amp;", " ", " ",
    "<span class=footnote>", "</span>", "<a href='http://x'>", "</a>",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(SCRAPS), max_size=30)
PARAGRAPHS = st.lists(WORDS.map("".join).map("<p>{}</p>".format), max_size=4).map("".join).map(canonical)


@settings(max_examples=300, deadline=None)
@given(*[TEXTS | PARAGRAPHS] * 2)
def test_a_redline_holds_the_new_text_sign_by_sign_and_the_old_words_in_order(old: str, new: str) -> None:
    redline = redlined(old, new)
    assert taken(redline) == new
    refused = tree_of(redline)
    for came in refused.iter("ins"):
        came[:], came.text = [], ""
    assert words_in(refused) == words_in(tree_of(old))


@settings(max_examples=100, deadline=None)
@given(TEXTS | PARAGRAPHS)
def test_of_what_stayed_nothing_is_marked(text: str) -> None:
    assert redlined(text, text) == text
    assert redlined("", text).count("<del") == redlined(text, "").count("<ins") == 0
