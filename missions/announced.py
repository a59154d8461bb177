"""What a request announces as its length: a body that is too large is refused before a byte of it is read."""

from typing import Any

SLACK = 256 * 1024  # what the other fields and the envelope of a multipart body may take
DIGITS = 15  # of the longest length that is read as a number at all


def announces_more(request: Any, largest: int) -> bool:
    """Return whether a request (a page's or the API's) announces more than `largest` bytes and its fields.

    A length that is no number is more than anything.
    """
    announced = request.META.get("CONTENT_LENGTH") or "0"
    known = announced.isascii() and announced.isdigit() and len(announced) <= DIGITS
    return not known or int(announced) > largest + SLACK
