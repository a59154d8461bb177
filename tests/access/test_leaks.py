"""No planted word in any answer to who may not read it: pages, lists, counts, searches, errors, exports."""

from typing import Any

import orjson
import pytest
from django.db import transaction

from impp.access.table import routes, row_of
from missions.models import Document
from outputs import export
from outputs.models import Comment
from tests.access.asking import SIGHTS, World, address, ask, forbidden, inside_routes, may_pass
from tests.access.world import CLOSED, OPEN, OUTPUT, STRICT, may_see

pytestmark = [pytest.mark.once, pytest.mark.django_db]
MARK = {"classification": "confidential", "reason": "It names sources."}
READ = {"field": "api/", "rc-hc": "missions/"}  # to save time: the API and the pages stand on the same scopes
SEARCHED = ("", "{key}/documents/", "{key}/record/", "{key}/outputs/{type}/comments/")


@pytest.mark.parametrize("role", ["outsider", *SIGHTS])
def test_no_word_leaks_by_pages_lists_counts_files_or_errors(world: World, role: str) -> None:
    """Read every address that the role reaches: nothing above their sight is there, and nothing breaks."""
    hidden = [word for level, file in world.files.items() for word in forbidden(role, level, file)]
    shown = {word for _mark, _kind, word in world.files[OPEN].words} - set(hidden)
    told, read = [], set()
    for route in routes():
        scope = row_of(route) or ""
        if route in inside_routes() and not may_pass(role, scope, OPEN, OPEN, OUTPUT):
            continue
        if not route.startswith(READ.get(role, "")):
            continue
        status, body = ask(world, role, "get", address(route, world.files[OPEN]))
        read |= {word for word in shown if word in body}
        if status >= 500 or any(word in body for word in hidden):
            told.append((route, status, [word for word in hidden if word in body][:3]))
    assert not told, told
    assert not may_see(role, OPEN) or read, "who is entitled reads words: the search can find them"
    if role == "imtf-chair":  # who reads all: the text of the output whose addresses these are, every reason
        texts = {word for _mark, kind, word in world.files[OPEN].words if kind == OUTPUT and "text" in word}
        assert (texts | {word for word in shown if "reason" in word}) - read == set()


@pytest.mark.parametrize("role", SIGHTS)
def test_no_word_leaks_by_a_search_or_a_filter(world: World, role: str) -> None:
    """Each list of the API is searched for each planted word: others than the entitled are told of none."""
    file = world.files[OPEN]
    hidden = forbidden(role, OPEN, file)
    wrong, found = [], set()
    for tail in SEARCHED:
        for word in [word for _mark, _kind, word in file.words]:
            path = f"/api/v1/missions/{tail.format(key=file.mission.key, type=OUTPUT)}"
            status, body = ask(world, role, "get", f"{path}?search={word}")
            told = body.replace(word, "")  # the question itself stands in links
            counted = status == 200 and word in hidden and orjson.loads(body)["count"]
            if status >= 500 or counted or any(other in told for other in hidden):
                wrong.append((path, word, status, told[:80]))
            if status == 200 and orjson.loads(body)["count"]:
                found.add(word)
    assert wrong == []
    assert found, "the search finds what is there"


def test_no_error_tells_of_what_is_hidden(world: World) -> None:
    """Who names a thing that they may not see is told as of one that is not there."""
    file = world.files[OPEN]
    here = f"/api/v1/missions/{file.mission.key}"
    hidden = Document.objects.get(mission=file.mission, classification=STRICT)
    comment = Comment.objects.get(of__output__mission=file.mission, classification=STRICT)
    said = []
    for named, absent in (
        ({"output": CLOSED}, {"output": "no-such-output"}),
        ({"document": hidden.pk}, {"document": 987654}),
        ({"comment": comment.pk}, {"comment": 987654}),
    ):
        answers = [
            posted(world, "imtf-member", f"{here}/actions/classify/", {**one, **MARK})
            for one in (named, absent)
        ]
        assert answers[0] == answers[1]
        assert answers[0][0] == 400
        said.append(answers[0][1])
    words = [word for _mark, _kind, word in file.words]
    assert not [word for word in words for text in said if word in text]


def posted(world: World, role: str, path: str, body: dict[str, Any]) -> tuple[int, str]:
    """Send a body to the API and take back what it wrote; return status and what was said."""
    with transaction.atomic():
        answer = world.clients[role].post(path, orjson.dumps(body), content_type="application/json")
        transaction.set_rollback(True)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("role", ["imtf-member", "rc-hc", "imtf-chair"])
def test_no_word_leaks_by_the_export(world: World, role: str) -> None:
    """The file of an export holds what the person may read, and nothing of the rest."""
    file, person = world.files[OPEN], world.people[role]
    with transaction.atomic():
        files = [
            f"{name} {data.decode('utf-8', 'replace')}"
            for name, data in export.files_of(file.mission, person)
        ]
        transaction.set_rollback(True)
    hidden = forbidden(role, OPEN, file)
    packed = "\n".join(files)
    assert not [word for word in hidden if word in packed]
    open_words = [word for mark, kind, word in file.words if mark == OPEN and kind == OUTPUT]
    assert [word for word in open_words if word.startswith("quillon0text")]
    assert [word for word in open_words if word in packed]
