"""The few kinds of field that plan elements are made of, so that each register reads as a list of columns.

A field is demanded when it is not `blank`; its title is the verbose name, its help the help text.
"""

from typing import Any

from django.db import models


def line(title: str, help_text: str = "", *, length: int = 200, required: bool = False) -> models.CharField:
    """Return a field for one line of text."""
    return models.CharField(title, max_length=length, blank=not required, default="", help_text=help_text)


def prose(title: str, help_text: str = "", *, required: bool = False) -> models.TextField:
    """Return a field for a passage of text."""
    return models.TextField(title, max_length=20_000, blank=not required, default="", help_text=help_text)


def choice(
    title: str,
    choices: type[models.TextChoices],
    help_text: str = "",
    *,
    default: str = "",
    required: bool = False,
) -> models.CharField:
    """Return a field for one of a closed list of values; empty where nothing has been said yet."""
    return models.CharField(
        title,
        max_length=40,
        choices=choices.choices,
        blank=not required,
        default=default,
        help_text=help_text,
    )


def day(title: str, help_text: str = "", *, required: bool = False) -> models.DateField:
    """Return a field for a date; empty where it is not known unless it is demanded."""
    return models.DateField(title, null=not required, blank=not required, help_text=help_text)


def count(title: str, help_text: str = "") -> models.PositiveIntegerField:
    """Return a field for a number of persons or things; empty where it is not known."""
    return models.PositiveIntegerField(title, null=True, blank=True, help_text=help_text)


def money(title: str, help_text: str = "") -> models.PositiveIntegerField:
    """Return a field for an amount in thousands of US dollars."""
    return models.PositiveIntegerField(
        title, null=True, blank=True, help_text=help_text or "Thousand US dollars."
    )


def figure(title: str, help_text: str = "") -> models.DecimalField:
    """Return a field for a measured number, which may be negative or a fraction."""
    return models.DecimalField(
        title, max_digits=18, decimal_places=4, null=True, blank=True, help_text=help_text
    )


def tick(title: str, help_text: str = "", *, default: bool = False) -> models.BooleanField:
    """Return a field for yes or no."""
    return models.BooleanField(title, default=default, help_text=help_text)


def link(to: str, title: str, help_text: str = "", *, required: bool = False) -> models.ForeignKey[Any, Any]:
    """Return a link to one row of another register; a row that others rest on cannot be taken away."""
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        null=not required,
        blank=not required,
        related_name="+",
        verbose_name=title,
        help_text=help_text,
    )


def links(to: str, title: str, help_text: str = "") -> models.ManyToManyField[Any, Any]:
    """Return links to any number of rows of another register."""
    return models.ManyToManyField(to, blank=True, related_name="+", verbose_name=title, help_text=help_text)
