"""What the review of mappings shows: what is open, what is proposed, and the versions so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.people import queries as people
from upheld.practice import arrivals, mappings
from upheld.practice.mappings import Item
from upheld.practice.models import Load, Mapping

from .loads import LoadLine, line_of
from .rights import may_work

AT_ONCE = 40  # more than this is more than anybody reads on one page


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the mapping: who confirmed what, and when."""

    number: int
    confirmed_on: date
    by_post: str
    headings: int
    codes: int
    left: int


@dataclass(frozen=True, slots=True)
class MappingPage:
    """The questions of one load, the most frequent first."""

    load: LoadLine
    items: tuple[Item, ...]
    more: int
    can_read_again: bool
    versions: tuple[VersionLine, ...]


def mapping_page(*, actor: Actor, id: str) -> MappingPage | None:
    """What one load leaves to be decided, or nothing where it is not there for this person."""
    if not may_work(actor=actor):
        return None
    row = Load.objects.select_related("arrival").filter(id=id).first()
    if row is None:
        return None
    items = mappings.still_open(row)
    return MappingPage(
        load=line_of(row),
        items=tuple(items[:AT_ONCE]),
        more=max(0, len(items) - AT_ONCE),
        can_read_again=arrivals.source_of(row) is not None,
        versions=tuple(versions(actor=actor)),
    )


def versions(*, actor: Actor) -> list[VersionLine]:
    """Every version, the newest first."""
    if not may_work(actor=actor):
        return []
    rows = list(Mapping.objects.order_by("-number"))
    titles = people.post_titles({row.by_post_id for row in rows})
    return [
        VersionLine(
            number=row.number,
            confirmed_on=day_of(row.confirmed_at),
            by_post=titles.get(str(row.by_post_id), ""),
            headings=len(row.content["headings"]),
            codes=sum(len(several) for several in row.content["codes"].values()),
            left=len(row.content["left"]),
        )
        for row in rows
    ]
