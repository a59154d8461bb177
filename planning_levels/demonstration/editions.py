"""A second edition of the template of reviews, published by the custodian after the review of Isvala."""

from missions.models import Person
from outputs.editions.editing import add_section, change_section, open_edition, publish_edition, unpublished
from outputs.templates import FIRST, latest_edition

REVIEW = "review"
OUTLOOK = "outlook"


def publish_second_edition(custodian: Person) -> None:
    """Publish edition 2 of the template of reviews, unless this copy has gone on from edition 1 already."""
    if latest_edition(REVIEW) > FIRST or unpublished(REVIEW):
        return
    edition = open_edition(REVIEW, by=custodian)
    add_section(
        edition,
        by=custodian,
        key=OUTLOOK,
        after="consistency",
        title="Outlook to the next review",
        guidance="Name what would bring the next review forward: benchmarks that turn, assumptions that wear "
        "thin, money that ends. Give each sign a value or a day, and say who watches it.",
        reference="IMPP guidelines C 3.1.1",
        required_for=["first"],
        written_by="IMPT",
    )
    edition.refresh_from_db()
    change_section(
        edition,
        "lessons",
        by=custodian,
        guidance="Name what was learned, good and bad, and for each lesson the part of the plan or the "
        "template into which it goes, and by when. A lesson without a destination stays open.",
    )
    publish_edition(
        edition,
        by=custodian,
        note="Reviews look ahead to the next one, as Isvala's review of July had to without being asked.",
    )
