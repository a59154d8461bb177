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
from plans.models.planning import Alignment, Framework, PlanningProcess
from plans.models.results import Activity, ActivitySupport, Contingency, Milestone, ScheduleItem
from plans.models.transition import Phase, Successor

__all__ = [
    "OUTPUTS",
    "Activity",
    "ActivitySupport",
    "Alignment",
    "Asset",
    "Assumption",
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
    "Resource",
    "Risk",
    "Scenario",
    "ScheduleItem",
    "Service",
    "Signature",
    "StructureElement",
    "Successor",
]
