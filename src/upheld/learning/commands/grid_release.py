"""Two people who did not write the grid read it, and then what may be published of it is public."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import grid_checking, grid_opening, policy, reading
from upheld.learning.clearing import Checked
from upheld.learning.events.grid import GridAgreed, GridPublished
from upheld.learning.grid_wording import published_text
from upheld.learning.intruder import Intruder
from upheld.learning.models import Grid, PublishedGrid, PublishedReport
from upheld.learning.wording import digest
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_agree_grid, record_refusals=True)
def agree_grid(
    *,
    actor: Actor,
    at: datetime,
    grid: Grid,
    revision: int,
    intruder: Intruder,
    keys: Keyring,
) -> tuple[Grid, GridAgreed]:
    """Agree, as the first reader, to the revision that was read, with every flag and its answer.

    Raises `NotPossible` where it has changed since, where nothing of it may be published, while
    a flag has no answer, and without an answer to each question of the intruder.
    """
    reading.require_read(grid, revision)
    opened = grid_opening.to_publish(actor=actor, keys=keys, grid=grid)
    grid_checking.require_cleared(actor=actor, keys=keys, grid=grid, opened=opened)
    answers = reading.answered(grid, intruder, actor=actor, at=at, keys=keys)
    grid.first_reader = UUID(actor.id)
    grid.first_read_as = actor.post_title
    grid.save()
    return grid, GridAgreed(grid=str(grid.id), revision=grid.revision, answers=answers)


@command(policy.may_publish_grid, record_refusals=True)
def publish_grid(
    *,
    actor: Actor,
    at: datetime,
    grid: Grid,
    revision: int,
    intruder: Intruder,
    keys: Keyring,
) -> tuple[PublishedGrid, GridPublished]:
    """Publish what may be published of the grid, as the second reader. Earlier texts are kept.

    Raises `NotPossible` before the first reader has agreed, before the learning report of the
    matter is public, for a revision that was not the one read, and while a flag has no answer.
    """
    reading.require_read(grid, revision)
    _require_due(grid)
    opened = grid_opening.to_publish(actor=actor, keys=keys, grid=grid)
    checked = grid_checking.require_cleared(actor=actor, keys=keys, grid=grid, opened=opened)
    answers = reading.answered(grid, intruder, actor=actor, at=at, keys=keys)
    text = published_text(
        opened,
        sources=grid_checking.named(grid),
        themes=grid_checking.theme_names(),
        checked_on=checked.ran_on,
        flags_left=len(checked.flags),
    )
    row = _published(grid, text, checked, actor=actor, at=at)
    return row, GridPublished(
        grid=str(grid.id),
        published=str(row.id),
        matter=str(grid.matter),
        digest=row.digest,
        revision=row.revision,
        claims=sum(each.publishable for each in opened.claims),
        answers=answers,
        flags_left=len(checked.flags),
    )


def _published(
    grid: Grid, text: str, checked: Checked, *, actor: Actor, at: datetime
) -> PublishedGrid:
    return PublishedGrid.objects.create(
        grid=grid,
        matter=grid.matter,
        revision=grid.revision,
        content=text,
        digest=digest(text),
        read_by=f"{grid.first_read_as} and {actor.post_title}",
        published_on=day_of(at),
        checked_on=checked.ran_on,
        flags_left=len(checked.flags),
    )


def _require_due(grid: Grid) -> None:
    if grid.first_reader is None:
        raise NotPossible("The receiver has not read and agreed this grid yet.")
    if not PublishedReport.objects.filter(matter=grid.matter, is_open=True).exists():
        raise NotPossible("Release the learning report first: the grid stands on its page.")
    if PublishedGrid.objects.filter(grid=grid, revision=grid.revision).exists():
        raise NotPossible("This is public already.")
