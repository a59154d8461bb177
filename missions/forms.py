"""Forms of the pages: what was typed, and what became of it when a domain function was called with it.

A page reads `typed(request.POST)`, calls the domain inside `attempt(...)`, and on a refusal shows the same
form again from `shown_again(fields, request.POST, attempt)`: why it was refused, and the text still there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import DataError, IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import ValidationError

from missions.blockers import Blocker
from missions.documents import TooLargeError, WrongKindError
from missions.errors import (
    DomainError,
    Invalid,
    NotPermitted,
    NotReady,
    Stale,
    Unprocessable,
)

R = TypeVar("R")
OF_THE_FORM = ("csrfmiddlewaretoken", "act")
EXPLAINED = "explanations."


@dataclass(frozen=True, slots=True)
class Attempt(Generic[R]):
    """What became of an act: its result, or why it was refused.

    `errors` is keyed by field name (`explanations.<code>` for one that is too short), `blockers` is
    all that stands in the way, `message` a sentence for the head of the page, `status` the page's.
    """

    ok: bool
    result: R | None = None
    errors: dict[str, str] = field(default_factory=dict)
    blockers: list[Blocker] = field(default_factory=list)
    message: str = ""
    status: int = 200


def attempt(act: Callable[[], R]) -> Attempt[R]:
    """Call the domain and return what became of it; only faults of the program itself are raised."""
    try:
        return Attempt(True, act())
    except (DomainError, ValidationError, IntegrityError, DataError) as refusal:
        return refused(refusal)


def refused(refusal: Exception) -> Attempt[Any]:
    """Return what a refusal says, by field where it concerns one."""
    found: Attempt[Any]
    match refusal:
        case NotReady():
            found = Attempt(False, blockers=list(refusal.blockers), message=_missing(refusal), status=409)
        case NotPermitted():
            found = Attempt(False, message=refusal.message, status=403)
        case Invalid() | Unprocessable():
            found = _faulty(dict(refusal.errors))
        case ValidationError():
            found = _faulty({_name(fault): f"{fault['msg']}." for fault in refusal.errors()})
        case DataError():
            found = _faulty({"": _("A text or a number here is larger than can be kept.")})
        case TooLargeError() | WrongKindError():
            found = _faulty({"file": str(refusal)})
        case _:
            found = Attempt(False, message=_at_odds(refusal), status=409)
    return found


def attempt_whole(act: Callable[[], R]) -> Attempt[R]:
    """Like `attempt`, for an act of several writes outside a mission: all of them, or none."""

    def together() -> R:
        with transaction.atomic():
            return act()

    return attempt(together)


def typed(
    post: QueryDict, *, many: Iterable[str] = (), lines: Iterable[str] = (), ticks: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what was typed, ready for a verb or a shape; fields left empty are left out.

    `many` names fields with several values, `lines` text areas with one item a line, `ticks`
    boxes (absent is False). `explanations.<code>` fields are gathered under `explanations`.
    """
    data: dict[str, Any] = {name: name in post for name in ticks}
    explanations: dict[str, str] = {}
    for name in post:
        text = _clean(post.get(name, ""))
        if name in OF_THE_FORM or name in data:
            continue
        if name in many:
            data[name] = [_clean(item) for item in post.getlist(name) if _clean(item)]
        elif name in lines:
            data[name] = [line.strip() for line in text.splitlines() if line.strip()]
        elif name.startswith(EXPLAINED) and text:
            explanations[name.removeprefix(EXPLAINED)] = text
        elif text and not name.startswith(EXPLAINED):
            data[name] = text
    return {**data, "explanations": explanations} if explanations else data


def typed_on_row(
    post: QueryDict, *, lines: Iterable[str] = (), ticks: Iterable[str] = ()
) -> tuple[dict[str, Any], int | None]:
    """Return what was typed about a row, and the version of the row that the form was made from."""
    data = typed(post, lines=lines, ticks=ticks)
    return data, whole_number(str(data.pop("version", "")))


def whole_number(text: str, *, digits: int = 9) -> int | None:
    """Return the whole number that ``text`` is, in at most so many ``digits``; else None.

    ``str.isdigit`` alone also holds of "²", which ``int`` refuses.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None


def shown_again(
    fields: Iterable[Mapping[str, Any]], post: QueryDict | None = None, tried: Attempt[Any] | None = None
) -> list[dict[str, Any]]:
    """Return descriptions of fields (see `form_fields.shown`) with what was typed and what was wrong."""
    shown = []
    for item in fields:
        name, now = item["name"], dict(item)
        if post is not None and item.get("type") != "file":
            several = item.get("type") == "multi"
            now["value"] = post.getlist(name) if several else post.get(name, "")
        if tried is not None:
            now["errors"] = [text for key, text in tried.errors.items() if _belongs(key, name)]
            now["errors"] += [item.message for item in tried.blockers if item.code == f"missing-{name}"]
        shown.append(now)
    return shown


def _belongs(key: str, name: str) -> bool:
    """A fault of `team.0.name` is shown at the field `team`."""
    return key == name or key.startswith(f"{name}.")


def _faulty(errors: dict[str, str]) -> Attempt[Any]:
    return Attempt(False, errors=errors, message=errors.get("") or errors.get("body") or "", status=400)


def _name(fault: Any) -> str:
    return ".".join(str(part) for part in fault["loc"])


def _missing(refusal: NotReady) -> str:
    stopping = [item for item in refusal.blockers if item.klass != "notice"]
    return ngettext(
        "One thing stands in the way; it is listed below.",
        "%(n)d things stand in the way; they are listed below.",
        len(stopping),
    ) % {"n": len(stopping)}


def _at_odds(refusal: Exception) -> str:
    if isinstance(refusal, IntegrityError):
        return _("Somebody else entered the same a moment ago; load the page again to see it.")
    if isinstance(refusal, Stale):
        return _("It has changed since you opened this page. Compare, and send what you typed again.")
    return str(refusal)


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()
