"""The API's description: every operation of this room has summary, schemas, example, error statuses."""

from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator

from missions import urls_api


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return SchemaGenerator(patterns=urls_api.urlpatterns).get_schema(public=True)


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method in ("get", "post", "put", "patch", "delete")
    ]


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    found = operations(described)
    assert len(found) > 30
    assert len({operation["operationId"] for _, _, operation in found}) == len(found)
    for path, method, operation in found:
        name = f"{method} {path}"
        assert operation["summary"], name
        statuses = {"400", "401", "403", "404", "429"}
        if method != "get":
            statuses |= {"409", "413", "415", "422"}
        if method in ("put", "patch", "delete"):
            statuses |= {"412", "428"}
        assert statuses <= operation["responses"].keys(), name
        for status, answer in operation["responses"].items():
            if status.startswith(("4", "5")):
                assert answer["content"].keys() == {"application/problem+json"}, name
            else:
                assert all("example" in media for media in answer["content"].values()), name
        body = operation.get("requestBody", {}).get("content", {})
        assert all("example" in media for media in body.values()), name


def test_lists_have_their_envelope_and_parameters(described: dict[str, Any]) -> None:
    listed = described["paths"]["/missions/{key}/record/"]["get"]
    content = listed["responses"]["200"]["content"]["application/json"]["schema"]
    assert content["required"] == ["results", "next", "previous", "count"]
    names = {parameter["name"] for parameter in listed["parameters"]}
    assert {"page", "page_size", "ordering", "changed_since", "search", "refused", "as_of", "key"} <= names


def test_shapes_are_those_of_the_views(described: dict[str, Any]) -> None:
    post = described["paths"]["/missions/{key}/task-force/members/"]["post"]
    schema = post["requestBody"]["content"]["application/json"]["schema"]
    shape = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    assert shape["required"] == ["seat"]
    assert "from" in shape["properties"]
    assert shape["additionalProperties"] is False
    assert "201" in post["responses"]


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    waiting: list[Any] = [described]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            target = value.get("$ref")
            if isinstance(target, str):
                assert target.rsplit("/", 1)[-1] in described["components"]["schemas"], target
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
