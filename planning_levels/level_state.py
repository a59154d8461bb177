"""The machine of a level run: states and a strip of transitions, no more."""

from django_fsm import transition

from planning_levels.models import LevelRun

S = LevelRun.State


class Run(LevelRun):
    """A level run. Only verbs fire these transitions."""

    class Meta:
        proxy = True

    @transition("state", source=S.IN_PREPARATION, target=S.ACTIVE)
    def activate(self) -> None:
        """The entry event of the level is recorded."""

    @transition("state", source=S.ACTIVE, target=S.AWAITING_DECISION)
    def submit(self) -> None:
        """The basis is frozen and the decider is asked."""

    @transition("state", source=S.AWAITING_DECISION, target=S.ACTIVE)
    def resume(self) -> None:
        """The decider has returned the package."""

    @transition("state", source=[S.IN_PREPARATION, S.ACTIVE, S.AWAITING_DECISION], target=S.CLOSED)
    def close(self) -> None:
        """The exit event of the level is recorded, or planning beneath it has ended."""

    @transition("state", source=S.CLOSED, target=S.ACTIVE)
    def reopen(self) -> None:
        """The Council asks for more (T13)."""
