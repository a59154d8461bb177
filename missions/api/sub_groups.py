"""`sub-groups/` of the planning bodies."""

from rest_framework.request import Request
from rest_framework.response import Response

from missions.api import body_shapes as shapes
from missions.api.bodies import BodyView
from missions.api.body_rows import group_row
from missions.models import SubGroup
from missions.rest.queries import Filter, Listing
from missions.sub_groups import FORMERS, add_sub_group, change_sub_group


class SubGroups(BodyView):
    """The sub-groups of a body."""

    rights = {"POST": FORMERS}
    verbs = {"POST": "add-sub-group"}
    listing = Listing(
        filters={"kind": Filter(choices=SubGroup.Kind.values), "name": Filter()},
        ordering={"name": "name", "kind": "kind", "from": "from_date", "until": "until"},
        search=("name", "task"),
    )
    takes = {"POST": shapes.SubGroupNew}
    gives = {"GET": shapes.SubGroupRow, "POST": {201: shapes.SubGroupRow}}

    def get(self, request: Request, key: str) -> Response:
        """List the sub-groups."""
        rows = SubGroup.objects.filter(body__mission=self.mission, body__kind=self.kind)
        return self.listed(rows.prefetch_related("members__person"), group_row)

    def post(self, request: Request, key: str) -> Response:
        """Form a sub-group."""
        given = self.body(shapes.SubGroupNew).given()
        group = add_sub_group(self.mission, self.kind, by=self.person, **given)
        where = request.build_absolute_uri(f"{request.path}{group.pk}/")
        return self.shown(group_row(group), version=group.version, status=201, location=where)


class OneSubGroup(BodyView):
    """A sub-group of a body."""

    rights = {"PATCH": FORMERS}
    verbs = {"PATCH": "change-sub-group"}
    takes = {"PATCH": shapes.SubGroupChange}
    gives = {"GET": shapes.SubGroupRow, "PATCH": shapes.SubGroupRow}

    def find_inside(self) -> None:
        """Find the sub-group in this body."""
        rows = SubGroup.objects.prefetch_related("members__person")
        self.found = rows.get(body__mission=self.mission, body__kind=self.kind, pk=self.kwargs["id"])

    def get(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Show a sub-group."""
        return self.shown(group_row(self.found), version=self.found.version)

    def patch(self, request: Request, key: str, id: int) -> Response:  # noqa: A002 (the address's name)
        """Change a sub-group; `members` replaces who belongs to it, `until` ends it."""
        given = self.body(shapes.SubGroupChange).given()
        if_version = self.if_match()
        group = change_sub_group(
            self.mission, self.kind, self.found, by=self.person, if_version=if_version, **given
        )
        return self.shown(group_row(group), version=group.version)
