"""The page from which drafts are sent: three fields, uploads on their way, earlier drafts."""

import hashlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from missions.models import Mission
from outputs.drafts.transfers import begin
from outputs.models import Transfer, Upload
from tests.outputs.sent_drafts import DATA, PAGE, Browse, People, answered, page_of


def test_three_fields_and_where_slices_go(browse: Browse) -> None:
    text = browse("field").get(f"{PAGE}?output=usg-directive").content.decode()
    assert text.count('class="field"') == 3
    assert 'value="usg-directive" selected' in text
    assert 'data-slices="/api/v1/missions/atlantis/outputs/OUTPUT/drafts/slices/"' in text
    assert f'data-largest="{20 * 1024 * 1024}"' in text
    assert "js/slices" in text
    assert "No drafts yet" in text
    observer = browse("observer").get(PAGE).content.decode()
    assert "data-slices" not in observer
    assert 'type="file"' not in observer


def test_without_script_the_form_is_enough(browse: Browse, upload: Upload) -> None:
    assert upload.file.read() == DATA
    text = browse("field").get(PAGE).content.decode()
    assert "juba.docx" in text
    assert "read, waits for an answer" in text
    assert b"".join(browse("field").get(f"{PAGE}{upload.pk}/file/").streaming_content) == DATA


def test_an_unfit_file_is_told_what_is_wrong_and_the_note_stays(browse: Browse) -> None:
    body = {"file": SimpleUploadedFile("x.docx", b"%PDF-1.7"), "output": "usg-directive", "note": "Stay here"}
    page = browse("field").post(PAGE, body)
    assert page.status_code == 400
    assert "This is a PDF. Upload the Word document" in page.content.decode()
    assert "Stay here" in page.content.decode()
    assert not Upload.objects.exists()


def test_the_form_is_guarded_against_other_sites(mission: Mission, people: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["field"])
    sent = {"file": SimpleUploadedFile("juba.docx", DATA), "output": "usg-directive"}
    assert client.post(PAGE, sent).status_code == 403
    assert not Upload.objects.exists()
    client.get(PAGE)
    token = client.cookies[next(name for name in client.cookies if "csrf" in name)].value
    again = {"file": SimpleUploadedFile("juba.docx", DATA), "output": "usg-directive"}
    assert client.post(PAGE, {**again, "csrfmiddlewaretoken": token}).status_code == 302


def test_an_upload_on_its_way_is_shown_goes_on_and_is_discarded(
    browse: Browse, mission: Mission, people: People
) -> None:
    sha256 = hashlib.sha256(DATA).hexdigest()
    under_way, _ = begin(
        mission,
        "usg-directive",
        by=people["field"],
        filename="roads.docx",
        size=307_200,
        sha256=sha256,
        note="Half of it",
    )
    Transfer.objects.update(received=102_400)
    text = browse("field").get(PAGE).content.decode()
    assert "100 kB of 300 kB have arrived" in text
    goes_on = browse("field").get(f"{PAGE}?continue={under_way.pk}").content.decode()
    assert 'value="usg-directive" selected' in goes_on
    assert "Half of it</textarea>" in goes_on
    assert "roads.docx" not in browse("planner").get(PAGE).content.decode()
    browse("planner").post(PAGE, {"act": "discard", "transfer": str(under_way.pk)})
    browse("field").post(PAGE, {"act": "discard", "transfer": "no number"})
    assert Transfer.objects.count() == 1
    browse("field").post(PAGE, {"act": "discard", "transfer": str(under_way.pk)})
    assert not Transfer.objects.exists()


def test_the_page_of_a_waiting_draft_renews_itself(browse: Browse, upload: Upload) -> None:
    Upload.objects.update(state="received")
    client, where = browse("field"), f"{PAGE}{upload.pk}/"
    assert f'hx-get="{where}" hx-trigger="every 3s"' in page_of(client, upload)
    looked = client.get(where, headers={"HX-Request": "true"})
    assert (looked.status_code, looked.headers.get("HX-Refresh")) == (204, None)
    Upload.objects.update(state="read")
    assert client.get(where, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_after_the_last_slice_the_page_says_what_follows(browse: Browse, upload: Upload) -> None:
    shown = browse("field").get(f"{PAGE}{upload.pk}/?sent=1", follow=True)
    assert shown.redirect_chain == [(f"{PAGE}{upload.pk}/", 302)]
    assert "it is being read into sections" in shown.content.decode()


def test_guests_see_their_own_drafts_only(browse: Browse, upload: Upload) -> None:
    assert browse("partner").get(f"{PAGE}{upload.pk}/").status_code == 404
    assert browse("partner").get(f"{PAGE}{upload.pk}/file/").status_code == 404
    assert "juba.docx" not in browse("partner").get(PAGE).content.decode()
    assert browse("outsider").get(f"{PAGE}{upload.pk}/").status_code == 404
    assert browse("observer").get(f"{PAGE}{upload.pk}/").status_code == 200


def test_pages_ask_as_often_for_many_drafts_as_for_one(
    browse: Browse, upload: Upload, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browse("planner")
    client.get(PAGE)
    answered(client, upload, **{"answer-situation": "accept"})
    for number in range(12):
        Upload.objects.create(
            output=upload.output, file="x", filename=f"{number}.docx", size=1, sha256="0" * 64, by=upload.by
        )
    with django_assert_max_num_queries(16):
        client.get(PAGE)
    with django_assert_max_num_queries(30):
        client.get(f"{PAGE}{upload.pk}/")
