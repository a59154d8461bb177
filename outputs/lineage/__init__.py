"""Lineage: a row of the plan through the documents that carry it, from assessment to directive and plan."""

from missions.models import Mission, Person
from outputs.lineage.documents import documents_of, kin_of
from outputs.lineage.shapes import FOLLOWED, Cell, Document, Finding, Followed, Kin, Lineage, Thread
from outputs.lineage.steps import out_of_step
from outputs.lineage.threads import threads

__all__ = [
    "FOLLOWED",
    "Cell",
    "Document",
    "Finding",
    "Followed",
    "Kin",
    "Lineage",
    "Thread",
    "documents_of",
    "kin_of",
    "lineage_of",
    "out_of_step",
    "threads",
]


def lineage_of(mission: Mission, register: str, person: Person | None = None) -> Lineage:
    """Return the lineage of a register's rows; KeyError for a register that is not followed.

    With a person only through the documents that they may read.

    The number of queries does not grow with rows or versions (IMPP guidelines C 1.1 to C 2.1).
    """
    followed = FOLLOWED[register]
    documents = documents_of(mission, person)
    kin = kin_of(mission, register)
    return Lineage(
        followed,
        [document for document in documents if register in document.tables],
        threads(documents, followed, kin),
        out_of_step(documents, followed, kin),
    )
