"""What a person wants to try, read from a query: the same names on the page and in the API."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from missions.errors import Invalid
from missions.rest.queries import Filter
from planning_levels.simulation.shapes import LEVELS_AHEAD, Ask

MOST_DAYS, MOST_ROUNDS = 730, 9


@dataclass(frozen=True, slots=True)
class Question:
    """A field of the question: its name, its words, what it helps with, the most it takes."""

    name: str
    title: str | Promise
    note: str | Promise = ""
    most: int = MOST_DAYS
    least: int = 0
    otherwise: int = 0

    def parameter(self) -> Filter:
        """Return the field as a parameter of the API."""
        described = f"{self.title}. {self.note}" if self.note else f"{self.title}."
        return Filter(kind="integer", least=self.least, most=self.most, description=described)


QUESTIONS: tuple[Question, ...] = (
    *(
        Question(
            f"returned_{level.replace('.', '_')}",
            _("Returns at the end of Level %(level)s") % {"level": level},
            most=MOST_ROUNDS,
        )
        for level in LEVELS_AHEAD
    ),
    Question(
        "round_days",
        _("Days that a return takes"),
        _("Seven where nothing is said."),
        most=120,
        least=1,
        otherwise=7,
    ),
    Question("survey_off", _("Technical survey put off by days")),
    Question("directive_off", _("Days for drafting the USG Planning Directive")),
    Question("council_off", _("Days given to the Security Council")),
    Question("exercise_off", _("Days from the Directive to the validation exercise")),
    Question("consider", _("Days given to considering each decision"), most=120),
    Question("prior", _("Days of earlier work that count towards the assessment"), most=120),
)
EARLY = "early"


def parameters() -> dict[str, Filter]:
    """Return all fields as parameters of the API."""
    fields = {item.name: item.parameter() for item in QUESTIONS}
    early = Filter(kind="boolean", description="The Directive to the SRSG is issued early.")
    return {**fields, EARLY: early}


def ask_of(values: Mapping[str, int | bool | None]) -> Ask:
    """Return what is asked; fields that are absent or None are as they would be without a question."""
    given = {item.name: int(values.get(item.name) or item.otherwise) for item in QUESTIONS}
    returned = {level: given.pop(f"returned_{level.replace('.', '_')}") for level in LEVELS_AHEAD}
    return Ask(returned=returned, early=bool(values.get(EARLY)), **given)


def read(query: Mapping[str, str]) -> dict[str, int | bool | None]:
    """Return the values of a form, empty fields left out; Invalid (400) names every field that is wrong."""
    found: dict[str, int | bool | None] = {EARLY: query.get(EARLY, "") in ("on", "true", "1")}
    faults = {}
    for item in QUESTIONS:
        text = query.get(item.name, "").strip()
        if not text:
            continue
        fits = text.isascii() and text.isdigit() and len(text) < 7
        if not fits or not item.least <= int(text) <= item.most:
            told = {"least": item.least, "most": item.most}
            faults[item.name] = str(_("A whole number from %(least)d to %(most)d is wanted.") % told)
        else:
            found[item.name] = int(text)
    if faults:
        raise Invalid(faults)
    return found
