"""The endorsement list as a paper: the plan by its hash, each head of agency, the answer, earlier answers."""

from missions.errors import NotPermitted
from missions.models import Mission, Person
from outputs.models import Job
from outputs.papers import ask_paper
from planning_levels.endorsement import endorsement_list
from planning_levels.reading import Reading
from planning_levels.showing.clearance import sight_of

WHY = "What heads of agency said is for those who take part in the planning."


def reads_heads(person: Person, mission: Mission) -> bool:
    """Tell whether a person reads what each head of agency said."""
    return sight_of(person, mission) is not None


def ask_endorsement(mission: Mission, by: Person) -> Job:
    """Return the job that prints the list; NotPermitted (403) for who does not read positions."""
    if not reads_heads(by, mission):
        raise NotPermitted(WHY)
    found = endorsement_list(Reading(mission), by)
    name = f"{mission.key}-endorsement"
    return ask_paper(mission, by, name, "papers/endorsement.html", {"found": found})
