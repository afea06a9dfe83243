"""All measures, one declared object each, in the order of the reference page."""

from __future__ import annotations

from upheld.practice.measures.catalogue import (
    assessing,
    caring,
    closing,
    helping,
    holding,
    opening,
    protecting,
    recording,
    staffing,
)
from upheld.practice.measures.declared import Measure

ALL: tuple[Measure, ...] = (
    *holding.MEASURES,
    *staffing.MEASURES,
    *opening.MEASURES,
    *assessing.MEASURES,
    *protecting.MEASURES,
    *closing.MEASURES,
    *caring.MEASURES,
    *helping.MEASURES,
    *recording.MEASURES,
)
BY_ID: dict[str, Measure] = {measure.id: measure for measure in ALL}


def main() -> tuple[Measure, ...]:
    """The measures without their variants."""
    return tuple(measure for measure in ALL if not measure.variant_of)


def named(id: str) -> Measure:
    """The measure with this id, whatever its case. Raises `KeyError` in words."""
    found = BY_ID.get(id) or next((m for m in ALL if m.id.upper() == id.upper()), None)
    if found is None:
        raise KeyError(f"There is no measure {id}. `upheld practice measures` lists them all.")
    return found
