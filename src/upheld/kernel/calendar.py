"""Days as England counts them: working days, months, and how a date is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

# To ask the package for one day reads the rules of 250 countries, which takes half a second. So
# `upheld docs` writes England's days down, and a test says whether they are still the package's.
KEPT = Path(__file__).with_name("bank_holidays.txt")
KEPT_YEARS = range(1990, 2046)
LONDON = ZoneInfo("Europe/London")
SATURDAY = 5
DECEMBER = 12


def day_of(moment: date | datetime) -> date:
    """The day in London on which a moment falls. A date is already a day."""
    if isinstance(moment, datetime):
        return moment.astimezone(LONDON).date()
    return moment


@cache
def kept_bank_holidays() -> frozenset[date]:
    """England's bank holidays in the years that are written down."""
    return frozenset(map(date.fromisoformat, KEPT.read_text(encoding="ascii").split()))


def bank_holidays_by_rule(years: Iterable[int]) -> frozenset[date]:
    """England's bank holidays as the package knows them."""
    import holidays  # noqa: PLC0415 -- see above

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return kept_bank_holidays() if year in KEPT_YEARS else bank_holidays_by_rule((year,))


def is_working_day(day: date) -> bool:
    """Whether a day is neither a weekend nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after the first day, up to and with the last."""
    count = 0
    while first < last:
        first += timedelta(days=1)
        count += is_working_day(first)
    return count


def months_after(day: date, count: int) -> date:
    """The same day of the month `count` months on, or the last day of a shorter month."""
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, _last_day_of(year, month)))


def _last_day_of(year: int, month: int) -> int:
    if month == DECEMBER:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def in_words(moment: date | datetime) -> str:
    """A date as a person writes it: 27 January 2020."""
    day = day_of(moment)
    return f"{day.day} {day:%B %Y}"
