"""A grid with its words opened, for whoever holds a grant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .models import Claim, Done, Grid, Stand
from .triangulating import OpenedClaim, OpenedDone, OpenedStand


@dataclass(frozen=True, slots=True)
class OpenedGrid:
    """Every claim in its place, and what was done about each theme."""

    claims: tuple[OpenedClaim, ...]
    done: Mapping[str, OpenedDone]


def openable(*, actor: Actor, keys: Keyring, grid: Grid) -> bool:
    """Whether these keys open the grid and no conflict removes the reader."""
    if actor.is_excluded_from(grid.matter):
        return False
    ids = (grid.compartment_id,)
    return grid.compartment_id in vault.openable(actor=actor, keys=keys, ids=ids)


def opened(*, actor: Actor, keys: Keyring, grid: Grid) -> OpenedGrid:
    """All of a grid. A fixed number of questions to the database."""
    claims = list(Claim.objects.filter(grid=grid).order_by("number"))
    stands = list(Stand.objects.filter(claim__grid=grid).order_by("id"))
    done = list(Done.objects.filter(grid=grid))
    wanted = [each.body_id for each in claims]
    wanted += [each.body_id for each in stands]
    wanted += [each.body_id for each in done]
    wanted += [each.settled_id for each in claims if each.settled_id]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=wanted)
    said = {id: getattr(each, "content", None) for id, each in bodies.items()}
    by_claim: dict[UUID, list[OpenedStand]] = {}
    for each in stands:
        by_claim.setdefault(each.claim_id, []).append(_stand(each, said.get(each.body_id)))
    return OpenedGrid(
        claims=tuple(_claim(each, said, by_claim.get(each.id, [])) for each in claims),
        done={
            each.theme: OpenedDone(
                id=each.id,
                body=each.body_id,
                text=str((said.get(each.body_id) or {}).get("text", "")),
                origin=each.origin,
            )
            for each in done
        },
    )


def to_publish(*, actor: Actor, keys: Keyring, grid: Grid) -> OpenedGrid:
    """All of a grid, to be agreed or published.

    Raises `NotPermitted` for keys that do not open it, and `NotPossible` where a word of it is
    not what was sealed, or where nothing may be published.
    """
    if not openable(actor=actor, keys=keys, grid=grid):
        raise NotPermitted("This is no longer here. Go back and look again.")
    found = opened(actor=actor, keys=keys, grid=grid)
    parts = [each.readable for each in found.claims]
    parts += [each.readable for claim in found.claims for each in claim.stands]
    if not all(parts):
        raise NotPossible("A claim is not what was sealed. Tell the author before you go on.")
    if not any(each.publishable for each in found.claims):
        raise NotPossible("No claim is marked as one that may be published.")
    return found


def _claim(row: Claim, said: Mapping[UUID, Any], stands: list[OpenedStand]) -> OpenedClaim:
    words = said.get(row.body_id)
    settled = said.get(row.settled_id) if row.settled_id else None
    return OpenedClaim(
        id=row.id,
        body=row.body_id,
        settled_body=row.settled_id,
        number=row.number,
        theme=row.theme,
        tone=row.tone,
        publishable=row.publishable,
        text=str((words or {}).get("text", "")),
        settled=str((settled or {}).get("text", "")),
        origin=row.origin,
        readable=words is not None and (settled is not None or row.settled_id is None),
        stands=tuple(stands),
    )


def _stand(row: Stand, content: dict[str, Any] | None) -> OpenedStand:
    words = content or {}
    return OpenedStand(
        id=row.id,
        body=row.body_id,
        source=row.source_id,
        verdict=row.verdict,
        basis=row.basis,
        on=date.fromisoformat(words["on"]) if words.get("on") else None,
        quotation=str(words.get("quotation", "")),
        consent=str(words.get("consent", "")),
        attributed_to=str(words.get("attributed_to", "")),
        origin=row.origin,
        readable=content is not None,
    )
