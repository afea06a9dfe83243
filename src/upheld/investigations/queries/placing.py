"""One allegation to be placed: where it stands, where it stood, and where it might belong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.investigations.events import AllegationAdded, AllegationPlaced
from upheld.investigations.reading import AllegationRead, AreaRead
from upheld.investigations.suggesting import Suggestion, suggested
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.ledger import queries as ledger
from upheld.ledger.queries import EntryLine
from upheld.vault.keyring import Keyring

from .findings import matrix_page


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move, by the numbers of the areas; 0 stands for not mapped."""

    day: date
    before: int
    area: int


@dataclass(frozen=True, slots=True)
class PlacePage:
    """An allegation with its moves, and the areas to choose from."""

    investigation: str
    area_title: str
    allegation: AllegationRead
    areas: tuple[AreaRead, ...]
    suggestions: tuple[Suggestion, ...]
    moves: tuple[MoveLine, ...]


def place_page(*, actor: Actor, keys: Keyring, id: UUID, allegation: UUID) -> PlacePage | None:
    """What there is to know before an allegation is placed, for its investigator."""
    page = matrix_page(actor=actor, keys=keys, id=id)
    if page is None:
        return None
    mapped = [(area.title, each) for area in page.areas for each in area.allegations]
    for title, each in [*mapped, *(("", each) for each in page.unplaced)]:
        if each.id == str(allegation):
            numbers = {area.id: area.number for area in page.areas}
            return PlacePage(
                investigation=page.investigation,
                area_title=title,
                allegation=each,
                areas=page.areas,
                suggestions=suggested(each.words, page.areas, leave_out=each.id),
                moves=_moves(actor, allegation, numbers),
            )
    return None


def _moves(actor: Actor, allegation: UUID, numbers: dict[str, int]) -> tuple[MoveLine, ...]:
    entries = ledger.entries_about(actor=actor, ids=[allegation])
    moved = [
        each for each in entries if each.event in {AllegationAdded.name, AllegationPlaced.name}
    ]
    moved.sort(key=lambda each: each.event != AllegationAdded.name)  # it is added before it moves
    return tuple(_move(each, numbers) for each in moved)


def _move(entry: EntryLine, numbers: dict[str, int]) -> MoveLine:
    at: datetime | date = entry.at
    return MoveLine(
        day=day_of(at),
        before=numbers.get(entry.fields.get("before", ""), 0),
        area=numbers.get(entry.fields.get("area", ""), 0),
    )
