"""Lists of children behind a measure, for the analyst who opened one and on that day only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.spreadsheets import harmless
from upheld.practice import children
from upheld.practice.benches import catalogue
from upheld.practice.children import Child, Counted
from upheld.practice.models import ChildList
from upheld.practice.states import Which

from .rights import may_work

SHOWN = 200


@dataclass(frozen=True, slots=True)
class ChildPage:
    """A list that somebody opened."""

    row: ChildList
    name: str
    counts: str  # what the measure counts, in words
    children: tuple[Child, ...]
    more: int


def has_children(*, actor: Actor, id: str) -> bool:
    """Whether this person may ask for the children behind a measure, and there could be any."""
    measure = catalogue().BY_ID.get(id)
    return measure is not None and may_work(actor=actor) and children.has_list(measure)


def children_counted(*, actor: Actor, id: str, which: Which, ends: date) -> Counted | None:
    """How many children a list would name; nothing where this person may not ask."""
    if not has_children(actor=actor, id=id):
        return None
    return children.counted(catalogue().BY_ID[id], which, ends)


def opened_list(*, actor: Actor, id: UUID, today: date) -> ChildList | None:
    """A list that this person opened today; nobody else's, and none of another day."""
    if not may_work(actor=actor):
        return None
    row = ChildList.objects.filter(id=id, by_person=actor.id).first()
    return row if row is not None and day_of(row.opened_at) == today else None


def child_page(*, actor: Actor, id: UUID, today: date) -> ChildPage | None:
    """The children of such a list by local id, the first of them where there are many."""
    row = opened_list(actor=actor, id=id, today=today)
    if row is None:
        return None
    found = _listed(row)
    measure = catalogue().BY_ID[row.measure]
    counts = measure.numerator if row.which == Which.COUNTED else measure.denominator
    return ChildPage(row, measure.name, counts, tuple(found[:SHOWN]), max(0, len(found) - SHOWN))


def child_lines(*, actor: Actor, opened: ChildList) -> Iterator[list[object]]:
    """The whole list for a spreadsheet, in which no id can start a formula."""
    if not may_work(actor=actor) or str(opened.by_person) != actor.id:
        return
    yield ["child", "times", "days"]
    for each in _listed(opened):
        days = "" if each.days is None else f"{each.days:g}"
        yield [harmless(each.id), each.times, days]


def _listed(row: ChildList) -> list[Child]:
    return children.listed(catalogue().BY_ID[row.measure], Which(row.which), row.ends)
