"""Looking for words in an investigation, for the investigator whose keys open its file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.investigations import searching
from upheld.investigations.searching import Found
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by


@dataclass(frozen=True, slots=True, repr=False)
class SearchPage:
    """What was found, or nothing where nobody has looked for anything yet."""

    investigation: str
    found: Found | None


def search_page(
    *, actor: Actor, keys: Keyring, id: UUID, text: str = "", page: int = 1
) -> SearchPage | None:
    """One page of what was found in allegations, findings, interviews and documents."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    if not text:
        return SearchPage(str(row.id), None)
    found = searching.search(actor=actor, keys=keys, investigation=row, text=text, page=page)
    return SearchPage(str(row.id), found) if found else None
