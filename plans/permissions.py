"""Who writes which register, and who reads what is confidential: by role and by where the process stands."""

from missions.process import Position
from missions.roles import Standing
from plans.register import Register

PLANNERS = ("planner",)
TASK_FORCE = ("imtf-chair", "imtf-member")
IN_THE_FIELD = ("srsg", "mission-staff", "impt-lead", "impt-member", "unct-member")
CONFIDANTS = ("sg", "usg", "usg-of-lead", "office", "planner", *TASK_FORCE, "srsg", "rc-hc")

# Who comments: on rows, and on every draft of an output (IMPP guidelines B).
COMMENTERS = (
    "imtf-chair", "imtf-member", "impt-lead", "impt-member", "planner", "pbso", "srsg", "mission-staff",
    "rc-hc", "unct-member", "field", "usg-of-lead", "usg", "sg", "office",
)  # fmt: skip


def writers(register: Register, where: Position) -> tuple[str, ...]:
    """Return the roles that may write a register now.

    The task force writes until adoption, then only in a revision or in transition planning; the field
    from the Council's authorisation. A confidential register is written by those only who may read it.
    """
    roles = list(PLANNERS)
    if not where.adopted or where.planning_open:
        roles += TASK_FORCE
    if where.mandated:
        roles += IN_THE_FIELD
    roles += sorted(register.always)
    if register.confidential:
        roles = [role for role in roles if role in CONFIDANTS]
    return tuple(dict.fromkeys(roles))


def may_write(register: Register, where: Position, standing: Standing) -> bool:
    """Tell whether a person in this standing may write the register now."""
    return standing.any_of(writers(register, where)) is not None


def reads_confidential(standing: Standing) -> bool:
    """Tell whether a person in this standing reads positions and reasons for narrowing."""
    return standing.any_of(CONFIDANTS) is not None


def reads(register: Register, standing: Standing) -> bool:
    """Tell whether a person who sees the mission also sees this register."""
    return not register.confidential or reads_confidential(standing)
