"""The access table in words: which role passes which scope, which address has which, who may do what when."""

from impp.access.scopes import SCOPES
from impp.access.table import routes, row_of
from missions.roles import title_of
from planning_levels.definition import ACTS

ROLES = (
    "anonymous", "outsider, expired or replaced", "partner", "field contributor", "task force, planning team",
    "SRSG, RC/HC", "SG, USG and their offices", "custodian",
)  # fmt: skip
YES, CLEARED, NO = "yes", "as far as cleared", "no"
GUESTS = {
    "entrance": "with what is theirs",
    "level": "when invited",
    "output": "when invited",
    "version": "when invited",
    "version-state": "when invited",
    "draft": "their own",
    "document": "their own",
    "job": "of what they may read",
    "job-file": "of what they may read",
}


def passes(scope: str) -> list[str]:
    """Return, for each of `ROLES`, whether it passes a scope."""
    if scope == "public":
        return [YES] * len(ROLES)
    if scope in ("custodian", "staff"):
        return [*[NO] * (len(ROLES) - 1), YES if scope == "custodian" else "as staff"]
    if scope == "person":
        return [NO, *[YES] * (len(ROLES) - 1)]
    return [NO, NO, GUESTS.get(scope, NO), *[CLEARED] * (len(ROLES) - 3)]


def addresses() -> list[tuple[str, str]]:
    """Return every address with the name of its scope."""
    return sorted((route, row_of(route) or "") for route in routes())


def acts() -> list[tuple[str, str, str, str]]:
    """Return every act of the process: name, title, who may, and the states in which it is known."""
    return [
        (act.name, act.title, ", ".join(title_of(role) for role in act.roles), ", ".join(act.states))
        for act in ACTS.values()
    ]


def as_markdown() -> str:
    """Return the reference page."""
    lines = [
        "# Access",
        "",
        "Made by `python manage.py write_access_table` from `impp/access` and the definition; do not edit.",
        "",
        "Each address names a scope. An address without one is answered with 404, and so is what a person",
        "may not see. What they may do inside is a matter of roles, below.",
        "",
        "## Scopes",
        "",
        "| Scope | Who passes |",
        "|---|---|",
        *(f"| `{scope.name}` | {scope.words} |" for scope in SCOPES.values()),
        "",
        "## Roles and scopes",
        "",
        f"| Scope | {' | '.join(ROLES)} |",
        f"|---|{'---|' * len(ROLES)}",
        *(f"| `{name}` | {' | '.join(passes(name))} |" for name in SCOPES),
        "",
        "## Addresses",
        "",
        "| Address | Scope |",
        "|---|---|",
        *(f"| `/{route}` | `{scope}` |" for route, scope in addresses()),
        "",
        "## Acts by role and state",
        "",
        "| Act | What it does | Who may | In which states |",
        "|---|---|---|---|",
        *(f"| `{name}` | {title} | {who} | {states} |" for name, title, who, states in acts()),
    ]
    return "\n".join(lines) + "\n"
