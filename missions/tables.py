"""The tables of a room made together in its first migration, and the triggers that guard them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Tables(Operation):
    """Make all models of a room in one step, each with the columns, indexes and checks that it ends up with.

    Django draws every model again that is tied to the one just made. Tied to people and missions as all of
    ours are, a first start took most of a minute so; together the models are drawn once.
    """

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        """Take the operations of Django's own first migration."""
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return name and arguments, as Django writes an operation down."""
        return "Tables", [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models to ``state``, whose drawn models are forgotten first and drawn when asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make the tables as ``to_state`` has them."""
        for made in self._made():
            made.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take the tables down, the last one first."""
        for made in reversed(self._made()):
            made.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return the line that ``migrate --plan`` prints."""
        return f"Create {len(self._made())} tables together"

    def _made(self) -> list[CreateModel]:
        return [operation for operation in self.operations if isinstance(operation, CreateModel)]


def guarding(triggers: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> RunPython:
    """Return the operation that runs the statements of a database's vendor: those that guard, and back."""

    def run(editor: BaseDatabaseSchemaEditor, way: int) -> None:
        for statement in triggers[editor.connection.vendor][way]:
            editor.execute(statement)

    return RunPython(lambda _apps, editor: run(editor, 0), lambda _apps, editor: run(editor, 1))
