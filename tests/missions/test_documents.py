"""Documents: kinds told by first bytes, sizes, hashes, access, and the field `document` of the verbs."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from missions import documents
from missions.errors import Invalid
from missions.models import Document, Mission, Person

Speak = Callable[[Person], APIClient]
DOCUMENTS = "/api/v1/missions/tandala/documents/"


def package(*parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for part in parts:
            made.writestr(part, "x")
    return file.getvalue()


TYPES = "[Content_Types].xml"
KEPT = {
    "a.pdf": b"%PDF-1.7 ...",
    "a.docx": package(TYPES, "word/document.xml"),
    "a.xlsx": package(TYPES, "xl/workbook.xml"),
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.jpg": b"\xff\xd8\xff...",
    "a.txt": "Zażółć".encode(),
    "a.csv": b"\xef\xbb\xbfa,b\r\n1,2\r\n",
}
REFUSED = {
    "program.pdf": b"MZ\x90\x00",
    "page.html": b"<html><script>alert(1)</script></html>",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "any.zip": package("a.txt"),
    "macro.docx": package(TYPES, "word/document.xml", "word/vbaProject.bin"),
    "climbing.docx": package(TYPES, "word/document.xml", "../../etc/passwd"),
    "damaged.docx": b"PK\x03\x04....",
    "binary.txt": b"a\x00b",
    "latin.txt": b"caf\xe9",
    "noname": b"plain text",
}


def upload(client: APIClient, name: str, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return client.post(DOCUMENTS, {"file": file, **fields}, format="multipart")


@pytest.mark.parametrize("name", KEPT)
def test_known_kinds_are_kept_as_they_came(name: str, mission: Mission, field: Person, api: Speak) -> None:
    made = upload(api(field), name, KEPT[name], title="A letter", note="From the office.")
    assert made.status_code == 201, made.content
    row = made.json()
    assert row["sha256"] == hashlib.sha256(KEPT[name]).hexdigest()
    assert (row["title"], row["filename"], row["size"]) == ("A letter", name, len(KEPT[name]))
    fetched = api(field).get(row["file"])
    assert b"".join(fetched.streaming_content) == KEPT[name]  # type: ignore[attr-defined]
    assert fetched["Content-Disposition"].startswith("attachment")
    assert fetched["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", REFUSED)
def test_other_kinds_are_415(name: str, mission: Mission, field: Person, api: Speak) -> None:
    refused = upload(api(field), name, REFUSED[name])
    assert refused.status_code == 415, refused.content
    assert refused["Content-Type"] == "application/problem+json"
    assert not Document.objects.exists()


def test_sizes(mission: Mission, field: Person, api: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    assert upload(api(field), "a.txt", b"").status_code == 400
    assert upload(api(field), "a.pdf", b"%PDF-" + b"x" * documents.LARGEST).status_code == 413
    assert upload(api(field), "a.pdf", b"%PDF-" + b"x" * (documents.LARGEST + 100_000)).status_code == 413


def test_fields_of_an_upload(mission: Mission, field: Person, api: Speak) -> None:
    assert upload(api(field), "letter.pdf", KEPT["a.pdf"]).json()["title"] == "letter.pdf"
    assert upload(api(field), "letter.pdf", KEPT["a.pdf"], colour="red").status_code == 400
    two = {
        "file": SimpleUploadedFile("a.pdf", KEPT["a.pdf"]),
        "other": SimpleUploadedFile("b.pdf", KEPT["a.pdf"]),
    }
    assert api(field).post(DOCUMENTS, two, format="multipart").status_code == 400
    assert api(field).post(DOCUMENTS, {"note": "no title"}).status_code == 400
    assert upload(api(field), "../../letter.pdf", KEPT["a.pdf"]).json()["filename"] == "letter.pdf"


def test_a_title_and_date_suffice_and_the_file_follows_once(
    mission: Mission, field: Person, api: Speak
) -> None:
    made = api(field).post(DOCUMENTS, {"title": "S/RES/1996", "date": "2025-01-08"})
    assert (made.status_code, made.json()["file"], made.json()["date"]) == (201, None, "2025-01-08")
    address = f"{DOCUMENTS}{made.json()['id']}/file/"
    assert api(field).get(address).status_code == 404
    file = SimpleUploadedFile("res.pdf", KEPT["a.pdf"])
    assert api(field).post(address, {"file": file}, format="multipart").status_code == 200
    file.seek(0)
    assert api(field).post(address, {"file": file}, format="multipart").status_code == 409


def test_access_to_files(
    mission: Mission, planner: Person, outsider: Person, observer: Person, api: Speak
) -> None:
    row = upload(api(planner), "a.pdf", KEPT["a.pdf"]).json()
    assert APIClient().get(row["file"]).status_code == 401
    assert api(outsider).get(row["file"]).status_code == 404
    assert api(observer).get(row["file"]).status_code == 200
    assert upload(api(observer), "a.pdf", KEPT["a.pdf"]).status_code == 403
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    ended = upload(api(planner), "a.pdf", KEPT["a.pdf"])
    assert (ended.status_code, ended.json()["blockers"][0]["code"]) == (409, "completed")


def test_resolve_takes_an_id_of_this_mission_or_title_and_date(mission: Mission, planner: Person) -> None:
    named = documents.resolve(mission, {"title": " Note ", "date": "2025-02-03"}, planner)
    assert (named.title, named.dated.isoformat()) == ("Note", "2025-02-03")  # type: ignore[union-attr]
    assert documents.resolve(mission, named.pk, planner) == named
    for wrong in (
        0,
        -1,
        10**30,
        True,
        None,
        "",
        "7",
        [],
        {},
        {"title": ""},
        {"title": "A", "date": "soon"},
        {"id": 1},
    ):
        with pytest.raises(Invalid):
            documents.resolve(mission, wrong, planner)
