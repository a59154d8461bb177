"""People and bodies: who takes part in a mission's planning."""

from missions.models.access import ApiToken, Idempotency
from missions.models.assignment import Assignment
from missions.models.body import Body, ChairTerm, Member, SubGroup, SubGroupMember
from missions.models.body_work import BackstoppingRequest, BodyReview, Deployment, Reinforcement, Terms
from missions.models.classification import CLASSIFICATIONS, Classification, ClassificationField
from missions.models.document import Document
from missions.models.meeting import ActionPoint, Attendance, Meeting
from missions.models.mission import Hold, LeadTerm, Mission, Trigger
from missions.models.person import Entity, Person
from missions.models.record import Deviation, Entry, Flag
from missions.models.security import SecurityEvent
from missions.models.sharing import Invitation, NeedToKnow, View

__all__ = [
    "CLASSIFICATIONS",
    "ActionPoint",
    "ApiToken",
    "Assignment",
    "Attendance",
    "BackstoppingRequest",
    "Body",
    "BodyReview",
    "ChairTerm",
    "Classification",
    "ClassificationField",
    "Deployment",
    "Deviation",
    "Document",
    "Entity",
    "Entry",
    "Flag",
    "Hold",
    "Idempotency",
    "Invitation",
    "LeadTerm",
    "Meeting",
    "Member",
    "Mission",
    "NeedToKnow",
    "Person",
    "Reinforcement",
    "SecurityEvent",
    "SubGroup",
    "SubGroupMember",
    "Terms",
    "Trigger",
    "View",
]
