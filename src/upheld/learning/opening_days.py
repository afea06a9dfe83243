"""Released reports whose day has come, opened to everybody one after the other."""

from __future__ import annotations

from datetime import datetime

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of

from .commands import open_release
from .models import PublishedReport


def open_due(*, actor: Actor, at: datetime) -> int:
    """Open every released report whose day has come; gives how many."""
    due = PublishedReport.objects.filter(is_open=False, opens_on__lte=day_of(at)).order_by("id")
    rows = list(due)
    for each in rows:
        open_release(actor=actor, at=at, published=each)
    return len(rows)
