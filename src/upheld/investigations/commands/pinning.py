"""Practice data beside an allegation, frozen as it stood when it was read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.investigations import policy, states
from upheld.investigations.events import MeasurePinned
from upheld.investigations.models import Allegation, Investigation, PinnedMeasure
from upheld.investigations.states import Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import queries as practice
from upheld.practice.queries import MeasurePage, Point, Wanted
from upheld.vault.keyring import Keyring

SERIES = Wanted("quarter", "council", 5)


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
    found = practice.measure_page(actor=actor, id=measure, wanted=SERIES)
    if found is None:
        raise NotPossible("There is no such measure.")
    told = [each for each in found.points if each.value is not None or each.hidden]
    point = next((each for each in reversed(told) if each.ends <= as_at), None)
    if point is None:
        raise NotPossible(found.because or "No load tells of a quarter that had ended by then.")
    content = _frozen(found, point) | {"why": said(why, "Say what this figure has to do with it.")}
    row = PinnedMeasure.objects.create(
        investigation=investigation,
        allegation=allegation,
        number=next_number(PinnedMeasure.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id, actor=actor, at=at, kind="pinned", content=content, keys=keys
        ),
        pinned_on=day_of(at),
    )
    return row, MeasurePinned(
        pinned=str(row.id), investigation=str(investigation.id), number=row.number
    )


def _frozen(page: MeasurePage, point: Point) -> dict[str, Any]:
    """The figure with all that a reader needs in order not to be misled."""
    return {
        "measure": page.meaning.id,
        "name": page.meaning.name,
        "unit": page.meaning.unit,
        "numerator_means": page.meaning.numerator,
        "denominator_means": page.meaning.denominator,
        "starts": point.starts.isoformat(),
        "ends": point.ends.isoformat(),
        "numerator": point.numerator,
        "denominator": point.denominator,
        "value": point.value,
        "hidden": point.hidden,
        "quality": point.quality,
        "cannot_say": list(page.meaning.traps),
        "loads": [{"id": each.id, "as_of": str(each.as_of)} for each in page.sources],
    }
