"""Whether the survey of the present run has begun: what the label of a plan hangs on."""

from missions.models import Mission
from missions.process import Position
from planning_levels.models import Survey


def surveyed(mission: Mission, position: Position) -> bool:
    """Tell whether a technical survey of the run at which the process stands has been launched."""
    return Survey.objects.filter(
        mission=mission,
        kind=Survey.Kind.TECHNICAL,
        run__level="1.2",
        run__cycle=position.cycle,
        launched_on__isnull=False,
    ).exists()
