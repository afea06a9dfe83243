"""How much was owed and overdue at the end of each month, in numbers fit to publish.

The rule: the twelve finished months; for each kind of obligation the number open at the
month's end and, of these, the number overdue. A number below five, none included, is
"fewer than 5". Where the overdue would let a reader subtract one to four that are not,
it is "not shown". Kinds and months are listed whether or not anything happened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from upheld.kernel.calendar import months_after

from .events import EVENTS
from .models import Obligation

LEAST = 5
FEWER = "fewer than 5"
NOT_SHOWN = "not shown"
MONTHS = 12


def as_csv(*, on: date) -> str:
    """The table of the twelve months that were over on this day."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["month", "obligation", "open at its end", "of these overdue"])
    for end in _ends_of_months(on):
        for kind in kinds():
            table.writerow([f"{end:%Y-%m}", kind, *at_the_end(kind, end)])
    return text.getvalue()


def kinds() -> list[str]:
    """Every kind of obligation that an event of the house can open."""
    return sorted({opened.kind for event in EVENTS.values() for opened in event.opens})


def shown(still_open: int, overdue: int) -> tuple[str, str]:
    """Both numbers as the rule lets them be printed."""
    if still_open < LEAST or overdue < LEAST:
        return (str(still_open) if still_open >= LEAST else FEWER), FEWER
    if 0 < still_open - overdue < LEAST:
        return str(still_open), NOT_SHOWN
    return str(still_open), str(overdue)


def at_the_end(kind: str, end: date) -> tuple[str, str]:
    """How many of a kind stood open at the end of a day, and of these overdue, as shown."""
    standing = Obligation.objects.filter(
        Q(discharged_on=None) | Q(discharged_on__gt=end), kind=kind, opened_on__lte=end
    )
    return shown(standing.count(), standing.filter(due_on__lt=end).count())


def _ends_of_months(on: date) -> Iterator[date]:
    first = on.replace(day=1)
    for back in range(MONTHS - 1, -1, -1):
        yield months_after(first, -back) - timedelta(days=1)
