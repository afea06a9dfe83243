"""The disclosure check of a grid: what to look for, what was found, and why it may stand."""

from __future__ import annotations

from datetime import datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.learning import checking, grid_checking, grid_opening, keeping, policy
from upheld.learning.checking import Looked
from upheld.learning.dispositions import Disposition
from upheld.learning.events.grid import GridChecked, GridFlagAnswered, GridWatchKept
from upheld.learning.models import DraftCheck, FlagDisposition, Grid, WatchKept
from upheld.learning.revising import grid_changed
from upheld.learning.watching import Watch
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_write_grid)
def keep_grid_watch(
    *, actor: Actor, at: datetime, grid: Grid, watch: Watch, keys: Keyring
) -> tuple[WatchKept, GridWatchKept]:
    """Keep what to look for in a grid, besides what is looked for in the matter's reports.

    Raises `NotPossible` for a line that says nothing.
    """
    voided = grid_changed(grid)
    kept = keeping.watch(grid, watch, actor=actor, at=at, keys=keys)
    return kept, GridWatchKept(
        grid=str(grid.id), number=kept.number, revision=grid.revision, approvals_voided=voided
    )


@command(policy.may_write_grid)
def keep_grid_check(
    *, actor: Actor, at: datetime, grid: Grid, looked: Looked, keys: Keyring
) -> tuple[DraftCheck, GridChecked]:
    """Keep what a check of the grid found. It was run before, outside any transaction.

    Raises `NotPossible` where the words have changed since it was run.
    """
    voided = grid_changed(grid)
    opened = grid_opening.to_publish(actor=actor, keys=keys, grid=grid)
    if checking.covers_of(grid, grid_checking.pieces_of(grid, opened)) != looked.covers:
        raise NotPossible("The grid changed while it was being checked. Check it again.")
    kept = keeping.check(grid, looked, actor=actor, at=at, keys=keys)
    return kept, GridChecked(
        grid=str(grid.id),
        check=str(kept.id),
        number=kept.number,
        flags=kept.flags,
        revision=grid.revision,
        approvals_voided=voided,
    )


@command(policy.may_write_grid)
def answer_grid_flag(
    *,
    actor: Actor,
    at: datetime,
    grid: Grid,
    flag: int,
    disposition: Disposition,
    keys: Keyring,
) -> tuple[list[FlagDisposition], GridFlagAnswered]:
    """Say why something that was flagged in the grid may stand. Other words are flagged anew.

    Raises `NotPossible` for an old check, a flag that it has not, and a reason that does not fit.
    """
    opened = grid_opening.to_publish(actor=actor, keys=keys, grid=grid)
    found = grid_checking.checked(actor=actor, keys=keys, grid=grid, opened=opened)
    mine, rows = keeping.answers(grid, found, flag, disposition, actor=actor, at=at, keys=keys)
    voided = grid_changed(grid)
    return rows, GridFlagAnswered(
        grid=str(grid.id),
        kind=mine.kind.value,
        stands=disposition.stands.value,
        places=len(rows),
        revision=grid.revision,
        approvals_voided=voided,
    )
