"""Holding a grid against the file: the words that would be printed of it, and its newest check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID, uuid5

from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from . import checking, clearing
from . import themes as vocabulary
from .checking import BETWEEN_LINES, Piece
from .clearing import Checked
from .grid_opening import OpenedGrid
from .grid_wording import told
from .models import Bearing, DraftCheck, Grid, PublishedGrid, SourceOfEvidence, Theme
from .states import Openness
from .triangulating import OpenedClaim, known_since

_THEMES = UUID("8f3a2f66-64b4-4c55-9d0f-3b1a5f6f0d21")
"""Themes have no body. By this id a renamed one is another piece, as if it had been rewritten."""

UNCHECKED = "Check the grid against the file first: nobody has checked these words yet."


def named(grid: Grid) -> dict[UUID, str]:
    """The titles of the sources of which anybody may know."""
    bearing = Bearing.objects.filter(matter=grid.matter).values("source_id")
    rows = SourceOfEvidence.objects.filter(id__in=bearing)
    return dict(rows.exclude(openness=Openness.SEALED.value).values_list("id", "title"))


def theme_names() -> dict[str, str]:
    """Every theme by its code."""
    return {each.code: each.name for each in vocabulary.vocabulary(Theme.objects.all())}


def pieces_of(grid: Grid, opened: OpenedGrid) -> list[Piece]:
    """Everything that would be printed of a grid, in its order."""
    sources, names = named(grid), theme_names()
    shown = told(opened, sources)
    found = [piece for claim in shown for piece in _of_claim(claim, sources)]
    lines = [opened.done[each.theme] for each in known_since(shown, opened.done) if each.done]
    found += [Piece(each.id, each.body, each.text) for each in lines]
    for code in sorted({each.theme for each in shown}):
        name = names.get(code, code)
        found.append(Piece(theme_id(code), uuid5(_THEMES, f"{code} {name}"), name))
    asked = {each.source for claim in shown for each in claim.stands}
    found += [Piece(id, id, sources[id]) for id in sorted(asked)]
    return [each for each in found if each.text]


def theme_id(code: str) -> UUID:
    """By which a theme is told from other pieces."""
    return uuid5(_THEMES, code)


def checked(*, actor: Actor, keys: Keyring, grid: Grid, opened: OpenedGrid) -> Checked | None:
    """The newest check of a grid with its answers, and whether it is of the words that stand."""
    row = clearing.newest(grid)
    current = row is not None and _is_current(grid, opened, row)
    return clearing.opened(actor=actor, keys=keys, draft=grid, row=row, is_current=current)


def require_cleared(*, actor: Actor, keys: Keyring, grid: Grid, opened: OpenedGrid) -> Checked:
    """The check under which a grid may go on. Raises `NotPossible` while something is open."""
    found = checked(actor=actor, keys=keys, grid=grid, opened=opened)
    return clearing.require_answered(found, UNCHECKED)


def _is_current(grid: Grid, opened: OpenedGrid, row: DraftCheck) -> bool:
    """Whether the check is of these words. What is public stands as it was checked."""
    if PublishedGrid.objects.filter(grid=grid, revision=grid.revision).exists():
        return True
    return checking.covers_of(grid, pieces_of(grid, opened)) == row.covers


def _of_claim(claim: OpenedClaim, sources: Mapping[UUID, str]) -> Iterator[Piece]:
    yield Piece(claim.id, claim.body, claim.text)
    if claim.is_conflict and claim.settled_body:
        yield Piece(claim.id, claim.settled_body, claim.settled)
    for each in sorted(claim.stands, key=lambda each: sources[each.source]):
        said = (each.quotation, each.attributed_to, _day(each.on))
        yield Piece(each.id, each.body, BETWEEN_LINES.join(words for words in said if words))


def _day(on: date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""
