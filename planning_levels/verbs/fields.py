"""What verbs take: the shapes common to all, and the reading of raw data into them."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from missions.errors import Forged, Invalid
from missions.rest.shapes import Day

__all__ = [
    "Condition",
    "Country",
    "Day",
    "DecisionFields",
    "DocumentRef",
    "Fields",
    "Key",
    "Line",
    "Name",
    "Text",
    "read",
]

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
# A length in `Field` does not narrow that of `Line`; what a mission's row holds has types of its own.
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[a-z0-9-]*$")]
DocumentRef = int | dict[str, Any]


class Fields(BaseModel):
    """The fields that every verb takes: the day of the real event, and explanations by code."""

    model_config = ConfigDict(extra="forbid")

    on: Day | None = Field(None, title="Date of the event")
    explanations: dict[str, Text] = Field(default_factory=dict, title="Explanations")


class Condition(BaseModel):
    """A condition set by the decider."""

    model_config = ConfigDict(extra="forbid")

    text: Text
    owner: Line = ""
    due: Day | None = None


class DecisionFields(Fields):
    """The fields that every decision takes besides."""

    accepts: list[str] = Field(default_factory=list, title="Deviations accepted")
    reason: Text = Field("", title="Reasons")
    conditions: list[Condition] = Field(default_factory=list, title="Conditions")
    basis: dict[str, str] | None = Field(None, title="Basis, by hash")


F = TypeVar("F", bound=Fields)
# What no form and no description offers: a field that a decision does not have, an outcome that is none.
NEVER_OFFERED = frozenset({"extra_forbidden", "literal_error"})


def read(shape: type[F], data: dict[str, Any]) -> F:
    """Read raw data into a shape; Invalid (400) names every field that does not fit.

    With a decision, a field or an answer that nobody offers is Forged: the attempt is kept in the record.
    """
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        forged = "basis" in shape.model_fields and any(fault["type"] in NEVER_OFFERED for fault in faults)
        raise (Forged if forged else Invalid)(
            {".".join(str(part) for part in fault["loc"]) or "body": _sentence(fault) for fault in faults}
        ) from error


def _sentence(fault: Any) -> str:
    if fault["type"] == "extra_forbidden":
        return "This field is not known here."
    return f"{fault['msg']}."
