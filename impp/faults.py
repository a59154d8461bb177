"""Answers to requests that reach no page: a problem document below /api/, a readable page elsewhere."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

API = "/api/"


def problem(request: HttpRequest, status: HTTPStatus, detail: str) -> JsonResponse:
    """Return an RFC 9457 problem document about this request."""
    return JsonResponse(
        {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": detail,
            "instance": request.path,
        },
        status=status.value,
        content_type="application/problem+json",
    )


def answer(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    """Return the problem document or the page for ``status``."""
    if request.path.startswith(API):
        return problem(request, status, detail)
    return render(request, f"{status.value}.html", status=status.value)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself is malformed."""
    return answer(request, HTTPStatus.BAD_REQUEST, "The request is malformed.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: known person, act not permitted."""
    return answer(request, HTTPStatus.FORBIDDEN, "You may not do this.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such thing, or none that this person may see."""
    return answer(request, HTTPStatus.NOT_FOUND, "There is nothing at this address, or nothing you may see.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. No context is passed on, since the fault may lie in making it."""
    if request.path.startswith(API):
        return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "The application failed; it is logged.")
    return render(None, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR.value)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when the form's token is missing or old."""
    return answer(request, HTTPStatus.FORBIDDEN, "The form's security token is missing or too old.")
