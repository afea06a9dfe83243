"""What the log holds about our things, and what the running command is about to add to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from upheld.ledger.command import remembered, under_way
from upheld.ledger.events import Event, as_text
from upheld.ledger.queries import facts_of


def recorded(things: Iterable[object], event: type[Event], fact: str) -> dict[str, str]:
    """One fact of each thing, as first recorded by this kind of event. Absent if it was not."""
    return recorded_as(dict.fromkeys((str(each) for each in things), event), fact)


def recorded_as(wanted: Mapping[str, type[Event]], fact: str) -> dict[str, str]:
    """The same where each thing has a kind of event of its own, in one question.

    What the running command is about to record itself is not looked for: the thing is new.
    What it has read once it does not read again.
    """
    known = remembered()
    found = {
        thing: told
        for thing, event in wanted.items()
        if (told := known.get((event.name, fact, thing))) is not None
    }
    kinds = set(wanted.values())
    for each in under_way():
        if type(each) in kinds:
            thing = as_text(getattr(each, each.about))
            if wanted.get(thing) is type(each):
                found.setdefault(thing, as_text(getattr(each, fact)))
    if asked := {thing: event.name for thing, event in wanted.items() if thing not in found}:
        found |= (read := facts_of(asked, fact))
        known |= {(asked[thing], fact, thing): told for thing, told in read.items()}
    return found
