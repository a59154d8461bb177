"""What the page of a row does with comments: shows them, takes one, takes an answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from missions.forms import attempt
from plans import row_comments
from plans.desk import Desk
from plans.models import RowComment

FORBIDDEN = 403


def said(desk: Desk, row: Any) -> dict[str, Any]:
    """Return what the page of a row shows of comments; nothing to who does not take part."""
    register = desk.register
    if not row_comments.reads_comments(register, desk.standing):
        return {}
    ended = bool(desk.mission.ended)
    return {
        "comments": row_comments.comments_on(register, row),
        "reads_comments": True,
        "may_comment": not ended and desk.standing.any_of(row_comments.commenters(register)) is not None,
        "comment_url": desk.shelf.url("row-comment", desk.mission, register.key, row.pk),
    }


def comment_page(desk: Desk, row_id: int, number: int | None = None) -> HttpResponse:
    """Take a comment on a row, or the answer to one (`number`), and go back to the row."""
    row = desk.find(row_id)
    post = desk.request.POST
    back = desk.shelf.url("row", desk.mission, desk.register.key, row.pk)
    if number is None:
        done = _("Your comment stands beside the row; its writers see it.")
        tried = attempt(
            lambda: row_comments.comment(
                desk.book, desk.mission, row, by=desk.person, text=post.get("text", "")
            )
        )
    else:
        done, given = _("The comment is answered."), _given(desk, row, number)
        tried = attempt(
            lambda: row_comments.answer(
                desk.book, desk.mission, given, by=desk.person, text=post.get("answer", "")
            )
        )
    if tried.status == FORBIDDEN:
        raise PermissionDenied(tried.message)
    if tried.ok:
        messages.success(desk.request, done)
    else:
        messages.error(desk.request, " ".join([tried.message, *tried.errors.values()]).strip())
    return redirect(f"{back}#comments")


def _given(desk: Desk, row: Any, number: int) -> RowComment:
    rows = RowComment.objects.filter(mission=desk.mission, register=desk.register.key, row=row.pk)
    found = rows.filter(pk=number).first()
    if found is None or not row_comments.reads_comments(desk.register, desk.standing):
        raise Http404
    return found
