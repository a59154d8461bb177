"""Write the snapshot of the API's description, or check that the committed one is fresh."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

PROBLEM = "application/problem+json"
SNAPSHOT = "tests/golden/openapi.yaml"


class Command(BaseCommand):
    """`write_openapi` writes the snapshot; with `--check` it names what has changed, and fails."""

    help = "Writes the snapshot of the API's OpenAPI description."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check` and, for a copy elsewhere, `--root`."""
        parser.add_argument("--check", action="store_true", help="fail when the snapshot is stale")
        parser.add_argument(
            "--root", type=Path, default=settings.BASE_DIR, help="directory that holds tests/"
        )

    def handle(self, *args: Any, check: bool, root: Path, **options: Any) -> None:
        """Write or compare; raise CommandError with `check` where the API differs from its snapshot."""
        description = SchemaGenerator().get_schema(request=None, public=True)
        wanted = OpenApiYamlRenderer().render(folded(description), renderer_context={})
        path = root / SNAPSHOT
        stored = path.read_bytes() if path.exists() else b""
        if check:
            if stored != wanted:
                raise CommandError(f"Stale, run write_openapi: {SNAPSHOT}. {told(stored, wanted)}")
            self.stdout.write("The snapshot of the API is fresh.")
        elif stored != wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted)
            self.stdout.write(f"Written: {SNAPSHOT}")


def folded(description: dict[str, Any]) -> dict[str, Any]:
    """Return a description that says the same in a quarter of the lines, so that changes can be read.

    Examples are left out (they are made from the schemas beside them), and the problem documents of all
    operations refer to one response a status.
    """
    shared: dict[str, Any] = {}
    short: dict[str, Any] = _without_examples(description)
    for operations in short["paths"].values():
        for operation in operations.values():
            answers = operation.get("responses", {}) if isinstance(operation, dict) else {}
            for status, answer in answers.items():
                if PROBLEM in answer.get("content", {}):
                    shared.setdefault(status, answer)
                    if shared[status] == answer:
                        answers[status] = {"$ref": f"#/components/responses/{status}"}
    short["components"]["responses"] = dict(sorted(shared.items()))
    return short


def _without_examples(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_examples(item) for item in part]
    if not isinstance(part, dict):
        return part
    media = "schema" in part and "example" in part
    return {key: _without_examples(item) for key, item in part.items() if not (media and key == "example")}


def told(stored: bytes, wanted: bytes) -> str:
    """Return which addresses have come, gone or changed between two descriptions."""
    before, after = ((yaml.safe_load(text) or {}).get("paths", {}) for text in (stored, wanted))
    changed = [path for path in after if path in before and before[path] != after[path]]
    found = {
        "new": sorted(set(after) - set(before)),
        "gone": sorted(set(before) - set(after)),
        "changed": sorted(changed),
    }
    return " ".join(f"{key}: {', '.join(paths[:8])}." for key, paths in found.items() if paths)
