"""Plan elements: what is planned, entered once and drawn into every output."""

from plans.models.aims import (
    Benchmark,
    BenchmarkParty,
    Dimension,
    Objective,
    ObjectiveDimension,
    ObjectiveSupport,
    Priority,
)
from plans.models.choices import EntityPosition, Form, Option, OptionTest, Scenario
from plans.models.element import Element, Item
from plans.models.ground import Assumption, Constraint, Grade, InformationItem, Protagonist, Risk
from plans.models.integration import Degree, IntegrationArea, JointProgramme, ProgrammeEntity, Signature
from plans.models.mandate import MandateTask, Mismatch
from plans.models.means import Asset, BudgetFrame, CommitmentRequest, Fund, Resource
from plans.models.organisation import Function, Post, Profile, Service, StructureElement
from plans.models.partners import OUTPUTS, Consultation, Expectation, Mechanism, Partnership
from plans.models.planning import (
    Alignment,
    Framework,
    FrameworkPriority,
    FrameworkPriorityEntity,
    PlanningProcess,
)
from plans.models.results import Activity, ActivitySupport, Contingency, Milestone, ScheduleItem
from plans.models.row_comment import RowComment
from plans.models.transition import Phase, ResidualTask, Successor
from plans.models.watch import AssumptionAnswer

__all__ = [
    "OUTPUTS",
    "Activity",
    "ActivitySupport",
    "Alignment",
    "Asset",
    "Assumption",
    "AssumptionAnswer",
    "Benchmark",
    "BenchmarkParty",
    "BudgetFrame",
    "CommitmentRequest",
    "Constraint",
    "Consultation",
    "Contingency",
    "Degree",
    "Dimension",
    "Element",
    "EntityPosition",
    "Expectation",
    "Form",
    "Framework",
    "FrameworkPriority",
    "FrameworkPriorityEntity",
    "Function",
    "Fund",
    "Grade",
    "InformationItem",
    "IntegrationArea",
    "Item",
    "JointProgramme",
    "MandateTask",
    "Mechanism",
    "Milestone",
    "Mismatch",
    "Objective",
    "ObjectiveDimension",
    "ObjectiveSupport",
    "Option",
    "OptionTest",
    "Partnership",
    "Phase",
    "PlanningProcess",
    "Post",
    "Priority",
    "Profile",
    "ProgrammeEntity",
    "Protagonist",
    "ResidualTask",
    "Resource",
    "Risk",
    "RowComment",
    "Scenario",
    "ScheduleItem",
    "Service",
    "Signature",
    "StructureElement",
    "Successor",
]
