"""Over weak links: a draft in slices, a lost answer, a break, a file that is not what was announced."""

import hashlib
import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from rest_framework.test import APIClient

from missions.errors import NotReady
from missions.models import Entry, Mission, Person
from outputs.drafts import transfers
from outputs.drafts.tasks import ask_again
from outputs.drafts.transfer_store import KEPT, forget_old, path_of
from outputs.drafts.transfers import SLICE, begin, complete
from outputs.drafts.uploads import give_back
from outputs.models import Output, Transfer, Upload
from tests.outputs.hostile_files import REFUSED
from tests.outputs.word_files import docx, heading, paragraph

Calls = Callable[[str], APIClient]
SLICES = "/api/v1/missions/atlantis/outputs/usg-directive/drafts/slices/"
NOISE = random.Random(7).randbytes(150_000)  # noqa: S311 - so that the file has three slices
FILE = docx(heading("Situation"), paragraph("Two wells."), more=[("word/media/image1.png", NOISE)])


@pytest.fixture
def calls(mission: Mission, people: dict[str, Person]) -> Calls:
    """A function that returns a client of the API for a person."""

    def client(name: str) -> APIClient:
        made = APIClient()
        made.force_authenticate(people[name])
        return made

    return client


def announced(data: bytes = FILE, **other: object) -> dict[str, object]:
    """Return what is said of a file before it is sent."""
    return {"filename": "Wells.docx", "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), **other}


def put(
    client: APIClient, row: dict[str, object], offset: int, data: bytes = FILE, length: int = SLICE
) -> object:
    """Send the slice at an offset."""
    piece = data[offset : offset + length]
    return client.put(f"{row['href']}{offset}/", piece, content_type="application/octet-stream")


def test_a_file_goes_up_slice_by_slice_and_becomes_a_draft(calls: Calls) -> None:
    field = calls("field")
    first = field.post(SLICES, announced(note="As agreed"))
    assert (first.status_code, first.data["state"], first.data["received"]) == (201, "receiving", 0)
    assert first["Location"].endswith(first.data["href"])
    assert len(FILE) > 2 * SLICE
    answers = [put(field, first.data, offset) for offset in range(0, len(FILE), SLICE)]
    assert [answer.status_code for answer in answers] == [200, 200, 202]
    assert answers[1].data["received"] == 2 * SLICE
    draft = Upload.objects.get()
    assert answers[2]["Location"].endswith(f"/drafts/{draft.pk}/")
    assert answers[2].data["page"] == f"/missions/atlantis/upload/{draft.pk}/"
    assert draft.file.read() == FILE
    assert (draft.sha256, draft.note, draft.filename) == (announced()["sha256"], "As agreed", "Wells.docx")
    assert Entry.objects.filter(verb="upload-draft").count() == 1
    assert not path_of(Transfer.objects.get()).exists()
    assert field.get(first.data["href"]).data["state"] == "complete"
    assert field.get(SLICES).data["count"] == 1


def test_after_a_break_the_hash_tells_where_to_go_on(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced(note="First word")).data
    put(field, row, 0)
    again = field.post(SLICES, announced(note="Second word"))
    assert (again.status_code, again.data["id"], again.data["received"]) == (200, row["id"], SLICE)
    assert again.data["note"] == "Second word"


def test_a_slice_whose_answer_was_lost_may_come_twice(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    assert put(field, row, 0).data["received"] == SLICE
    assert put(field, row, 0).data["received"] == SLICE
    assert put(field, row, SLICE).status_code == 200
    assert put(field, row, 0).data["received"] == 2 * SLICE
    assert put(field, row, 2 * SLICE).status_code == 202
    assert put(field, row, 2 * SLICE).status_code == 202
    assert Upload.objects.get().file.read() == FILE


@pytest.mark.parametrize("offset", [1, SLICE - 1, SLICE + 1, 2 * SLICE])
def test_a_slice_out_of_step_is_told_where_to_go_on(calls: Calls, offset: int) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    answer = put(field, row, offset)
    assert (answer.status_code, answer.data["received"]) == (409, SLICE)
    assert str(SLICE) in answer.data["detail"]
    assert Transfer.objects.get().received == SLICE


@pytest.mark.parametrize(
    ("offset", "piece", "status"),
    [(0, b"", 400), (0, FILE + b"x", 400), (0, b"x" * (1024 * 1024 + 1), 413)],
)
def test_slices_that_cannot_be(calls: Calls, offset: int, piece: bytes, status: int) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    answer = field.put(f"{row['href']}{offset}/", piece, content_type="application/octet-stream")
    assert answer.status_code == status
    assert Transfer.objects.get().received == 0
    assert field.put(f"{row['href']}0/", {"x": 1}, format="json").status_code == 415


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"size": 20 * 1024 * 1024 + 1}, 413),
        ({"size": 0}, 400),
        ({"size": "12"}, 400),
        ({"sha256": "A" * 64}, 400),
        ({"sha256": "0" * 63}, 400),
        ({"filename": ""}, 400),
        ({"note": "x" * 4001}, 400),
        ({"more": 1}, 400),
    ],
)
def test_what_cannot_be_announced(calls: Calls, body: dict[str, object], status: int) -> None:
    assert calls("field").post(SLICES, {**announced(), **body}).status_code == status
    assert not Transfer.objects.exists()


def test_nothing_but_the_announced_file_becomes_a_draft(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    changed = FILE[:70_000] + b"\0" + FILE[70_001:]
    answers = [put(field, row, offset, changed) for offset in range(0, len(FILE), SLICE)]
    assert answers[-1].status_code == 409
    assert "Send it once more" in answers[-1].data["detail"]
    assert not Upload.objects.exists()
    assert field.get(row["href"]).data["received"] == 0
    assert [put(field, row, offset).status_code for offset in range(0, len(FILE), SLICE)] == [200, 200, 202]


def test_a_file_that_is_refused_is_not_sent_again_to_hear_the_same(calls: Calls) -> None:
    field, (status, make) = calls("field"), REFUSED["macro part"]
    data = make()
    row = field.post(SLICES, announced(data)).data
    refused = put(field, row, 0, data)
    assert (refused.status_code, refused.data["detail"][:23]) == (status, "The file holds macros. ")
    assert not Upload.objects.exists()
    assert not path_of(Transfer.objects.get()).exists()
    again = field.post(SLICES, announced(data))
    assert (again.status_code, again.data["state"]) == (200, "refused")
    assert again.data["error"] == refused.data["detail"]


def test_the_same_file_is_a_new_upload_once_the_first_was_answered(
    calls: Calls, people: dict[str, Person]
) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    for offset in range(0, len(FILE), SLICE):
        put(field, row, offset)
    assert field.post(SLICES, announced()).data["state"] == "complete"
    give_back(Upload.objects.get(), by=people["planner"], comment="Which county?")
    again = field.post(SLICES, announced())
    assert (again.status_code, again.data["received"]) == (201, 0)
    assert again.data["id"] != row["id"]


def test_the_last_slice_twice_at_once_makes_one_draft(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    put(field, row, SLICE)
    Transfer.objects.update(checking_since=timezone.now())  # another process has the whole file in hand
    answer = put(field, row, 2 * SLICE)
    assert (answer.status_code, answer.data["state"], answer.data["received"]) == (
        200,
        "receiving",
        len(FILE),
    )
    assert not Upload.objects.exists()
    Transfer.objects.update(checking_since=timezone.now() - timedelta(minutes=3))  # and died of it
    assert put(field, row, 2 * SLICE).status_code == 202
    assert complete(Transfer.objects.get()).draft == Upload.objects.get()


def test_a_fault_of_ours_leaves_the_whole_file_for_another_try(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    put(field, row, SLICE)
    with monkeypatch.context() as broken:
        broken.setattr(transfers, "receive", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            put(field, row, 2 * SLICE)
    assert put(field, row, 2 * SLICE).status_code == 202
    assert Upload.objects.get().file.read() == FILE


def test_bytes_that_the_store_has_lost_are_asked_for_again(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    path_of(Transfer.objects.get()).unlink()
    answer = put(field, row, SLICE)
    assert (answer.status_code, answer.data["received"]) == (409, 0)


def test_a_write_that_broke_off_half_way_is_written_over(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    with path_of(Transfer.objects.get()).open("ab") as file:
        file.write(b"half a slice of which the row knows nothing" * 9000)
    assert put(field, row, SLICE).status_code == 200
    assert put(field, row, 2 * SLICE).status_code == 202


@pytest.mark.parametrize("name", ["observer", "outsider"])
def test_who_may_not_announce(calls: Calls, name: str) -> None:
    answer = calls(name).post(SLICES, announced())
    assert answer.status_code == (404 if name == "outsider" else 403)
    assert not Transfer.objects.exists()


def test_uploads_of_others_are_not_there(calls: Calls) -> None:
    row = calls("field").post(SLICES, announced()).data
    planner = calls("planner")
    assert planner.get(SLICES).data["count"] == 0
    assert planner.get(row["href"]).status_code == 404
    assert put(planner, row, 0).status_code == 404
    assert planner.delete(row["href"]).status_code == 404
    own = planner.post(SLICES, announced())
    assert (own.status_code, own.data["received"]) == (201, 0)


def test_five_are_on_their_way_at_most_and_one_can_be_discarded(calls: Calls) -> None:
    field = calls("field")
    rows = [field.post(SLICES, announced(FILE + bytes([number]))).data for number in range(5)]
    more = field.post(SLICES, announced())
    assert (more.status_code, more.data["detail"].split(";")[1]) == (
        409,
        " finish or discard one of them first.",
    )
    put(field, rows[0], 0)
    path = path_of(Transfer.objects.get(pk=rows[0]["id"]))
    assert path.stat().st_mode & 0o077 == 0
    assert field.delete(rows[0]["href"]).status_code == 204
    assert not path.exists()
    assert field.post(SLICES, announced()).status_code == 201


def test_what_nobody_goes_on_with_is_forgotten(calls: Calls) -> None:
    field = calls("field")
    row = field.post(SLICES, announced()).data
    put(field, row, 0)
    path = path_of(Transfer.objects.get())
    assert forget_old() == 0
    Transfer.objects.update(changed_at=timezone.now() - KEPT - timedelta(minutes=1))
    ask_again()
    assert not Transfer.objects.exists()
    assert not path.exists()
    assert not default_storage.exists(f"transfers/{row['id']}.part")


def test_a_file_that_has_ended_takes_no_upload(
    mission: Mission, people: dict[str, Person], directive: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Mission, "ended", property(lambda _: True))
    with pytest.raises(NotReady) as refusal:
        begin(mission, directive.type, by=people["field"], filename="x", size=1, sha256="0" * 64)
    assert [item.code for item in refusal.value.blockers] == ["completed"]
