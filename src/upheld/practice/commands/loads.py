"""Loads: recorded once their files lie in the store, and what was left out of them taken away."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Kind
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import keeping, mappings, policy
from upheld.practice.events import LeftOutTaken, LoadRecorded
from upheld.practice.models import Arrival, Load
from upheld.practice.states import LeftOut


@command(policy.may_record_load)
def record_load(
    *, actor: Actor, at: datetime, load: str, arrival: Arrival | None = None
) -> tuple[Load, LoadRecorded]:
    """Record a load whose files the store holds already, so that everybody's pages count it."""
    kept = keeping.kept(load)
    if Load.objects.filter(id=kept.id).exists():
        raise NotPossible("This was loaded before. Nothing was changed.")
    by_post, by_person = _by(actor, arrival)
    mapping = mappings.of_fingerprint(kept.mapping)
    row = Load.objects.create(
        id=kept.id,
        source=kept.source.value,
        council=kept.council,
        as_of=kept.as_of,
        loaded_at=at,
        sha256=kept.sha256,
        used=kept.used,
        rejected=kept.rejected,
        doubted=kept.doubted,
        arrival=arrival,
        mapping=mapping,
        by_post_id=by_post,
        by_person=by_person,
    )
    return row, LoadRecorded(
        load=row.id,
        source=row.source,
        as_of=row.as_of,
        sha256=row.sha256,
        used=row.used,
        rejected=row.rejected,
        doubted=row.doubted,
        mapping=str(mapping.id) if mapping else "",
    )


def _by(actor: Actor, arrival: Arrival | None) -> tuple[UUID | None, UUID | None]:
    """Whoever loads, or sent what the clock loads; nobody where it was found in a folder."""
    if actor.kind is Kind.PERSON:
        return UUID(actor.post), UUID(actor.id)
    return (arrival.by_post_id, arrival.by_person) if arrival else (None, None)


@command(policy.may_work_with_data)
def take_left_out(
    *, actor: Actor, at: datetime, load: Load, kind: LeftOut
) -> tuple[int, LeftOutTaken]:
    """Open what a load could not use, for one download; the answer is how many lines it has."""
    findings = keeping.left_out(load.id, kind)
    lines = int(findings.num_rows)
    if not lines:
        raise NotPossible("Nothing was left out of this load.")
    return lines, LeftOutTaken(load=load.id, kind=kind.value, lines=lines)
