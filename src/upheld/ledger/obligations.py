"""What is owed: opened by one event, due on a day, discharged by another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from upheld.kernel.calendar import day_of

from .events import Event, as_text
from .laying import lay
from .models import Obligation


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as a page shows it."""

    kind: str
    about: str
    opened_on: date
    due_on: date
    discharged_on: date | None

    def is_late(self, today: date) -> bool:
        """Whether it was done after its day, or is still undone after it."""
        return (self.discharged_on or today) > self.due_on


def follow(event: Event, *, at: datetime | date) -> None:
    """Open and discharge what this kind of event opens and discharges."""
    today = day_of(at)
    for each in event.discharges:
        Obligation.objects.filter(
            kind=each.kind, about=as_text(getattr(event, each.about)), discharged_on=None
        ).update(discharged_on=today)
    for opened in event.opens:
        due: date | datetime | None = getattr(event, opened.due)
        if due is not None:
            lay(
                Obligation(
                    kind=opened.kind,
                    about=as_text(getattr(event, opened.about)),
                    opened_on=today,
                    due_on=day_of(due),
                )
            )


def owed_about(kinds: Iterable[str]) -> set[str]:
    """The things about which something of these kinds is still owed."""
    owed = Obligation.objects.filter(kind__in=list(kinds), discharged_on=None)
    return set(owed.values_list("about", flat=True))


def about(*ids: object) -> list[Owed]:
    """Every obligation about these things, oldest due day first."""
    found = Obligation.objects.filter(about__in=[str(each) for each in ids])
    return [
        Owed(each.kind, each.about, each.opened_on, each.due_on, each.discharged_on)
        for each in found.order_by("due_on", "kind", "id")
    ]
