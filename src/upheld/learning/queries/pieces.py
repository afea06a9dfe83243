"""What a released report is made of, as anyone reads it: plain values, the same for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.decision import Decision
from upheld.learning.states import Kind
from upheld.practice.queries import Point

_FOUND = frozenset({Kind.FOUND, Kind.NOT_UPHELD, Kind.OBSERVATION, Kind.NO_RECOMMENDATION})


@dataclass(frozen=True, slots=True)
class PublicMatter:
    """One line of the public record."""

    matter: UUID
    slug: str
    title: str
    council: str
    released_on: date


@dataclass(frozen=True, slots=True)
class PublicPassage:
    """A published passage. `said_by` and `as_at` are the source and date of what it says."""

    id: UUID
    kind: Kind
    ref: str
    text: str
    areas: str
    outcome: str
    inferred: bool
    posts: str
    said_by: str
    as_at: str
    origin: str
    corrections: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicRecommendation:
    """A published recommendation, for whoever must answer it."""

    id: UUID
    matter: UUID
    ref: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class DataSaid:
    """A measure as it stood on the day of a statement. `because` says why there is no figure."""

    number: int
    pinned_on: date
    measure: str
    name: str
    unit: str
    time: str
    point: Point
    because: str
    cannot_say: tuple[str, ...]
    loads: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class PublicSource:
    """An earlier source of evidence. `share_by` is the day on which sharing fell due."""

    id: UUID
    kind: str
    openness: str
    title: str
    date_words: str
    commissioned_by: str
    completed_on: date | None
    had_contributors: bool
    shared_on: date | None
    share_by: date | None
    words: str
    figure: str
    figure_source: str
    is_apology: bool
    origin: str
    data_said: tuple[DataSaid, ...] = ()

    @property
    def is_owed(self) -> bool:
        """Whether those who gave evidence still wait for what was found."""
        return self.had_contributors and self.shared_on is None and self.share_by is not None

    def days_late(self, today: date) -> int:
        """By how many days sharing it was late, or is late now; 0 where it is not."""
        if self.share_by is None:
            return 0
        return max(0, ((self.shared_on or today) - self.share_by).days)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A source as somebody who keeps the register sees it."""

    source: PublicSource
    recorded_on: date
    investigations: tuple[UUID, ...]
    may_say_shared: Decision
    may_pin: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (or none) and the passages below it, in the author's order."""

    heading: str
    passages: tuple[PublicPassage, ...]

    def only(self, kinds: frozenset[Kind]) -> Section:
        """The same heading over the passages of some kinds alone."""
        kept = tuple(each for each in self.passages if each.kind in kinds)
        return Section(self.heading, kept)

    @property
    def counts(self) -> tuple[PublicPassage, ...]:
        """The numbers that somebody gave, below this heading."""
        return tuple(each for each in self.passages if each.kind is Kind.COUNT)


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A released report as a file: its format, its size in bytes, and the digest in the log."""

    format: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What a passage said before, what it says since, and why. Posts, never people.

    `edition` is the number of the text that it replaced, which stays readable under it.
    """

    edition: int
    passage: UUID
    before: str
    after: str
    why: str
    on: date
    proposed_as: str
    read_by: str
    earlier_digest: str
    earlier_files: tuple[PublicFile, ...]


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A released learning report."""

    id: UUID
    matter: UUID
    slug: str
    title: str
    council: str
    released_on: date
    read_by: str
    digest: str
    checked_on: date | None
    flags_left: int | None
    withheld: int | None
    withheld_under: tuple[int, ...]
    withheld_summed_up: int | None
    opens_on: date | None
    is_open: bool
    cases_upheld: int | None
    cases_examined: int | None
    cases_counted_on: date | None
    passages: tuple[PublicPassage, ...]
    sources: tuple[PublicSource, ...]
    files: tuple[PublicFile, ...]
    corrections: tuple[CorrectionLine, ...]

    @property
    def children(self) -> tuple[PublicPassage, ...]:
        """What changed for children, as far as the report knows."""
        return self.of_kind(Kind.CHILDREN)

    @property
    def told(self) -> tuple[PublicPassage, ...]:
        """What people said."""
        return self.of_kind(Kind.TOLD)

    @property
    def doing(self) -> tuple[PublicPassage, ...]:
        """What was already being done when the report was released."""
        return self.of_kind(Kind.DOING)

    @property
    def recommendations(self) -> tuple[PublicPassage, ...]:
        """The recommendations, by their numbers."""
        return self.of_kind(Kind.RECOMMENDATION)

    @property
    def counts(self) -> tuple[PublicPassage, ...]:
        """Numbers that somebody gave: one each, never merged."""
        return self.of_kind(Kind.COUNT)

    @property
    def found(self) -> tuple[Section, ...]:
        """What was found, upheld or not, under the author's headings and in the same order."""
        sections = (each.only(_FOUND) for each in self.sections)
        return tuple(each for each in sections if each.passages)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The whole report, divided at its headings."""
        return tuple(_divided(self.passages))

    def of_kind(self, *kinds: Kind) -> tuple[PublicPassage, ...]:
        """The passages of some kinds, in the author's order."""
        return tuple(each for each in self.passages if each.kind in kinds)


def _divided(passages: Iterable[PublicPassage]) -> Iterable[Section]:
    heading, below = "", list[PublicPassage]()
    for each in passages:
        if each.kind is not Kind.HEADING:
            below.append(each)
            continue
        if heading or below:
            yield Section(heading, tuple(below))
        heading, below = each.text, []
    if heading or below:
        yield Section(heading, tuple(below))
