"""What the log holds about our things, and what the running command is about to add to it."""

from __future__ import annotations

from collections.abc import Iterable

from upheld.ledger.command import under_way
from upheld.ledger.events import Event, as_text
from upheld.ledger.queries import facts_about


def recorded(things: Iterable[object], event: type[Event], fact: str) -> dict[str, str]:
    """One fact of each thing, as first recorded by this kind of event. Absent if it was not."""
    wanted = {str(each) for each in things}
    now = {
        as_text(getattr(each, each.about)): as_text(getattr(each, fact))
        for each in under_way()
        if isinstance(each, event)
    }
    before = facts_about(wanted, event.name, fact) if wanted else {}
    return {thing: value for thing, value in {**now, **before}.items() if thing in wanted}
