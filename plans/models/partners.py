"""Those outside the task force: expectations, consultations, partnerships, mechanisms (Annex A; part B)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, day, line, link, prose

OUTPUTS = (
    ("strategic-analysis", "strategic analysis"),
    ("strategic-assessment", "Strategic Assessment"),
    ("sg-directive", "Strategic Planning Directive of the Secretary-General"),
    ("usg-directive", "Planning Directive of the Under-Secretary-General"),
    ("joint-transition-plan", "Joint Transition Plan"),
    ("mission-plan", "Mission Plan"),
    ("mission-budget", "mission budget"),
    ("sg-report", "report of the Secretary-General"),
    ("srsg-directive", "Directive to the SRSG"),
    ("mission-directive", "directive of the SRSG"),
    ("review", "review"),
    ("shortfall-note", "shortfall note"),
)


class Expectation(Element):
    """What an actor expects of the presence, and what it was told."""

    class Status(models.TextChoices):
        MET = "met", "met"
        DIFFERS = "differs", "differs"
        ANSWERED = "answered", "answered"

    heading = "text"
    actor = line("Actor")
    text = prose("Expectation", required=True)
    status = choice("Status", Status, "A difference stays in sight after it was answered.")
    answer = prose("Answer", "What was said or done about it.")
    consultation = link("plans.Consultation", "Heard in")


class Consultation(Element):
    """A consultation on an output: with whom, what was said, what became of it."""

    class Group(models.TextChoices):
        NATIONAL = "national", "national authorities and society"
        UNCT = "unct", "country team"
        REGIONAL = "regional", "regional organisations"
        DONORS = "donors", "donors"
        CONTRIBUTORS = "contributors", "troop and police contributors"
        NGO = "ngo", "non-governmental organisations"
        PRIVATE = "private", "private sector"

    heading = "text"
    output = models.CharField(
        "Output",
        max_length=40,
        choices=OUTPUTS,
        blank=True,
        default="",
        help_text="The output that it was about.",
    )
    occasion = line("Occasion", "Where it was no single output: a survey, the mandate.")
    group = choice("Group", Group)
    with_whom = line("With whom", length=300)
    held_on = day("Held on")
    text = prose("What was said", required=True)
    answer = prose("What became of it")


class Partnership(Element):
    """A partner outside the United Nations: how far planning goes together, on three levels."""

    class Kind(models.TextChoices):
        NATIONAL = "national-authorities", "national authorities"
        REGIONAL = "regional-organisation", "regional organisation"
        STATE = "member-state", "Member State or donor"
        BANK = "financial-institution", "international financial institution"
        NGO = "ngo", "non-governmental organisation"
        PRIVATE = "private-sector", "private sector"
        FORCE = "partner-force", "partner force"

    name = line("Partner", required=True)
    kind = choice("Kind", Kind)
    strategic = prose("Strategic level")
    programmatic = prose("Programme level")
    administrative = prose("Administrative level")
    division_of_labour = prose("Division of labour")
    arrangement = prose("Arrangement", "How forces or programmes work side by side, and where.")
    agreed_on = day("Agreed on")
    signed_by = line("Signed by")
    differing_interpretation = prose("Differing reading", "Where the partner reads the mandate otherwise.")
    consent_on = day("Consent to be included", "An organisation is included only by its own agreement.")


class Mechanism(Element):
    """A coordination mechanism: its level, who sits in it, how often, with which terms."""

    class Level(models.TextChoices):
        SENIOR = "senior", "senior decision"
        TECHNICAL = "technical", "technical"
        PROGRAMME = "programme", "programme"
        ADMINISTRATIVE = "administrative", "administrative"

    name = line("Mechanism", required=True)
    level = choice("Level", Level)
    chair = line("Chair")
    members = prose("Members")
    rhythm = line("Rhythm", "How often it meets.", length=60)
    terms = prose("Terms of reference")
