"""Options, the scenarios against which they are tried, and the positions of entities (C 1.1.2)."""

from django.db import models

from plans.models.element import Element
from plans.models.fields import choice, count, day, line, link, links, prose, tick
from plans.models.ground import Grade


class Form(models.TextChoices):
    """The forms that a presence can take."""

    PEACEKEEPING = "peacekeeping", "peacekeeping operation"
    POLITICAL = "special-political-mission", "special political mission"
    OFFICE = "integrated-office", "integrated office"
    OTHER = "other", "other"
    NONE = "none", "no mission"


class Option(Element):
    """An option as offered by planners, as sent on, and as decided: three things that are kept apart."""

    heading = "title"
    title = line("Option", length=300, required=True)
    form = choice("Form", Form)
    form_note = line("Remark on the form", length=400)
    role = prose("Role")
    size = line("Size")
    can = prose("Can")
    cannot_do = prose("Cannot do")
    time_to_place = line("Time to be in place")
    cost_index = count("First-year cost index", "Relative to one option set at 100.")
    fit = line("Fit with the UNCT")
    main_risk = prose("Main risk")
    offered_by = line("Offered by")
    sent_on = tick("Sent on", "Whether the decider received it, or the date on which it was sent.")
    sent_on_date = day("Sent on, date")
    decided = tick("Decided", "Whether the decision took it up, or the date of that decision.")
    decided_date = day("Decided, date")
    decided_note = prose("As decided", "How the decision differs from the offer.")
    reason = prose("Reason for narrowing", "Why it was not sent on. Kept to the dossier, never printed.")


class Scenario(Element):
    """A course that events may take, with its signals and consequences."""

    name = line("Scenario", length=300, required=True)
    signals = prose("Signals")
    likelihood = choice("Likelihood", Grade)
    likelihood_note = line("Remark on likelihood", "Such as: rare but grave.")
    consequence = prose("Consequence")
    trigger = prose("Trigger")


class OptionTest(Element):
    """How one option fares in one scenario."""

    class Result(models.TextChoices):
        ENOUGH = "enough", "enough"
        PARTLY = "partly", "partly"
        NOT = "not", "not enough"

    heading = "note"
    scenario = models.ForeignKey(
        Scenario, on_delete=models.PROTECT, related_name="tests", verbose_name="Scenario"
    )
    option = link("plans.Option", "Option", required=True)
    result = choice("Result", Result, required=True)
    note = prose("Remark")


class EntityPosition(Element):
    """What an entity prefers and why; strictly confidential, for the decider's dossier."""

    heading = "text"
    entity = line("Entity")
    form = choice("Preferred form", Form)
    form_note = line("Remark on the form", length=400)
    options = links("plans.Option", "Preferred options")
    text = prose("Position", required=True)
    held_on = day("Held on")
