"""How the rows of a register may be asked for: filters named after columns, order, search, changes."""

from missions.rest.queries import Filter, Listing
from plans.columns import Column
from plans.register import Register

FILTERS: dict[str, tuple[str, str]] = {
    "line": ("", "text"),
    "choice": ("", "text"),
    "boolean": ("", "boolean"),
    "yes-or-date": ("", "boolean"),
    "integer": ("", "integer"),
    "date": ("", "date"),
    "link": ("_id", "integer"),
    "links": ("", "integer"),
    "mission": ("__key", "text"),
}
COMMON = Listing(
    ordering={"position": "position", "id": "id", "changed_at": "changed_at"},
    search=["source"],
    changed_since="changed_at",
)


def listing_of(register: Register) -> Listing:
    """Return how a register may be asked for: filters named after its columns, order, search, changes."""
    shown = [column for column in register.columns if not column.confidential and not column.read_only]
    plain = [column for column in shown if column.type not in ("links", "list", "mission")]
    return Listing(
        filters={column.key: _filter(column) for column in shown if column.type in FILTERS},
        ordering={
            "position": "position",
            "id": "id",
            "changed_at": "changed_at",
            **{column.key: column.attribute for column in plain},
        },
        search=[column.attribute for column in shown if column.type in ("line", "text")],
        changed_since="changed_at",
    )


def _filter(column: Column) -> Filter:
    ending, kind = FILTERS[column.type]
    return Filter(
        lookup=f"{column.attribute}{ending}",
        kind=kind,  # type: ignore[arg-type]
        choices=[value for value, _label in column.choices],
    )
