"""What the check found in a grid: for its author, and for both who read it before it is public."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.learning import checking, grid_checking, grid_opening, policy, watching
from upheld.learning.checking import Looked
from upheld.learning.grid_checking import theme_id
from upheld.learning.grid_opening import OpenedGrid
from upheld.vault.keyring import Keyring

from .checking import CheckPage, page_of
from .grid import grid


def grid_check_page(*, actor: Actor, keys: Keyring, investigation: UUID) -> CheckPage | None:
    """The check with every flag and its answer, for whoever holds the grid."""
    row = grid(actor=actor, keys=keys, investigation=investigation)
    if row is None:
        return None
    opened = grid_opening.opened(actor=actor, keys=keys, grid=row)
    return page_of(
        investigation,
        "",
        grid_checking.checked(actor=actor, keys=keys, grid=row, opened=opened),
        _places(opened),
        own=watching.kept(actor=actor, keys=keys, draft=row),
        allowed=watching.looked_for(actor=actor, keys=keys, draft=row).allowed,
        may_change=policy.may_write_grid(actor, row),
    )


def look_at_grid(*, actor: Actor, keys: Keyring, investigation: UUID, today: date) -> Looked | None:
    """Run the check now, for the author. It reads the whole file."""
    row = grid(actor=actor, keys=keys, investigation=investigation)
    if row is None or not policy.may_write_grid(actor, row):
        return None
    opened = grid_opening.to_publish(actor=actor, keys=keys, grid=row)
    pieces = grid_checking.pieces_of(row, opened)
    return checking.look(actor=actor, keys=keys, draft=row, pieces=pieces, today=today)


def _places(opened: OpenedGrid) -> dict[UUID, tuple[str, int]]:
    places = {each.id: ("done", 0) for each in opened.done.values()}
    for claim in opened.claims:
        places[theme_id(claim.theme)] = ("theme", 0)
        places[claim.id] = ("claim", claim.number)
        places |= {each.id: ("claim", claim.number) for each in claim.stands}
    return places
