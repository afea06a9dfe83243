"""Existing papers that wait for a person, for the investigator whose keys open the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from upheld.investigations import bringing
from upheld.investigations.bringing import Brought
from upheld.investigations.models import ProposedPaper
from upheld.investigations.reading import Pages
from upheld.investigations.states import Proposed, Stage
from upheld.kernel.actor import Actor
from upheld.vault.attachments import SealedFile
from upheld.vault.keyring import Keyring

from .rows import investigated_by

A_PAGE = 50


@dataclass(frozen=True, slots=True, repr=False)
class ProposedLine:
    """One paper and what is proposed of it."""

    id: str
    number: int
    state: Proposed
    file_name: str
    title: str
    days: tuple[str, ...]
    parties: tuple[str, ...]
    size: int
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class ProposedPage:
    """Fifty of the papers that wait, and how many wait in all."""

    investigation: str
    stage: Stage
    papers: tuple[ProposedLine, ...]
    waiting: int
    mismatched: tuple[UUID, ...]


def brought_in(*, actor: Actor, files: Iterable[tuple[str, SealedFile]]) -> list[Brought]:
    """Read papers that have just arrived; `commands.propose_papers` seals what is proposed."""
    return bringing.brought(files)


def proposed_page(*, actor: Actor, keys: Keyring, id: UUID) -> ProposedPage | None:
    """The papers that wait, in the order in which they came."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    open_ones = [Proposed.WAITS.value, Proposed.REFUSED.value]
    rows = ProposedPaper.objects.filter(investigation=row, state__in=open_ones)
    found = list(rows.order_by("number")[:A_PAGE])
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in found])
    return ProposedPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        papers=tuple(_line(each, pages) for each in found),
        waiting=rows.count(),
        mismatched=pages.mismatched,
    )


def proposed_paper(*, actor: Actor, investigation: UUID, id: UUID) -> ProposedPaper | None:
    """The row of a paper that was brought in, to hand to a command."""
    row = investigated_by(actor, investigation)
    return ProposedPaper.objects.filter(investigation=row, id=id).first() if row else None


def _line(row: ProposedPaper, pages: Pages) -> ProposedLine:
    said = pages.of(row.body_id)
    return ProposedLine(
        id=str(row.id),
        number=row.number,
        state=Proposed(row.state),
        file_name=said.get("file_name", ""),
        title=said.get("title", "") or said.get("file_name", ""),
        days=tuple(said.get("days", ())),
        parties=tuple(said.get("parties", ())),
        size=said.get("size", 0),
        why=said.get("why", ""),
    )
