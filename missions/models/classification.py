"""The three markings, and the column that holds one."""

from typing import Any

from django.db import models


class Classification(models.IntegerChoices):
    """The three markings, in their order; also how high a person is cleared."""

    UNCLASSIFIED = 0, "unclassified"
    CONFIDENTIAL = 1, "confidential"
    STRICTLY_CONFIDENTIAL = 2, "strictly confidential"

    @property
    def key(self) -> str:
        """The word of the API: `strictly-confidential`."""
        return self.label.replace(" ", "-")

    @property
    def mark(self) -> str:
        """The words that are printed: `Strictly Confidential`."""
        return self.label.title()


CLASSIFICATIONS = {level.key: level for level in Classification}


class ClassificationField(models.PositiveSmallIntegerField):
    """A level of classification; unclassified until somebody says otherwise."""

    def __init__(self, *args: Any, **more: Any) -> None:
        known = {"choices": Classification.choices, "default": Classification.UNCLASSIFIED}
        super().__init__(*args, **{**known, **more})
