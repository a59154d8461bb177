"""Links in a sheet: by what a row is called, and by its number where two are called the same."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst

from missions.access import missions_for
from missions.models import Mission, Person
from plans.registers import REGISTERS, key_of
from plans.values import Known, WrongValueError

NUMBERED = re.compile(r"(?:^|\s)#(\d{1,18})$")


class Names:
    """The rows of one register by what they are called."""

    def __init__(self, model: Any, mission: Mission) -> None:
        kept_in = REGISTERS.get(key_of(model))  # rows of the rooms above have registers of their own
        self.title = kept_in.title if kept_in else capfirst(model._meta.verbose_name_plural)  # noqa: SLF001
        self.labels: dict[int, str] = {}
        self._called: dict[int, str] = {}
        self._ids: dict[str, set[int]] = defaultdict(set)
        rows = model.objects.filter(mission=mission).values_list("pk", "reference", model.heading)
        for pk, reference, heading in rows:
            called = str(heading)
            self.labels[pk] = _bare(reference or called[:80])
            self._called[pk] = _bare(f"{reference} {called}")[:100]
            for name in (reference, called, called[:80]):
                if name:
                    self._ids[_bare(name).casefold()].add(pk)

    def of(self, pk: int) -> str:
        """Return what a row is called, with its number where the name alone would not find it."""
        label = self.labels.get(pk, "")
        return label if label and self._ids[label.casefold()] == {pk} else f"{label} #{pk}".strip()

    def called(self, pk: int) -> str:
        """Return a row's sign and the beginning of its heading, for lists to choose from."""
        return self._called[pk]

    def find(self, name: str) -> int:
        """Return the row of a name; WrongValueError for none, or for several."""
        found = self._ids.get(_bare(name).casefold(), set())
        if len(found) == 1:
            return next(iter(found))
        numbered = NUMBERED.search(name)
        if numbered and int(numbered[1]) in self.labels:
            return int(numbered[1])
        if found:
            some = ", ".join(f"#{pk}" for pk in sorted(found)[:5])
            raise WrongValueError(f"Several rows of {self.title} are called so; write one of {some}.")
        raise WrongValueError(f"“{name[:60]}” is no row of {self.title}.")


def _bare(name: str) -> str:
    return " ".join(name.split())


class Linked(Known):
    """What values may point to, read once for a whole sheet."""

    def __init__(self, mission: Mission, by: Person) -> None:
        super().__init__(mission, by)
        self._names: dict[Any, Names] = {}
        self._missions: dict[str, Mission | None] = {}

    def names(self, model: Any) -> Names:
        """Return the rows of a register by their names."""
        if model not in self._names:
            self._names[model] = Names(model, self.of)
        return self._names[model]

    def rows(self, model: Any, ids: Sequence[int]) -> bool:
        """Tell whether all these are rows of the mission."""
        return all(pk in self.names(model).labels for pk in ids)

    def mission(self, key: str) -> Mission | None:
        """Return a mission that the person sees, by its key."""
        if key not in self._missions:
            self._missions[key] = missions_for(self.by).filter(key=key).first()
        return self._missions[key]
