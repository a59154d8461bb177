"""The table of notices: every act of the record stands here, or among the few that tell nobody.

`table()` is what pages, mails, reference and tests are made from.
"""

from planning_levels.definition.notice_shape import Row, Silent, Told
from planning_levels.definition.notices_of_bodies import OF_BODIES
from planning_levels.definition.notices_of_days import FOUND, REMINDERS
from planning_levels.definition.notices_of_decisions import OF_DECISIONS
from planning_levels.definition.notices_of_work import OF_WORK

ROWS = (*OF_DECISIONS, *OF_WORK, *OF_BODIES)

SILENT: tuple[Silent, ...] = (
    Silent(
        ("add-row", "change-row", "remove-row", "import-rows", "record-measurement", "change-measurement",
         "remove-measurement", "record-observation", "change-observation", "remove-observation",
         "open-review", "remove-review", "add-finding", "sign-joint-programme", "start-joint-programme"),
        "Registers grow line by line; the outputs that draw them in, and reviews that close, are told.",
    ),
    Silent(
        ("set-pace", "change-cycle", "remove-cycle", "mark-cycle-step", "add-assessment", "change-assessment",
         "remove-assessment", "add-recommendation", "change-recommendation", "remove-recommendation",
         "add-adjustment", "change-adjustment", "remove-adjustment"),
        "The page of the cycle shows each step; its beginning, its decisions and its end are told.",
    ),
    Silent(
        ("add-document", "attach-file", "link-stand-ins", "change-mission"),
        "It is filed for acts that follow, and those are told.",
    ),
    Silent(
        ("add-sub-group", "change-sub-group", "elaborate-terms", "arrange-body"),
        "The body arranges its own work; who takes a seat in it was told.",
    ),
    Silent(
        ("administer", "decide"),
        "Only refusals bear these names: in the administration, and of an act sent to the page of another.",
    ),
    Silent(
        ("classify",),
        "What is marked bears its mark; from whom it is now hidden is told nothing of it.",
    ),
    Silent(
        ("take-up-deviation", "set-deviation-aside"),
        "The list of deviations shows what became of each; a lesson is told with what takes it up.",
    ),
    Silent(
        ("draft-shortfall-note",),
        "A step of writing from what the review knows; the note is told when it is sent.",
    ),
    Silent(
        ("settle-action-point",),
        "Who settles it owns it, or wrote it; the list of action points shows how it ended.",
    ),
    Silent(
        ("assign-draft", "drop-left-over", "set-language"),
        "A step of somebody's own writing; its result is told.",
    ),
    Silent(
        ("confirm-paper-decision",),
        "Only refusals bear this name; confirmed, the decision itself is in the record and told.",
    ),
    Silent(
        ("add-person", "change-person", "set-clearance", "change-address", "add-entity", "give-link",
         "open-account", "close-account", "reset-second-factor"),
        "The custodian and the page of sign-in tell the person; who cannot sign in reads no notice.",
    ),
    Silent(
        ("open-template", "change-template-section", "add-template-section", "order-template",
         "remove-template-section", "withdraw-template"),
        "An edition is told when it is published.",
    ),
)  # fmt: skip


def table() -> dict[str, Told]:
    """Return every row by its key: acts, what the worker finds, dates."""
    rows: tuple[Told, ...] = (*ROWS, *FOUND, *REMINDERS)
    return {row.key: row for row in rows}


def rows_of(act: str) -> tuple[Row, ...]:
    """Return the rows of an act of the record, in their order; none for one that tells nobody."""
    return tuple(row for row in ROWS if act in row.acts)


def known_acts() -> set[str]:
    """Return the acts that the table speaks of, told or silent."""
    told = {act for row in ROWS for act in row.acts}
    return told | {act for quiet in SILENT for act in quiet.acts}
