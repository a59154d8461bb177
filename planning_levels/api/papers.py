"""REST API: papers of a decision: positions and changes for who decides, the dossier for insiders."""

from missions.errors import NotPermitted
from missions.models import Mission
from outputs.api.papers import PaperPdf
from outputs.models import Job
from planning_levels.definition import DECISION_POINTS
from planning_levels.dossier import Matter, ask_dossier, decided_matter, waiting_matter
from planning_levels.positions_paper import ask_positions, may_take
from planning_levels.reading import Reading


class PositionsPdf(PaperPdf):
    """Positions side by side, and what changed since a return, as a PDF for who decides."""

    def find_inside(self) -> None:
        """Know the point's id."""
        if self.kwargs["id"] not in DECISION_POINTS:
            raise Mission.DoesNotExist

    def may(self, method: str) -> None:
        """They are for the decider and their office (403)."""
        if not may_take(self.standing().roles, self.kwargs["id"]):
            raise NotPermitted("Positions and changes are printed for the decider and their office.")

    def ask(self) -> Job:
        """Return the job that prints them."""
        return ask_positions(self.mission, self.person, self.kwargs["id"])


class DossierPdf(PaperPdf):
    """Base: a dossier, for those who see what is said before deciders."""

    matter: Matter

    def find_inside(self) -> None:
        """Find the matter; DoesNotExist (404) where there is none, and for those outside."""
        found = self.find_matter()
        if found is None:
            raise Mission.DoesNotExist
        self.matter = found

    def find_matter(self) -> Matter | None:
        """Find what the dossier is about."""
        raise NotImplementedError

    def ask(self) -> Job:
        """Return the job that prints the dossier."""
        return ask_dossier(self.matter, self.person)


class WaitingDossierPdf(DossierPdf):
    """The dossier of a decision that waits, as a working draft."""

    def find_matter(self) -> Matter | None:
        """Find what waits at the point."""
        return waiting_matter(Reading(self.mission), self.kwargs["id"], self.person)


class DecidedDossierPdf(DossierPdf):
    """The dossier of a decision that was taken."""

    def find_matter(self) -> Matter | None:
        """Find the decision in this mission."""
        return decided_matter(self.mission, self.kwargs["id"], self.person)
