"""What a form's fields are read as."""

import pytest
from django.http import QueryDict

from missions.forms import typed_on_row, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("999999999", 999_999_999), ("007", 7)],
)
def test_digits_are_a_whole_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "+1", "1.0", "1e3", "²", "①", "٣", "12a", "1000000000"])
def test_whatever_int_would_refuse_or_read_otherwise_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_more_digits_where_a_row_is_named() -> None:
    assert whole_number("1000000000", digits=18) == 1_000_000_000
    assert whole_number("1" * 19, digits=18) is None


@pytest.mark.parametrize(("sent", "seen"), [("version=4&", 4), ("version=²&", None), ("", None)])
def test_the_version_that_a_form_was_made_from_is_no_field(sent: str, seen: int | None) -> None:
    assert typed_on_row(QueryDict(f"{sent}name=Budget&act=save&empty=")) == ({"name": "Budget"}, seen)
