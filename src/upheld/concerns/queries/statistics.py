"""What has been published about speaking up: the same for every reader, so nobody is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.concerns import periods
from upheld.concerns.models import Published
from upheld.concerns.periods import QUARTER, YEAR, Period
from upheld.concerns.statistics import Kinds, counted_until
from upheld.kernel.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was published for one period. Each part is None until it is there."""

    first_day: date
    last_day: date
    public_from: date
    before_first: date
    before_last: date
    counts: dict[str, Any]
    departures: dict[str, Any] | None
    codes: dict[str, Any] | None
    words: dict[str, Any] | None
    codes_until: date


@dataclass(frozen=True, slots=True)
class ToEnter:
    """A period for which somebody can enter something now, and whether they have."""

    first_day: date
    last_day: date
    public_from: date
    entered: bool
    late: bool


def quarters(*, today: date) -> list[Numbers]:
    """Every quarter that has been published, newest first."""
    return _published(Kinds.QUARTER, (Kinds.DEPARTURES,), QUARTER, today)


def years(*, today: date) -> list[Numbers]:
    """Every year that has been published, newest first."""
    return _published(Kinds.YEAR, (Kinds.CODES, Kinds.WORDS), YEAR, today)


def statistics_due(*, today: date) -> bool:
    """Whether a fixed day has come for which nothing has been published."""
    wanted = ((Kinds.QUARTER, QUARTER), (Kinds.YEAR, YEAR))
    return any(
        not _rows(kind, periods.latest_public(today, months)).exists() for kind, months in wanted
    )


def departures_to_enter(*, actor: Actor, today: date) -> list[ToEnter]:
    """The quarters for which human resources can enter numbers now."""
    if not actor.has(Role.HUMAN_RESOURCES):
        return []
    last = periods.quarter_of(today).before
    return _to_enter([last] if today < last.public_from else [], Kinds.DEPARTURES, today)


def codes_to_count(*, actor: Actor, today: date) -> list[ToEnter]:
    """The year that an independent holder can count now."""
    if not actor.has(Role.INDEPENDENT_HOLDER):
        return []
    last = periods.year_of(today).before
    return _to_enter([last] if counted_until(last) < today else [], Kinds.CODES, today)


def words_to_write(*, actor: Actor, today: date) -> list[ToEnter]:
    """The year whose words can be written now."""
    if not actor.has(Role.INDEPENDENT_HOLDER, Role.RECEIVER):
        return []
    last = periods.year_of(today).before
    return _to_enter([last] if today < last.public_from else [], Kinds.WORDS, today)


def _to_enter(found: Iterable[Period], kind: Kinds, today: date) -> list[ToEnter]:
    lines = []
    for each in found:
        entered = _rows(kind, each).exists()
        late = not entered and today >= each.public_from
        lines.append(ToEnter(each.first, each.last, each.public_from, entered, late))
    return lines


def _rows(kind: Kinds, period: Period) -> Any:
    return Published.objects.filter(kind=kind.value, first_day=period.first)


def _published(kind: Kinds, also: tuple[Kinds, ...], months: int, today: date) -> list[Numbers]:
    rows = Published.objects.filter(
        kind__in=[each.value for each in (kind, *also)], public_from__lte=today
    )
    by = {(row.kind, row.first_day): row.content for row in rows}
    starts = sorted({first for each, first in by if each == kind.value}, reverse=True)
    return [_numbers(by, kind, Period(first, months)) for first in starts]


def _numbers(by: dict[tuple[str, date], dict[str, Any]], kind: Kinds, period: Period) -> Numbers:
    return Numbers(
        first_day=period.first,
        last_day=period.last,
        public_from=period.public_from,
        before_first=period.before.first,
        before_last=period.before.last,
        counts=by[kind.value, period.first],
        departures=by.get((Kinds.DEPARTURES.value, period.first)),
        codes=by.get((Kinds.CODES.value, period.first)),
        words=by.get((Kinds.WORDS.value, period.first)),
        codes_until=counted_until(period),
    )
