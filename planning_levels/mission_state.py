"""The machine of the mission process: what is stored of its state, and the strip of transitions."""

from django_fsm import transition

from missions.models import Mission
from missions.models.mission import State


class Process(Mission):
    """The mission as a process. Only verbs fire these transitions."""

    class Meta:
        proxy = True

    @transition("state", source=State.PRE_PLANNING, target=State.AWAITING_INITIATION)
    def put_before_sg(self) -> None:
        """The strategic analysis is before the Secretary-General (T02); or an entry is (T35)."""

    @transition("state", source=State.AWAITING_INITIATION, target=State.PRE_PLANNING)
    def decline(self) -> None:
        """The Secretary-General declines or defers (T04)."""

    @transition("state", source=State.AWAITING_INITIATION, target=State.IN_LEVEL)
    def open(self) -> None:
        """The Secretary-General initiates (T03) or confirms an entry (T35)."""

    @transition("state", source=State.IN_LEVEL, target=State.AWAITING_COUNCIL)
    def report_to_council(self) -> None:
        """The report is with the Security Council (T10)."""

    @transition("state", source=State.AWAITING_COUNCIL, target=State.IN_LEVEL)
    def go_on(self) -> None:
        """The Council authorises (T12), asks for more, or a revision is not authorised (T13)."""

    @transition(
        "state",
        source=[
            State.PRE_PLANNING,
            State.AWAITING_INITIATION,
            State.IN_LEVEL,
            State.AWAITING_COUNCIL,
        ],
        target=State.ENDED,
    )
    def end(self) -> None:
        """No operation (T07, T13), or planning abandoned before adoption."""

    @transition("state", source=State.IN_LEVEL, target=State.OTHER_FORM)
    def end_in_other_form(self) -> None:
        """Another form of presence, without a lead here (T07)."""

    @transition("state", source=State.IN_LEVEL, target=State.COMPLETED)
    def complete(self) -> None:
        """Successors are in place (T34), or the mandate has ended."""
