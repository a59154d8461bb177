"""What waits in a mission for the person who looks: the leader's own part of the dashboard."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from missions.access import sees_everything
from missions.models import Mission, Person
from missions.templatetags.dates import written
from planning_levels.dashboards.shapes import Block, Cell, Column
from planning_levels.pending.across import pending_for


def own_block(mission: Mission, person: Person) -> Iterator[Block]:
    """Yield what waits there for a person; who sees all missions by office has a page of its own for it."""
    if sees_everything(person):
        return
    rows = [item for item in pending_for(person) if item.mission == mission.key]
    yield Block(
        key="own",
        title=_("Waiting for you here"),
        columns=(Column("what", _("What")), Column("since", _("Since")), Column("day", _("Day"))),
        rows=tuple(
            (
                Cell(item.title, href=item.href),
                Cell(written(item.since) if item.since else "–"),
                Cell(written(item.due) if item.due else "–"),
            )
            for item in rows
        ),
        empty=_("Nothing waits for you in this mission."),
        rows_href="/",
    )
