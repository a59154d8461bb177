"""The shape of a checklist: what the guidelines say that an output must contain."""

from dataclasses import dataclass

from outputs.definition.shape import Label


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of items that versions of `output` with one of `labels` must contain.

    Items of a binding list must be answered by a section required for those labels;
    the others only need a place in the output.
    """

    key: str
    output: str
    title: str
    labels: tuple[Label, ...]
    reference: str
    items: tuple[str, ...]
    binding: bool = True
