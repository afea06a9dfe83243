"""The triangulation grid as those who hold it see it, and as anybody reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import queries as investigations
from upheld.kernel.actor import ANYONE, Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import grid_checking, grid_opening, policy
from upheld.learning import themes as vocabulary
from upheld.learning.clearing import Checked
from upheld.learning.grid_opening import OpenedGrid
from upheld.learning.models import Claim, Grid, PublishedGrid, Theme
from upheld.learning.themes import ThemeLine
from upheld.learning.triangulating import Known, OpenedClaim, known_since
from upheld.vault.keyring import Keyring

from .pieces import PublicSource
from .register import sources_held


@dataclass(frozen=True, slots=True)
class GridPage:
    """A grid with its words. `id` is none before the first claim."""

    id: UUID | None
    investigation: UUID
    revision: int
    first_read_as: str
    claims: tuple[OpenedClaim, ...]
    known: tuple[Known, ...]
    sources: tuple[PublicSource, ...]
    themes: tuple[ThemeLine, ...]
    published_on: date | None
    checked_on: date | None
    check_is_current: bool
    flags_undecided: int
    may_write: Decision
    may_agree: Decision
    may_publish: Decision

    def theme(self, code: str) -> str:
        """The name of a theme."""
        return next((each.name for each in self.themes if each.code == code), code)

    def source(self, id: UUID) -> PublicSource | None:
        """A source that bears on the matter."""
        return next((each for each in self.sources if each.id == id), None)


@dataclass(frozen=True, slots=True)
class PublicGrid:
    """What is public of a grid. `claims` and `known` are as they stand in the published text."""

    id: UUID
    published_on: date
    read_by: str
    digest: str
    checked_on: date | None
    flags_left: int | None
    claims: tuple[dict[str, Any], ...]
    known: tuple[dict[str, Any], ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The titles of all sources that were asked, for the head of a table."""
        found = {each["source"] for claim in self.claims for each in claim["stands"]}
        return tuple(sorted(found))


def themes(*, actor: Actor = ANYONE) -> list[ThemeLine]:
    """The whole vocabulary, retired themes too."""
    return vocabulary.vocabulary(Theme.objects.all())


def grid(*, actor: Actor, keys: Keyring, investigation: UUID) -> Grid | None:
    """The row, to hand to a command: for whoever holds its compartment."""
    row = Grid.objects.filter(investigation_id=investigation).first()
    if row is None or not grid_opening.openable(actor=actor, keys=keys, grid=row):
        return None
    return row


def claim(*, actor: Actor, keys: Keyring, investigation: UUID, id: UUID) -> Claim | None:
    """The row of a claim in the grid of an investigation, to hand to a command."""
    held = grid(actor=actor, keys=keys, investigation=investigation)
    return None if held is None else Claim.objects.filter(grid=held, id=id).first()


def may_open_grid(*, actor: Actor, keys: Keyring, investigation: UUID) -> bool:
    """Whether there is a grid for this person, or they may begin one."""
    if grid(actor=actor, keys=keys, investigation=investigation) is not None:
        return True
    given = investigations.investigation(actor=actor, id=investigation)
    begun = given is not None and Grid.objects.filter(matter=given.matter).exists()
    return given is not None and not begun and bool(policy.may_triangulate(actor, given))


def grid_page(*, actor: Actor, keys: Keyring, investigation: UUID) -> GridPage | None:
    """The grid of an investigation; before the first claim, for its investigator alone."""
    given = investigations.investigation(actor=actor, id=investigation)
    if given is None:
        return None
    if not may_open_grid(actor=actor, keys=keys, investigation=investigation):
        return None
    row = grid(actor=actor, keys=keys, investigation=investigation)
    may_start = policy.may_triangulate(actor, given)
    opened = grid_opening.opened(actor=actor, keys=keys, grid=row) if row else None
    claims = opened.claims if opened else ()
    newest = PublishedGrid.objects.filter(grid=row).order_by("-revision").first() if row else None
    none_yet = deny("There is nothing to read yet.")
    check = _checked(actor, keys, row, opened) if row and opened else None
    cleared = check is not None and check.is_current and not check.undecided
    return GridPage(
        id=row.id if row else None,
        investigation=investigation,
        revision=row.revision if row else 0,
        first_read_as=row.first_read_as if row else "",
        claims=claims,
        known=tuple(known_since(claims, opened.done)) if opened else (),
        sources=sources_held(actor=actor, keys=keys, matter=given.matter),
        themes=tuple(themes(actor=actor)),
        published_on=newest.published_on if newest else None,
        checked_on=check.ran_on if check else None,
        check_is_current=check is not None and check.is_current,
        flags_undecided=check.undecided if check else 0,
        may_write=policy.may_write_grid(actor, row) if row else may_start,
        may_agree=_first(actor, row) if row and cleared else none_yet,
        may_publish=_second(actor, row, newest) if row and cleared else none_yet,
    )


def public_grid(*, actor: Actor = ANYONE, matter: UUID) -> PublicGrid | None:
    """What is public of the grid of a matter: the newest text."""
    row = PublishedGrid.objects.filter(matter=matter).order_by("-revision").first()
    if row is None:
        return None
    content = json.loads(row.content)
    return PublicGrid(
        id=row.id,
        published_on=row.published_on,
        read_by=row.read_by,
        digest=row.digest,
        checked_on=row.checked_on,
        flags_left=row.flags_left,
        claims=tuple(_dated(each) for each in content["claims"]),
        known=tuple(_UNMARKED | each | {"since": _day(each["since"])} for each in content["known"]),
    )


def public_grid_text(*, actor: Actor = ANYONE, matter: UUID) -> str | None:
    """The published text whose digest is in the log, to the byte."""
    row = PublishedGrid.objects.filter(matter=matter).order_by("-revision").first()
    return None if row is None else row.content


def _checked(actor: Actor, keys: Keyring, row: Grid, opened: OpenedGrid) -> Checked | None:
    return grid_checking.checked(actor=actor, keys=keys, grid=row, opened=opened)


def _first(actor: Actor, row: Grid) -> Decision:
    if row.first_reader is not None:
        return deny("It has been read once.")
    return policy.may_agree_grid(actor, row)


def _second(actor: Actor, row: Grid, newest: PublishedGrid | None) -> Decision:
    if row.first_reader is None or (newest is not None and newest.revision == row.revision):
        return deny("Not now.")
    return policy.may_publish_grid(actor, row)


def _dated(claim: dict[str, Any]) -> dict[str, Any]:
    stands = {
        each["source"]: _UNMARKED | each | {"on": _day(each["on"])} for each in claim["stands"]
    }
    return _UNMARKED | claim | {"stands": list(stands.values()), "by_source": stands}


_UNMARKED = {"origin": ""}  # a text from before the marks were printed has none


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
