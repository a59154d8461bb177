"""What a request announces as its length decides whether its body is read."""

import pytest
from django.test import RequestFactory

from missions.announced import SLACK, announces_more

LARGEST = 1000


@pytest.mark.parametrize(
    ("announced", "more"),
    [
        ("", False),
        ("0", False),
        (str(LARGEST + SLACK), False),
        (str(LARGEST + SLACK + 1), True),
        ("9" * 30, True),
        ("9" * 5000, True),
        ("-1", True),
        ("²", True),
        ("٣", True),
        ("much", True),
    ],
)
def test_only_a_number_within_the_bound_is_read(announced: str, more: bool) -> None:
    request = RequestFactory().post("/", CONTENT_LENGTH=announced)
    assert announces_more(request, LARGEST) is more
