"""Dates as people and systems write them.

Day first, year first, with or without a time, as Excel's number of days, or by month or year only.
American order is never guessed: see `order_of`.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.practice.standard import Precision

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T].*)?$")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9})[ \-,]+(\d{4})$", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[ T].*)?$")
PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$")
MONTH = re.compile(r"(\d{4})-(\d{2})$")
MONTH_LAST = re.compile(r"(\d{1,2})/(\d{4})$")
NAMED_MONTH = re.compile(r"([a-z]{3,9})[ \-](\d{4})$", re.IGNORECASE)
YEAR = re.compile(r"(\d{4})$")
SERIAL = re.compile(r"(\d{1,5})(?:\.\d+)?$")
NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
MONTHS = {
    short: number
    for number, name in enumerate(NAMES, start=1)
    for short in (name, name[:3], name[:4])
}
MOST_MONTHS, MOST_DAYS = 12, 31

# Excel counts days from here; the number 60 stands for a 29 February 1900 that never was, but no
# date of a child today lies so far back.
EXCEL_EPOCH = datetime.date(1899, 12, 30)
BETWEEN_THE_EPOCHS = 1462  # days that Excel's two ways of counting lie apart
EARLIEST = 1901
LATEST = 2100
SHORT_YEARS_END = 50  # a year of two digits below this one is of this century

PLACEHOLDER = (
    "{} is what a system writes where it has no date (the year 1900). It is left empty: enter the "
    "right date, or none."
)
NOT_A_DATE = "{} is no date. Write day, month and year, such as 31/03/2025."
NO_SUCH_DAY = "{} is a day that does not exist."
TOO_COARSE = "{} is a month or a year, and this column needs a day."
EITHER = (
    "{} can be read in two ways, because other dates of this column are in American order (month "
    "first). It is left empty: write the column day first."
)
ERA = "{} lies outside the years 1901 to 2100."


@dataclass(frozen=True, slots=True)
class Read:
    """A date that was read, with its precision; or none, with the reason."""

    day: datetime.date | None
    precision: Precision = Precision.DAY
    reason: str = ""


def american(texts: Iterable[str]) -> bool:
    """Say whether a column holds dates that can only be in American order, and none British."""
    month_first = day_first = False
    for text in texts:
        found = SLASHED.match(text.strip())
        if found:
            first, second = int(found[1]), int(found[2])
            month_first |= first <= MOST_MONTHS < second <= MOST_DAYS
            day_first |= second <= MOST_MONTHS < first <= MOST_DAYS
    return month_first and not day_first


def read_date(text: str, *, american_seen: bool = False) -> Read:
    """Read one date; `american_seen` where its column holds dates in American order."""
    text = text.strip()
    whole = _day(text, american_seen=american_seen)
    if whole is not None:
        return whole
    return _coarse(text) or _serial(text) or Read(None, reason=NOT_A_DATE.format(text))


def _day(text: str, *, american_seen: bool) -> Read | None:
    found = ISO.match(text) or YEAR_FIRST.match(text) or PACKED.match(text)
    if found:
        return _checked(text, int(found[1]), int(found[2]), int(found[3]))
    found = SLASHED.match(text)
    if found:
        return _slashed(text, found, american_seen=american_seen)
    found = NAMED.match(text)
    if found and found[2].lower() in MONTHS:
        return _checked(text, int(found[3]), MONTHS[found[2].lower()], int(found[1]))
    return None


def _slashed(text: str, found: re.Match[str], *, american_seen: bool) -> Read:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if len(found[3]) < len("2025"):
        year += 2000 if year < SHORT_YEARS_END else 1900
    if first <= MOST_MONTHS < second <= MOST_DAYS:
        return _checked(text, year, first, second)
    if american_seen and first <= MOST_MONTHS and first != second:
        return Read(None, reason=EITHER.format(text))
    return _checked(text, year, second, first)


def _checked(text: str, year: int, month: int, day: int) -> Read:
    if year in {1899, 1900}:
        return Read(None, reason=PLACEHOLDER.format(text))
    if not EARLIEST <= year <= LATEST:
        return Read(None, reason=ERA.format(text))
    try:
        return Read(datetime.date(year, month, day))
    except ValueError:
        return Read(None, reason=NO_SUCH_DAY.format(text))


def _coarse(text: str) -> Read | None:
    found = MONTH.match(text)
    year = month = 0
    if found:
        year, month = int(found[1]), int(found[2])
    elif found := MONTH_LAST.match(text):
        year, month = int(found[2]), int(found[1])
    elif (found := NAMED_MONTH.match(text)) and found[1].lower() in MONTHS:
        year, month = int(found[2]), MONTHS[found[1].lower()]
    if found and year and 1 <= month <= MOST_MONTHS:
        last = _checked(text, year, month, monthrange(year, month)[1])
        return Read(last.day, Precision.MONTH, last.reason)
    found = YEAR.match(text)
    if found and EARLIEST <= int(found[1]) <= LATEST:
        return Read(datetime.date(int(found[1]), 12, 31), Precision.YEAR)
    return None


def since_1900(text: str | None) -> str | None:
    """A number of days that counts from 1904, as one that counts from 1900; else what is there."""
    if text is None or not SERIAL.match(text) or float(text) <= 0:
        return text
    return str(int(float(text)) + BETWEEN_THE_EPOCHS)


def _serial(text: str) -> Read | None:
    found = SERIAL.match(text)
    if not found:
        return None
    counted = EXCEL_EPOCH + datetime.timedelta(days=int(found[1]))
    return _checked(text, counted.year, counted.month, counted.day)
