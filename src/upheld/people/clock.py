"""What time it is: real time, or in an example real time shifted to the story's day.

The one place that reads the clock. Only the doors (`web`, `jobs`, `examples`, `project`)
ask it; everything else takes the moment as an argument called `at`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from upheld.kernel.calendar import LONDON
from upheld.ledger.prepared import Prepared

from .models import Clock

_CLOCK = Prepared(lambda: Clock.objects.order_by("id"))
_read: ContextVar[list[Clock | None] | None] = ContextVar("clock_read", default=None)


@dataclass(frozen=True, slots=True)
class Example:
    """The example that this database tells, and the day that its clock shows."""

    name: str
    today: date


def now() -> datetime:
    """The moment it is: in an example, the story's."""
    row = _story()
    return _real() + timedelta(seconds=row.offset_seconds if row else 0)


def today() -> date:
    """The day in London."""
    return now().astimezone(LONDON).date()


def example() -> Example | None:
    """The example in this database; None in a council's own."""
    row = _story()
    if row is None:
        return None
    shown = _real() + timedelta(seconds=row.offset_seconds)
    return Example(name=row.example, today=shown.astimezone(LONDON).date())


def demo_sign_in_allowed() -> bool:
    """Whether people may sign in without a second factor: in an example and nowhere else."""
    return _story() is not None


@contextmanager
def read_once() -> Iterator[None]:
    """Ask the database for the story's clock at most once inside this block.

    A page asks what time it is two dozen times, and a story's clock does not change meanwhile.
    """
    token = _read.set([])
    try:
        yield
    finally:
        _read.reset(token)


def offset_to(day: date) -> int:
    """Seconds from the real moment to the same time of day in London on `day`."""
    real = _real()
    shown = datetime.combine(day, real.astimezone(LONDON).time(), LONDON)
    return round((shown - real).total_seconds())


def _story() -> Clock | None:
    kept = _read.get()
    if kept is None:
        return _CLOCK.first()
    if not kept:
        kept.append(_CLOCK.first())
    return kept[0]


def _real() -> datetime:
    return datetime.now(UTC)
