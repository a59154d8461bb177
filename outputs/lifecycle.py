"""The machine of an output's version: states and a strip of six transitions, no more."""

from django_fsm import transition

from outputs.models import Version

S = Version.State


class VersionMachine(Version):
    """A version with its transitions; fired by verbs only, under the mission's lock."""

    class Meta:
        proxy = True

    @transition("state", source=S.DRAFT, target=S.IN_REVIEW)
    def send_for_review(self) -> None:
        """The draft is put before the members for comments and concurrence."""

    @transition("state", source=S.IN_REVIEW, target=S.DRAFT)
    def take_back(self) -> None:
        """The review ends and work on the draft goes on."""

    @transition("state", source=[S.DRAFT, S.IN_REVIEW], target=S.SUBMITTED)
    def submit(self) -> None:
        """The version is frozen and counts for decisions."""

    @transition("state", source=S.SUBMITTED, target=S.RETURNED)
    def give_back(self) -> None:
        """The decider returns it; the next edit opens a new version."""

    @transition("state", source=S.SUBMITTED, target=S.ISSUED)
    def issue(self) -> None:
        """The decider has issued, adopted or submitted it onward."""

    @transition("state", source=[S.SUBMITTED, S.ISSUED], target=S.SUPERSEDED)
    def supersede(self) -> None:
        """A later version has taken its place."""
