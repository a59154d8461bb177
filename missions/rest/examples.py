"""Examples for the OpenAPI description, made from the schemas so that they cannot go stale."""

from collections.abc import Mapping
from typing import Any

DEEPEST = 6
WORDS = {
    "date": "2011-02-09",
    "date-time": "2011-02-09T10:00:00+00:00",
    "uri": "https://impp.example/api/v1/",
}


def add_examples(operation: dict[str, Any], schemas: Mapping[str, Any]) -> None:
    """Give each body and each successful answer of an operation an example."""
    contents = [operation.get("requestBody", {}).get("content", {})]
    contents += [
        answer.get("content", {})
        for status, answer in operation["responses"].items()
        if str(status).startswith("2")
    ]
    for content in contents:
        for media in content.values():
            if "schema" in media and "example" not in media and "examples" not in media:
                media["example"] = example(media["schema"], schemas)


def example(schema: Mapping[str, Any], schemas: Mapping[str, Any], depth: int = 0) -> Any:
    """Return a value that fits a JSON schema: its own example, default or first choice, else a plain one."""
    for key in ("example", "const", "default"):
        if schema.get(key) is not None:
            return schema[key]
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    if depth >= DEEPEST:
        return {}
    if "$ref" in schema:
        return example(schemas.get(schema["$ref"].rsplit("/", 1)[-1], {}), schemas, depth + 1)
    for key in ("allOf", "anyOf", "oneOf"):
        if schema.get(key):
            return example(schema[key][0], schemas, depth + 1)
    return _plain(schema, schemas, depth)


def _plain(schema: Mapping[str, Any], schemas: Mapping[str, Any], depth: int) -> Any:
    kind = schema.get("type", "object")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object":
        fields = schema.get("properties", {}) if depth < DEEPEST else {}
        return {name: example(part, schemas, depth + 1) for name, part in fields.items()}
    if kind == "array":
        return [example(schema.get("items", {}), schemas, depth + 1)] if depth < DEEPEST else []
    if kind == "string":
        text = WORDS.get(schema.get("format", ""), "text")
        return text.ljust(schema.get("minLength", 0), "x")
    return {"integer": max(1, schema.get("minimum", 1)), "number": 1.5, "boolean": True}.get(kind)
