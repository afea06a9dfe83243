"""Compartments that continue one another: the same matter, sealed for fewer holders later on.

When somebody must be left out from a day on, what is sealed afterwards goes into a fresh
compartment that continues the old one. Who holds both reads them as one; the log says
which continues which, so that nobody can splice somebody else's words in.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from upheld.ledger.prepared import Prepared

from .events import CompartmentContinued
from .models import Compartment
from .recorded import recorded

LONGEST = 50  # changes of holders in the life of one compartment
_CONTINUED = Prepared(lambda ids: Compartment.objects.filter(id__in=ids, continues__isnull=False))


def before(ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Each of these compartments with those that it continues, oldest first, itself last."""
    wanted = set(ids)
    continues = _links(wanted)
    return {id: _chain(id, continues) for id in wanted}


def newest(compartment: Compartment) -> Compartment:
    """The compartment in which this one is continued now, or itself."""
    for _ in range(LONGEST):
        later = Compartment.objects.filter(continues=compartment).first()
        if later is None or not _is_recorded(later):
            break
        compartment = later
    return compartment


def _links(wanted: set[UUID]) -> dict[UUID, UUID]:
    """Which continues which, as the log has it. One question where none continues another."""
    links: dict[UUID, UUID] = {}
    waiting = set(wanted)
    while waiting and len(links) < LONGEST * max(1, len(wanted)):
        rows = {each.id: UUID(str(each.continues_id)) for each in _CONTINUED(list(waiting))}
        said = recorded(rows, CompartmentContinued, "continues") if rows else {}
        new = {id: told for id, told in rows.items() if said.get(str(id)) == str(told)}
        links |= new
        waiting = set(new.values()) - links.keys()
    return links


def _chain(id: UUID, continues: dict[UUID, UUID]) -> tuple[UUID, ...]:
    found = [id]
    while (earlier := continues.get(found[0])) is not None and earlier not in found:
        found.insert(0, earlier)
    return tuple(found)


def _is_recorded(later: Compartment) -> bool:
    said = recorded([later.id], CompartmentContinued, "continues")
    return said.get(str(later.id)) == str(later.continues_id)
