"""Sub-groups of the planning bodies: budget, transition, joint transition, or another task."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from missions.body_rows import NAMES, body_of
from missions.door import Passage, passage
from missions.errors import Invalid
from missions.models import Body, Mission, Person, SubGroup, SubGroupMember
from missions.versions import check_version

FORMERS: dict[str, tuple[str, ...]] = {
    Body.Kind.IMTF.value: ("imtf-chair", "imtf-member", "planner"),
    Body.Kind.IMPT.value: ("srsg", "impt-lead", "impt-member"),
}


def add_sub_group(
    mission: Mission,
    body_kind: str,
    *,
    by: Person,
    kind: str,
    name: str,
    task: str = "",
    members: Iterable[str] = (),
    from_date: date | None = None,
    until: date | None = None,
    source: str = "",
) -> SubGroup:
    """Form a sub-group; `members` are usernames, or names of people who do not sign in."""
    with passage(mission, by=by, verb="add-sub-group") as step:
        step.permit(*FORMERS[body_kind])
        group = SubGroup(
            body=body_of(step.mission, body_kind),
            kind=kind,
            name=name,
            task=task,
            from_date=from_date or step.mission.today(),
            until=until,
            source=source,
        )
        _check(group)
        group.save()
        _seat(group, members)
        _tell(step, body_kind, group, "formed")
    return group


def change_sub_group(
    mission: Mission,
    body_kind: str,
    group: SubGroup,
    *,
    by: Person,
    if_version: int | None = None,
    members: Iterable[str] | None = None,
    **fields: Any,
) -> SubGroup:
    """Change a sub-group; `members` replaces who belongs to it, `until` ends it."""
    with passage(mission, by=by, verb="change-sub-group") as step:
        step.permit(*FORMERS[body_kind])
        held = SubGroup.objects.get(pk=group.pk)
        check_version(held, if_version)
        for name, value in fields.items():
            setattr(held, name, value)
        _check(held)
        held.version += 1
        held.save()
        if members is not None:
            held.members.all().delete()
            _seat(held, members)
        _tell(step, body_kind, held, "changed")
    return held


def _check(group: SubGroup) -> None:
    if group.until is not None and group.until < group.from_date:
        raise Invalid("A sub-group cannot end before it begins.", field="until")


def _seat(group: SubGroup, members: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(members))
    known = {person.username: person for person in Person.objects.filter(username__in=wanted)}
    SubGroupMember.objects.bulk_create(
        SubGroupMember(
            sub_group=group,
            name=known[item].get_full_name() if item in known else item,
            person=known.get(item),
        )
        for item in wanted
    )


def _tell(step: Passage, body_kind: str, group: SubGroup, how: str) -> None:
    step.sentence = f"Sub-group “{group.name}” of the {NAMES[body_kind]} {how}."
    step.detail = {
        "sub_group": group.pk,
        "body": body_kind,
        "kind": group.kind,
        "name": group.name,
        "task": group.task,
        "members": [member.name for member in group.members.all()],
        "from": group.from_date,
        "until": group.until,
    }
