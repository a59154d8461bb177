"""Repeated requests: one key, one effect, and the first answer again."""

import hashlib
import time
from datetime import timedelta
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from missions.errors import Conflict, Invalid, Unprocessable
from missions.models import Idempotency, Person

HEADER = "Idempotency-Key"
LONGEST = 200
KEPT = timedelta(days=7)
PATIENCE = 10.0  # seconds that a duplicate waits for the first request to end
REPEATED_HEADERS = ("Content-Type", "ETag", "Location", "Retry-After", "Content-Disposition")


def key_of(request: Request) -> str | None:
    """Return the request's key, or None when it has none or changes nothing; Invalid (400) when unusable."""
    key = request.headers.get(HEADER)
    if key is None or request.method in SAFE_METHODS:
        return None
    if not key.strip() or len(key) > LONGEST or "\0" in key:
        raise Invalid(f"The key has 1 to {LONGEST} characters.", field=HEADER)
    return key


def claim(request: Request, person: Person, key: str) -> Idempotency | HttpResponse:
    """Claim the key for this request: returns the claim, or the answer given before.

    Unprocessable (422) when the key was used for another request; Conflict (409) when the first
    request has not ended in time (it is never done twice).
    """
    Idempotency.objects.filter(person=person, created_at__lt=timezone.now() - KEPT).delete()
    digest = _digest(request)
    row, mine = Idempotency.objects.get_or_create(person=person, key=key, defaults={"request_digest": digest})
    if mine:
        return row
    if row.request_digest != digest:
        raise Unprocessable({HEADER: "This key was used for another request."})
    return _answer_again(_ended(row))


def _ended(row: Idempotency) -> Idempotency:
    patience_ends = time.monotonic() + PATIENCE
    while row.status == 0:
        if time.monotonic() > patience_ends:
            raise Conflict("The first request with this key has not ended; see what stands.")
        time.sleep(0.05)
        try:
            row = Idempotency.objects.get(pk=row.pk)
        except Idempotency.DoesNotExist as gone:
            raise Conflict("The first request with this key failed; send it again.") from gone
    return row


def _answer_again(row: Idempotency) -> HttpResponse:
    headers = {**row.headers, "Idempotency-Replayed": "true"}
    return HttpResponse(bytes(row.body), status=row.status, headers=headers)


def keep(row: Idempotency, answer: HttpResponseBase) -> None:
    """Keep the answer for repeats; a fault of ours or a plea to wait gives the key free again."""
    if answer.status_code >= 500 or answer.status_code == 429 or answer.streaming:
        row.delete()
        return
    row.status = answer.status_code
    row.headers = {name: answer[name] for name in REPEATED_HEADERS if answer.has_header(name)}
    row.body = bytes(getattr(answer, "content", b""))
    row.save(update_fields=["status", "headers", "body"])


def keep_when_rendered(row: Idempotency, answer: HttpResponseBase) -> None:
    """Keep the answer as soon as its bytes exist."""
    if isinstance(answer, SimpleTemplateResponse):
        answer.add_post_render_callback(lambda rendered: keep(row, rendered))
    else:
        keep(row, answer)


def _digest(request: Request) -> str:
    total = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode("utf-8", "surrogatepass"))
    total.update(request.headers.get("If-Match", "").encode("utf-8", "surrogatepass"))
    if (request.content_type or "").startswith("multipart/"):  # boundaries differ each time
        for name, values in sorted(cast("QueryDict", request.data).lists()):
            for value in values:
                total.update(f"\n{name}=".encode("utf-8", "surrogatepass"))
                for chunk in _chunks(value):
                    total.update(chunk)
    else:
        total.update(request.body)
    return total.hexdigest()


def _chunks(value: object) -> list[bytes]:
    if not isinstance(value, UploadedFile):
        return [str(value).encode("utf-8", "surrogatepass")]
    content = [(value.name or "").encode("utf-8", "surrogatepass"), *value.chunks()]
    value.seek(0)
    return content
