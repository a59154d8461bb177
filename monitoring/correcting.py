"""Corrections of measurements: whatever way one comes in, the old value stays beside the new one."""

from decimal import Decimal, InvalidOperation
from typing import Any

from missions.door import Passage
from monitoring.models import Correction, Measurement

SAYING = ("value", "number", "date", "benchmark_id", "sex", "age", "place")  # what makes it another value
LARGEST = Decimal(10) ** 14


def number_of(text: str) -> Decimal | None:
    """Return the figure that a value is, to four places; None for words and for what is too large."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= LARGEST:
        return None
    return number.quantize(Decimal("0.0001"))


def complete(row: Measurement, step: Passage) -> None:
    """Fill the figure and the day of recording; note on a stored row what it said until now."""
    former = None if row.pk is None else Measurement.objects.filter(pk=row.pk).first()
    row.__dict__["said_before"] = former
    if former is None:
        row.recorded_on = step.mission.today()
    number = number_of(row.value)
    stands = former is not None and (former.value != row.value and former.number == row.number)
    if number is not None or stands:  # a figure that belonged to the old words goes with them
        row.number = number


def keep_old(row: Measurement, step: Passage) -> None:
    """Keep beside a measurement what it said before, where it says something else now."""
    former: Measurement | None = row.__dict__.pop("said_before", None)
    if former is None or _said(former) == _said(row):
        return
    Correction.objects.create(
        of=row,
        value=former.value,
        number=former.number,
        date=former.date,
        confidence=former.confidence,
        part=former.part,
        source=former.source,
        benchmark_id=former.benchmark_id,
        reason=row.correction_reason,
        corrected_on=step.mission.today(),
        corrected_by=step.by,
    )


def _said(row: Measurement) -> list[Any]:
    return [getattr(row, name) for name in SAYING]
