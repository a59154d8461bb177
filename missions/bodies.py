"""The machines of the planning bodies (IMTF, IMPT): states and a strip of transitions, no more."""

from typing import ClassVar

from django_fsm import transition

from missions.models import Body

S = Body.State


class TaskForce(Body):
    """The IMTF (IMPP guidelines, Annex A)."""

    class Meta:
        proxy = True

    KIND: ClassVar[str] = Body.Kind.IMTF

    @transition("state", source=S.TO_ESTABLISH, target=S.ESTABLISHED)
    def establish(self) -> None:
        """The seats are filled and the chair is named."""

    @transition(
        "state", source=[S.ESTABLISHED, S.TO_ESTABLISH, S.BACKSTOPPING, S.TRANSFERRING], target=S.OPERATIONAL
    )
    def take_up_planning(self) -> None:
        """The chair is of the lead department; or a revision, or transition planning, has begun."""

    @transition("state", source=[S.OPERATIONAL, S.ESTABLISHED], target=S.TRANSFERRING)
    def begin_transfer(self) -> None:
        """The Directive to the SRSG is issued."""

    @transition("state", source=[S.TRANSFERRING, S.OPERATIONAL, S.ESTABLISHED], target=S.BACKSTOPPING)
    def fall_back(self) -> None:
        """The Mission Plan is adopted, or planning beneath it has ended."""

    @transition("state", source="*", target=S.CLOSED)
    def close(self) -> None:
        """The process has ended."""


class PlanningTeam(Body):
    """The IMPT (IMPP guidelines C 2.2.1)."""

    class Meta:
        proxy = True

    KIND: ClassVar[str] = Body.Kind.IMPT

    @transition("state", source=S.TO_ESTABLISH, target=S.ESTABLISHED)
    def establish(self) -> None:
        """One permanent planner each of mission and UNCT, of equal level."""

    @transition("state", source=S.ESTABLISHED, target=S.PRIMARY)
    def take_over(self) -> None:
        """The Mission Plan is adopted."""

    @transition("state", source="*", target=S.CLOSED)
    def close(self) -> None:
        """The process has ended."""
