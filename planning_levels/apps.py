"""The room that answers: when, and who decides?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningLevelsConfig(AppConfig):
    """Application settings of ``planning_levels``."""

    name = "planning_levels"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Levels and decisions")

    def ready(self) -> None:
        """Tell the rooms below where a process stands, what is surveyed, returned, and exported."""
        from missions.onwards import read_onwards_with  # noqa: PLC0415 (models are loaded only now)
        from missions.process import POINTS, read_position_with  # noqa: PLC0415
        from missions.record import call_after_commit  # noqa: PLC0415
        from outputs import export  # noqa: PLC0415
        from outputs.printing.signing import read_course_with  # noqa: PLC0415
        from outputs.queries import read_surveys_with  # noqa: PLC0415
        from outputs.responses.mending import read_returns_with  # noqa: PLC0415
        from planning_levels import mission_state  # noqa: F401, PLC0415 (so that migrations know the proxy)
        from planning_levels.access import register  # noqa: PLC0415
        from planning_levels.definition import DECISION_POINTS  # noqa: PLC0415
        from planning_levels.dossier import onwards_of  # noqa: PLC0415
        from planning_levels.exporting import PARTS  # noqa: PLC0415
        from planning_levels.notices.waking import wake  # noqa: PLC0415
        from planning_levels.position import position_of  # noqa: PLC0415
        from planning_levels.showing.clearance import returns_of  # noqa: PLC0415
        from planning_levels.signing import course_of  # noqa: PLC0415
        from planning_levels.surveying import surveyed  # noqa: PLC0415

        register()
        POINTS.update(DECISION_POINTS)
        call_after_commit(wake)
        read_course_with(course_of)
        read_onwards_with(onwards_of)
        read_position_with(position_of)
        read_surveys_with(surveyed)
        read_returns_with(returns_of)
        export.PARTS.extend(part for part in PARTS if part not in export.PARTS)
