"""What a measure is: one declared object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import pyarrow as pa

from upheld.practice import standard
from upheld.practice.measures import counting
from upheld.practice.measures.engine import Build, Workbench
from upheld.practice.measures.shapes import Counted
from upheld.practice.measures.vocabulary import Table

TENTHS = {"median": 5, "ninth tenth": 9}


class Unit(StrEnum):
    """What the value of a measure is."""

    PERCENT = "percent"
    RATIO = "ratio"  # numerator by denominator, such as cases for one full-time worker
    COUNT = "count"  # the numerator alone
    MEDIAN = "median"  # in days; the denominator says of how many
    NINTH_TENTH = "ninth tenth"  # in days: nine in ten took no longer
    EXCESS = "excess"  # seen less expected


class Polarity(StrEnum):
    """Which way is better. Some measures are only to be read."""

    HIGH = "high"
    LOW = "low"
    CONTEXT = "context"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Definition:
    """What the statistics meant by it, and in which years. A year is the one it ends in."""

    words: str
    source: str
    since: int = 0
    until: int = 9999

    def covers(self, year: int) -> bool:
        """Whether it was so in a year."""
        return self.since <= year <= self.until


Needs = Mapping[str, tuple[str, ...]]
Counts = Callable[[Workbench], Counted]


def _nothing_else(_: Workbench) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Source:
    """Tables and columns that must be filled, and how a measure is counted from them."""

    needs: Needs
    counts: Counts
    lacks: Callable[[Workbench], str] = _nothing_else  # what else may be lacking, in words


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what it says, what it stands on, and the one expression that works it out."""

    id: str
    name: str
    kind: str
    numerator: str
    denominator: str
    time: str
    basis: str
    polarity: Polarity
    unit: Unit
    sources: tuple[Source, ...]
    pair: str
    traps: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    settings: tuple[str, ...] = ()
    population: str = "children"
    year_ends: str = "31 March"
    benchmark: str = ""
    absent: str = ""
    variant_of: str = ""

    def source(self, bench: Workbench) -> Source:
        """The first source that this store can fill, or the first of all."""
        able = (source for source in self.sources if not _missing(bench, source, ""))
        return next(able, self.sources[0])

    def counts(self, bench: Workbench) -> Counted:
        """What is counted, from that source."""
        return self.source(bench).counts(bench)

    def expression(self, bench: Workbench) -> Table:
        """One Ibis expression from standard tables: `council, unit, place, num, den`."""
        return self.expression_from(self.source(bench), bench)

    def expression_from(self, source: Source, bench: Workbench) -> Table:
        """The same from one of its sources."""
        counted = source.counts(bench)
        tenths = TENTHS.get(self.unit.value)
        if tenths is None:
            return counting.summed(bench, counted)
        return counting.ranked(counting.valued(bench, counted), tenths)

    def questions(self) -> dict[str, Build]:
        """Its expressions by name, one for each source."""
        return {
            f"{self.id}/{place}": partial(self.expression_from, source)
            for place, source in enumerate(self.sources)
        }

    def totals(self, bench: Workbench) -> pa.Table:
        """What the expression comes to for this store."""
        name = f"{self.id}/{self.sources.index(self.source(bench))}"
        return bench.worked(name, self.questions()[name])

    def rows(self, bench: Workbench) -> Table:
        """The rows behind an answer: `council, unit, place, subject, num, den, value`."""
        return counting.rows(bench, self.counts(bench))

    def missing(self, bench: Workbench) -> str:
        """Why this data cannot answer, in a sentence; empty where it can."""
        reasons = [_missing(bench, source, self.absent) for source in self.sources]
        return "" if "" in reasons else reasons[0]


def _missing(bench: Workbench, source: Source, absent: str) -> str:
    start = "not measurable from this data, because"
    for name, columns in source.needs.items():
        filled, table = bench.filled(name), standard.TABLES[name]
        if not filled[""]:
            why = absent or f"it holds no rows of {name.replace('_', ' ')} ({_low(table.doc)})"
            return f"{start} {why.rstrip('.')}."
        for column in columns:
            if not filled[column]:
                doc = _low(table.by_name[column].doc)
                return f"{start} {absent or f'nothing is filled in {column} ({doc})'}."
    lacking = source.lacks(bench)
    return f"{start} {lacking}." if lacking else ""


def _low(text: str) -> str:
    return (text[:1].lower() + text[1:]).rstrip(".")
