"""The matrix of comments as a paper for one person."""

from collections.abc import Iterable, Mapping

from missions.models import Mission, Person
from missions.roles import standing
from outputs.definition import OUTPUTS
from outputs.models import Comment, Job
from outputs.papers import ask_paper
from outputs.responses.matrix import Line, check_insider, grouped, matrix
from outputs.responses.seeing import sight


def ask_matrix(mission: Mission, output_type: str, by: Person, chosen: Mapping[str, str]) -> Job:
    """Return the job that prints the comments on an output that a person sees, filtered as chosen.

    NotPermitted (403) for those who contribute from outside, observe, or are partners.
    """
    held = standing(by, mission)
    check_insider(held)
    lines = matrix(mission, output_type, sight(by, mission, held), chosen)
    shown = {
        "output": OUTPUTS[output_type],
        "groups": grouped(lines),
        "lines": lines,
        "open": unanswered(lines),
        "filtered": any(chosen.values()),
    }
    return ask_paper(mission, by, f"{mission.key}-{output_type}-comments", "papers/matrix.html", shown)


def unanswered(lines: Iterable[Line]) -> int:
    """Return how many comments have no answer."""
    return sum(line.comment.disposition == Comment.Disposition.OPEN for line in lines)
