"""Files on their way: taken in by a page or found by the clock, then read by the clock."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import policy
from upheld.practice.arrivals import Put, Seen
from upheld.practice.events import FileTaken, LoadBegun, LoadEnded, LoadRefused
from upheld.practice.models import Arrival, Load
from upheld.practice.states import Origin, Standing, check_move

from .loads import record_load


@command(policy.may_work_with_data)
def take_file(
    *, actor: Actor, at: datetime, put: Put, as_of: date | None
) -> tuple[Arrival, FileTaken]:
    """Take in a file that an analyst sent. It waits where it was put, until the clock reads it."""
    return _taken(actor, put, Arrival(origin=Origin.SENT, as_of=as_of, taken_at=at))


@command(policy.may_work_with_data)
def take_again(*, actor: Actor, at: datetime, load: Load, put: Put) -> tuple[Arrival, FileTaken]:
    """Have the file of a load read once more, with the mapping that was confirmed since."""
    again = Arrival(origin=Origin.AGAIN, as_of=load.as_of, of=load, taken_at=at)
    return _taken(actor, put, again)


def _taken(actor: Actor, put: Put, row: Arrival) -> tuple[Arrival, FileTaken]:
    row.id, row.name, row.size = put.id, put.name, put.size
    row.by_post_id, row.by_person = UUID(actor.post), UUID(actor.id)
    row.save(force_insert=True)
    return row, FileTaken(arrival=str(row.id), origin=row.origin, size=row.size)


@command(policy.may_load_by_the_clock)
def notice_file(*, actor: Actor, at: datetime, seen: Seen) -> tuple[Arrival, FileTaken]:
    """Take note of a file in the watched folder, once for each state in which it was seen."""
    if Arrival.objects.filter(mark=seen.mark).exists():
        raise NotPossible("This file was noticed before. Nothing was changed.")
    row = Arrival.objects.create(
        name=seen.name, size=seen.size, mark=seen.mark, origin=Origin.FOLDER, taken_at=at
    )
    return row, FileTaken(arrival=str(row.id), origin=row.origin, size=row.size)


@command(policy.may_load_by_the_clock)
def begin_load(*, actor: Actor, at: datetime, arrival: Arrival) -> tuple[Arrival, LoadBegun]:
    """Begin to read a file that waits, or one whose reading was stopped."""
    check_move(arrival.standing, Standing.LOADING)
    arrival.standing, arrival.tries = Standing.LOADING, arrival.tries + 1
    arrival.save(update_fields=["standing", "tries"])
    return arrival, LoadBegun(arrival=str(arrival.id), tries=arrival.tries)


@command(policy.may_load_by_the_clock)
def finish_load(
    *, actor: Actor, at: datetime, arrival: Arrival, loads: tuple[str, ...]
) -> tuple[Arrival, LoadEnded]:
    """Record what a file brought. Content that was loaded before brings nothing new."""
    there = set(Load.objects.filter(id__in=loads).values_list("id", flat=True))
    new = [each for each in loads if each not in there]
    check_move(arrival.standing, Standing.LOADED if new else Standing.KNOWN)
    for each in new:
        record_load(actor=actor, at=at, load=each, arrival=arrival)
    if not new:
        arrival.of = Load.objects.filter(id__in=loads).first()
    arrival.standing = Standing.LOADED if new else Standing.KNOWN
    arrival.ended_at = at
    arrival.save(update_fields=["standing", "ended_at", "of"])
    return arrival, LoadEnded(arrival=str(arrival.id), loads=len(new))


@command(policy.may_load_by_the_clock)
def refuse_load(
    *, actor: Actor, at: datetime, arrival: Arrival, because: str
) -> tuple[Arrival, LoadRefused]:
    """Say of a file in one sentence why it could not be read."""
    check_move(arrival.standing, Standing.REFUSED)
    arrival.standing, arrival.because, arrival.ended_at = Standing.REFUSED, because, at
    arrival.save(update_fields=["standing", "because", "ended_at"])
    return arrival, LoadRefused(arrival=str(arrival.id), tries=arrival.tries)
