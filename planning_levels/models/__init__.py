"""Levels and decisions: when, and who decides."""

from planning_levels.models.council import Ceiling, CouncilRecord
from planning_levels.models.decision import (
    Decision,
    DecisionBasis,
    DecisionCondition,
    EndorsementPosition,
    GatePlan,
    PaperDecision,
)
from planning_levels.models.entry import LevelEntry, StandIn
from planning_levels.models.fact import (
    Agreement,
    Appointment,
    CompletionCall,
    Event,
    Recommendation,
    TransitionAnswer,
)
from planning_levels.models.hand_over import HandOver, HandOverItem
from planning_levels.models.lesson import LessonCandidate
from planning_levels.models.notice import Mail, Notice, ToldUpTo, Wishes
from planning_levels.models.run import LevelRun
from planning_levels.models.submission import ReleaseStep, Submission, SubmissionBasis
from planning_levels.models.survey import (
    AssumptionCheck,
    Survey,
    SurveyTeamMember,
    Validation,
    ValidationFinding,
)

__all__ = [
    "Agreement",
    "Appointment",
    "AssumptionCheck",
    "Ceiling",
    "CompletionCall",
    "CouncilRecord",
    "Decision",
    "DecisionBasis",
    "DecisionCondition",
    "EndorsementPosition",
    "Event",
    "GatePlan",
    "HandOver",
    "HandOverItem",
    "LessonCandidate",
    "LevelEntry",
    "LevelRun",
    "Mail",
    "Notice",
    "PaperDecision",
    "Recommendation",
    "ReleaseStep",
    "StandIn",
    "Submission",
    "SubmissionBasis",
    "Survey",
    "SurveyTeamMember",
    "ToldUpTo",
    "TransitionAnswer",
    "Validation",
    "ValidationFinding",
    "Wishes",
]
