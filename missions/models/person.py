"""Persons who sign in, and the entities that they belong to."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from missions.models.classification import ClassificationField


class Entity(models.Model):
    """A department, office, agency, or an organisation outside the United Nations."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, default="department")
    un = models.BooleanField("of the United Nations", default=True)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "entities"

    def __str__(self) -> str:
        return self.code


class Office(models.TextChoices):
    """The office that a person holds beyond any single mission."""

    SG = "sg", "Secretary-General"
    USG = "usg", "Under-Secretary-General"
    OFFICE = "office", "office of a decider"
    PLANNER = "planner", "planner"
    PBSO = "pbso", "PBSO"
    CUSTODIAN = "custodian", "custodian"


class Person(AbstractUser):
    """A person who signs in; roles in a mission come from assignments and bodies."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    entity = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="persons"
    )
    office = models.CharField(max_length=20, choices=Office, blank=True)
    office_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="office_staff"
    )
    clearance = ClassificationField()  # the highest marking that this person may read
    version = models.PositiveIntegerField(default=1)

    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """Return the name shown on screen: the person's name, else the title, else the sign-in."""
        return self.name or self.title or self.username

    def get_short_name(self) -> str:
        """Return the same as the full name; offices are never shortened."""
        return self.get_full_name()
