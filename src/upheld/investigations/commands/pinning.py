"""Practice data beside an allegation, frozen as it stood when it was read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from upheld.investigations import policy, states
from upheld.investigations.events import MeasurePinned, TimelinePinned
from upheld.investigations.models import (
    Allegation,
    Investigation,
    PinnedMeasure,
    PinnedTimeline,
)
from upheld.investigations.states import Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import queries as practice
from upheld.practice.queries import Timeline
from upheld.vault.keyring import Keyring

Row = TypeVar("Row", PinnedMeasure, PinnedTimeline)


@command(policy.may_investigate)
def pin_measure(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    allegation: Allegation,
    measure: str,
    as_at: date,
    why: str,
    keys: Keyring,
) -> tuple[PinnedMeasure, MeasurePinned]:
    """Freeze a measure for the last whole quarter by a day, with its loads and its traps.

    The figures are read here and never typed. Raises `NotPossible` for an unknown measure, and
    where nothing has been loaded that tells of that time.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, allegation)
    found = practice.frozen_quarter(actor=actor, measure=measure, as_at=as_at, today=day_of(at))
    content = found | {"why": said(why, "Say what this figure has to do with it.")}
    sealing: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    row = _pinned(PinnedMeasure, allegation, kind="pinned", content=content, **sealing)
    return row, MeasurePinned(
        pinned=str(row.id), investigation=str(investigation.id), number=row.number
    )


@command(policy.may_investigate, record_refusals=True)
def pin_timeline(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    allegation: Allegation,
    child: str,
    as_at: date,
    why: str,
    keys: Keyring,
) -> tuple[PinnedTimeline, TimelinePinned]:
    """Freeze what the records say of a child up to a day, with the loads that they are from.

    `child` is the council's own local id. Raises `NotPossible` for a day to come, and where no
    load knows of the child.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, allegation)
    if as_at > day_of(at):
        raise NotPossible("The records cannot say what happens after today.")
    wanted = said(child, "Enter the child’s local id.")
    reason = said(why, "Say what these records have to do with it.")
    found = practice.child_timeline(actor=actor, child=wanted, as_at=as_at)
    if found is None:
        raise NotPossible("No load knows of a child with this local id.")
    content = _of_child(found) | {"child": wanted, "as_at": as_at.isoformat(), "why": reason}
    sealing: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    row = _pinned(PinnedTimeline, allegation, kind="timeline", content=content, **sealing)
    return row, TimelinePinned(
        pinned=str(row.id), investigation=str(investigation.id), number=row.number
    )


def _pinned(
    table: type[Row],
    allegation: Allegation,
    *,
    actor: Actor,
    at: datetime,
    kind: str,
    content: dict[str, Any],
    keys: Keyring,
) -> Row:
    """What was frozen, sealed in the file under the next number of its kind."""
    file = allegation.investigation
    return table.objects.create(
        investigation=file,
        allegation=allegation,
        number=next_number(table.objects.filter(investigation=file)),
        body_id=sealed_into(
            file.file_id, actor=actor, at=at, kind=kind, content=content, keys=keys
        ),
        pinned_on=day_of(at),
    )


def _of_child(found: Timeline) -> dict[str, Any]:
    lines = [
        {
            "day": each.day.isoformat(),
            "until": each.until.isoformat() if each.until else "",
            "what": each.what,
            "said": [list(pair) for pair in each.said],
        }
        for each in found.lines
    ]
    loads = [{"id": id, "as_of": str(as_of)} for id, as_of in found.loads]
    cannot_say = list(practice.CANNOT_SAY)
    return {"lines": lines, "loads": loads, "cut": found.cut, "cannot_say": cannot_say}
