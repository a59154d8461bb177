"""Broken and hostile uploads at the door: refused by page and API alike, nothing kept, the reader lives."""

import io
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from missions.documents import TooLargeError, WrongKindError
from missions.errors import Unprocessable
from missions.models import Mission, Person
from outputs.drafts.docx_guard import LARGEST
from outputs.drafts.reading import read_upload
from outputs.drafts.uploads import receive
from outputs.models import Upload
from tests.outputs.hostile_files import REFUSED
from tests.outputs.word_files import docx, paragraph

KINDS = {413: TooLargeError, 415: WrongKindError, 422: Unprocessable}


def stored() -> set[str]:
    """Return the files kept for drafts."""
    return set(default_storage.listdir("drafts")[1]) if default_storage.exists("drafts") else set()


def test_nothing_of_them_is_kept(mission: Mission, people: dict[str, Person]) -> None:
    before = stored()
    for status, make in REFUSED.values():
        with pytest.raises(KINDS[status]) as refusal:
            receive(mission, "usg-directive", by=people["field"], data=make(), filename="x.docx")
        assert str(refusal.value).endswith(".")
    assert not Upload.objects.exists()
    assert stored() == before


def test_the_reader_outlives_a_file_that_was_changed_behind_the_door(
    mission: Mission, people: dict[str, Person]
) -> None:
    upload = receive(
        mission, "usg-directive", by=people["field"], data=docx(paragraph("x")), filename="x.docx"
    )
    for name, (_, make) in REFUSED.items():
        with default_storage.open(upload.file.name, "wb") as file:
            file.write(make())
        Upload.objects.update(state="received", attempts=0, error="", version=1)
        assert read_upload(upload.pk) == "failed", name
        upload.refresh_from_db()
        assert upload.error.endswith("."), name
        assert not upload.taken, name


class Endless(io.RawIOBase):
    """A body of hundreds of megabytes that would fail if anybody read it."""

    def read(self, size: int = -1) -> bytes:
        """Fail: it was refused before."""
        raise AssertionError("the body was read")


@pytest.fixture
def client_for(people: dict[str, Person]) -> Callable[[str], APIClient]:
    """A function that returns a client of the API with CSRF as in service, signed in by session."""

    def make(name: str) -> APIClient:
        client = APIClient(enforce_csrf_checks=False)
        client.force_login(people[name])
        return client

    return make


@pytest.mark.parametrize(
    "address", ["/api/v1/missions/atlantis/outputs/usg-directive/drafts/", "/missions/atlantis/upload/"]
)
def test_half_a_gigabyte_is_refused_before_it_is_read(
    mission: Mission, client_for: Callable[[str], APIClient], address: str
) -> None:
    answer = client_for("field").generic(
        "POST",
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(500 * 1024 * 1024),
        **{"wsgi.input": Endless()},
    )
    assert answer.status_code == 413
    assert "larger than 20 MB" in answer.content.decode()


def test_a_file_a_little_too_large_is_told_so_by_page_and_api(
    mission: Mission, client_for: Callable[[str], APIClient]
) -> None:
    data = b"PK\x03\x04" + b"\0" * LARGEST
    body = {"file": SimpleUploadedFile("x.docx", data), "output": "usg-directive"}
    answer = client_for("field").post("/missions/atlantis/upload/", body, format="multipart")
    assert "larger than 20 MB" in answer.content.decode()
    assert not Upload.objects.exists()
