"""Redlines: what changed, and only that, in HTML that stays well formed."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from outputs.canonical import canonical
from outputs.compare import compare, redlined
from tests.outputs.test_canonical import PIECES


def test_words_are_marked_inside_their_block() -> None:
    old = "<p>Kept whole.</p><p>The mission has five tasks.</p>"
    new = "<p>Kept whole.</p><p>The mission has <strong>six</strong> tasks.</p>"
    assert redlined(old, new) == (
        "<p>Kept whole.</p><p>The mission has <del>five</del> <strong><ins>six</ins></strong> tasks.</p>"
    )


def test_blocks_come_and_go() -> None:
    assert redlined("<p>a</p><p>gone away</p>", "<p>a</p>") == "<p>a</p><p><del>gone away</del></p>"
    assert redlined("<p>a</p>", "<p>a</p><ul><li>new</li></ul>") == "<p>a</p><ul><li><ins>new</ins></li></ul>"


def test_a_cell_that_changed_is_marked_in_its_cell() -> None:
    table = "<table><tbody><tr><td>{}</td><td>b</td></tr></tbody></table>"
    assert redlined(table.format("one"), table.format("two")) == table.format("<del>one</del> <ins>two</ins>")


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


@settings(max_examples=200, deadline=None)
@given(*[st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(canonical)] * 2)
def test_a_redline_is_well_formed_and_holds_the_new_text(old: str, new: str) -> None:
    tree = etree.fromstring(f"<root>{redlined(old, new).replace('<br>', '<br/>')}</root>")
    expected = etree.fromstring(f"<root>{new.replace('<br>', '<br/>')}</root>")
    for gone in list(tree.iter("del")):
        gone.text = ""
    bare = ["".join("".join(root.itertext()).split()) for root in (tree, expected)]
    assert bare[0] == bare[1]
