"""Uploads over weak links: a draft announced by size and hash, sent in slices, taken up again after a break.

A slice is written at its offset under the lock of its row; a slice that came before does no harm. When the
last one is there the file passes the same guard as every upload, and becomes a draft.
"""

import hashlib
import re
from datetime import timedelta
from typing import NoReturn

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from missions.documents import TooLargeError, WrongKindError
from missions.door import ended_blocker
from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Unprocessable
from missions.models import Mission, Person
from missions.roles import standing, title_of
from outputs.drafts.docx_guard import LARGEST, LIGHTER, TOO_LARGE
from outputs.drafts.transfer_store import holds, path_of, write
from outputs.drafts.uploads import UPLOADERS, check_note, receive, shown_name
from outputs.models import Output, Transfer, Upload

SLICE = 64 * 1024
LARGEST_SLICE = 1024 * 1024
PATIENCE = timedelta(minutes=2)  # how long the check of a whole file may take before it is tried again
MOST_OPEN = 5
SPOILT = "What arrived is not the file that was announced: it changed on the way. Send it once more."


class OutOfStep(Conflict):
    """The slice does not begin where the file ends (409); `received` says where to go on."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The next slice begins at byte {received}.", code="out-of-step")
        self.received = received


def begin(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    filename: str,
    size: int,
    sha256: str,
    note: str = "",
) -> tuple[Transfer, bool]:
    """Announce a file; return its transfer, and whether it is a new one.

    The same file of the same person for the same output goes on where it was. Raises NotPermitted (403),
    TooLargeError (413), Invalid (400), NotReady `completed` (409), Conflict (409) where five are under way.
    """
    _check_announced(mission, by, size, sha256, note)
    output = Output.objects.select_related("mission").get(mission=mission, type=output_type)
    known = _known(output, by, sha256, size)
    if known is not None:
        if known.note != note.strip() and known.draft is None:
            known.note = note.strip()
            known.save()
        return known, False
    if Transfer.objects.filter(output__mission=mission, by=by, draft=None, refused="").count() >= MOST_OPEN:
        raise Conflict(f"{MOST_OPEN} uploads of yours are on their way; finish or discard one of them first.")
    return Transfer.objects.get_or_create(
        output=output,
        by=by,
        sha256=sha256,
        draft=None,
        defaults={"filename": shown_name(filename), "size": size, "note": note.strip()},
    )


def add_slice(transfer: Transfer, offset: int, data: bytes) -> Transfer:
    """Write a slice at its offset; the last one makes the file a draft (`transfer.draft`).

    A slice that has come before is passed over, so one whose answer was lost may be sent again. Raises
    OutOfStep (409), Invalid (400) for more than was announced, and what `uploads.receive` raises.
    """
    if not data:
        raise Invalid("A slice holds a byte at least.", field="slice")
    with transaction.atomic():
        held = Transfer.objects.select_for_update().get(pk=transfer.pk)
        if held.draft_id or held.refused:
            return _now(transfer)
        if offset + len(data) > held.size:
            raise Invalid(f"The file was announced with {held.size:,} bytes.", field="slice")
        lost = not holds(held)
        if lost:
            Transfer.objects.filter(pk=held.pk).update(received=0)
        elif offset == held.received:
            write(path_of(held), offset, data)
            held.received += len(data)
            held.save()
    if lost:
        raise OutOfStep(0)
    if offset + len(data) > held.received:
        raise OutOfStep(held.received)
    return complete(held) if held.received == held.size else _now(held)


def complete(transfer: Transfer) -> Transfer:
    """Make a draft of a file that is whole; asked twice at once, one does it and the other sees it wait."""
    now = timezone.now()
    free = Q(checking_since=None) | Q(checking_since__lt=now - PATIENCE)
    claimed = Transfer.objects.filter(free, pk=transfer.pk, draft=None, refused="")
    if not claimed.update(checking_since=now):
        return _now(transfer)
    try:
        draft = _received(transfer)
    except (TooLargeError, WrongKindError, Unprocessable) as refusal:
        Transfer.objects.filter(pk=transfer.pk).update(refused=str(refusal), checking_since=None)
        path_of(transfer).unlink(missing_ok=True)
        raise
    except BaseException:
        Transfer.objects.filter(pk=transfer.pk).update(checking_since=None)
        raise
    Transfer.objects.filter(pk=transfer.pk).update(draft=draft, checking_since=None)
    path_of(transfer).unlink(missing_ok=True)
    return _now(transfer)


def _check_announced(mission: Mission, by: Person, size: int, sha256: str, note: str) -> None:
    if standing(by, mission).any_of(UPLOADERS) is None:
        raise NotPermitted(f"This is for: {', '.join(dict.fromkeys(title_of(role) for role in UPLOADERS))}.")
    if size > LARGEST:
        raise TooLargeError(f"{TOO_LARGE} {LIGHTER}")
    if size < 1:
        raise Invalid("The file is empty.", field="size")
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise Invalid("A SHA-256 is written with 64 signs from 0 to f.", field="sha256")
    check_note(note)
    if mission.ended:
        raise NotReady([ended_blocker(mission)])


def _known(output: Output, by: Person, sha256: str, size: int) -> Transfer | None:
    """Return the transfer of this very file that goes on, was refused, or made a draft that still waits."""
    same = Transfer.objects.filter(output=output, by=by, sha256=sha256).select_related(
        "draft__output__mission", "output__mission"
    )
    waiting = Q(draft=None) | Q(draft__state__in=(Upload.State.RECEIVED, Upload.State.READ))
    found = same.filter(waiting).order_by("-begun_at").first()
    if found is not None and found.draft is None and found.size != size:
        raise Invalid("This hash was announced with another size.", field="size")
    return found


def _received(transfer: Transfer) -> Upload:
    data = path_of(transfer).read_bytes()
    if hashlib.sha256(data).hexdigest() != transfer.sha256:
        _spoilt(transfer)
    return receive(
        transfer.output.mission,
        transfer.output.type,
        by=transfer.by,
        data=data,
        filename=transfer.filename,
        note=transfer.note,
    )


def _spoilt(transfer: Transfer) -> NoReturn:
    """Begin again: the bytes are of no use, but the file itself may be sound."""
    Transfer.objects.filter(pk=transfer.pk).update(received=0)
    raise Conflict(SPOILT, code="spoilt")


def _now(transfer: Transfer) -> Transfer:
    rows = Transfer.objects.select_related("draft__output__mission", "output__mission", "by")
    return rows.get(pk=transfer.pk)
