"""A measure frozen as it stood: beside an allegation, and beside what was said in public.

Each answers with all that a reader needs in order not to be misled, as plain values to keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import months_after
from upheld.kernel.decision import NotPossible
from upheld.practice import benches, figures, policy, suppression
from upheld.practice.benches import Wanted
from upheld.practice.figures import Point
from upheld.practice.models import Load

from .measures import Meaning, meaning_of, measure_page

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure

QUARTERS = Wanted("quarter", "council", 5)
_UNKNOWN = "There is no such measure."
_NOT_THEN = "No load tells of that day."


def measures_for_all(*, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Every measure that somebody may freeze for anybody to read; none before the first load."""
    if not policy.may_freeze_for_all(actor) or not Load.objects.exists():
        return ()
    return tuple((each.id, f"{each.id}: {each.name}") for each in benches.catalogue().main())


def frozen_quarter(*, actor: Actor, measure: str, as_at: date, today: date) -> dict[str, Any]:
    """A measure for the last whole quarter by a day, as this person may see it.

    Raises `NotPossible` for a day to come, for an unknown measure, and where no load tells of it.
    """
    _require_past(as_at, today)
    found = measure_page(actor=actor, id=measure, wanted=QUARTERS)
    if found is None:
        raise NotPossible(_UNKNOWN)
    told = [each for each in found.points if each.value is not None or each.hidden]
    point = next((each for each in reversed(told) if each.ends <= as_at), None)
    if point is None:
        raise NotPossible(found.because or "No load tells of a quarter that had ended by then.")
    return _frozen(found.meaning, point, ((each.id, each.as_of) for each in found.sources))


def frozen_day(*, actor: Actor, measure: str, on: date, today: date) -> dict[str, Any]:
    """A measure on one day, or for the twelve months to it, as anybody may read it.

    Small numbers are left out for everybody. Where the data cannot say, `because` says why.
    Raises `NotPossible` for a day to come, for an unknown measure, and where no load tells of it.
    """
    _require_past(on, today)
    known = benches.catalogue().BY_ID.get(measure)
    if known is None or not policy.may_freeze_for_all(actor):
        raise NotPossible(_UNKNOWN)
    loads = benches.recorded()
    if not loads:
        raise NotPossible("Nothing has been loaded yet.")
    told = benches.told_until(loads)
    if not months_after(told, -12 * QUARTERS.years) <= on <= told:
        raise NotPossible(_NOT_THEN)
    starts = months_after(on + timedelta(days=1), -12)
    found = figures.of_year(measure, starts, on, loads)
    asked = [each for each in loads if each.id in found.loads] or loads
    point = _only(found.points, known)
    if point is None and not found.because:
        raise NotPossible(_NOT_THEN)
    empty = Point(starts, on, "", None, None, None, "")
    return _frozen(meaning_of(known), point or empty, ((each.id, each.as_of) for each in asked)) | {
        "time": known.time,
        "about": point is not None and point.about,
        "because": "" if point else found.because,
    }


def point_of(frozen: dict[str, Any]) -> Point:
    """The value of what was frozen for a day, to be said in words."""
    return Point(
        starts=date.fromisoformat(frozen["starts"]),
        ends=date.fromisoformat(frozen["ends"]),
        unit="",
        **{name: frozen[name] for name in ("numerator", "denominator", "value", "quality")},
        hidden=frozen["hidden"],
        about=frozen["about"],
    )


def _only(points: Iterable[Point], measure: Measure) -> Point | None:
    return next((suppression.for_all(each, measure.unit.value) for each in points), None)


def _require_past(day: date, today: date) -> None:
    if day > today:
        raise NotPossible("The data cannot say what happens after today.")


def _frozen(meaning: Meaning, point: Point, loads: Iterable[tuple[str, date]]) -> dict[str, Any]:
    return {
        "measure": meaning.id,
        "name": meaning.name,
        "unit": meaning.unit,
        "numerator_means": meaning.numerator,
        "denominator_means": meaning.denominator,
        "starts": point.starts.isoformat(),
        "ends": point.ends.isoformat(),
        "numerator": point.numerator,
        "denominator": point.denominator,
        "value": point.value,
        "hidden": point.hidden,
        "quality": point.quality,
        "cannot_say": list(meaning.traps),
        "loads": [{"id": id, "as_of": str(as_of)} for id, as_of in loads],
    }
