"""What one chapter of the story hands on to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from upheld.kernel.calendar import LONDON
from upheld.ledger import publisher

NINE = 9


@dataclass(slots=True)
class Told:
    """Ids and receipts that later chapters, the demo's list and the tests need."""

    concern: UUID | None = None
    open_concern: UUID | None = None
    matter: UUID | None = None
    investigation: UUID | None = None
    learning_report: UUID | None = None
    published_report: UUID | None = None
    receipts: dict[str, str] = field(default_factory=dict)  # what it opens -> seven words
    recommendations: dict[str, UUID] = field(default_factory=dict)  # "R1" -> id
    actions: dict[str, UUID] = field(default_factory=dict)  # "R2.1" -> id
    proofs: dict[str, UUID] = field(default_factory=dict)  # "R2.1" -> its newest proof
    plan: UUID | None = None
    asks: dict[str, UUID] = field(default_factory=dict)  # "2020-08-27 ii" -> id
    answers: dict[str, UUID] = field(default_factory=dict)  # an ask -> its newest answer
    meetings: dict[str, UUID] = field(default_factory=dict)  # "2020-08-27" -> id
    open_for_you: list[str] = field(default_factory=list)  # stages that a visitor can do
    today: date | None = None

    def at(self, year: int, month: int, day: int, hour: int = NINE, minute: int = 0) -> datetime:
        """A moment of the story. Use this for every `at` of a chapter.

        When it is the first moment of a new story day, the log of the days before is
        published first, as the clock would have done every night.
        """
        self.on(year, month, day)
        return datetime.combine(date(year, month, day), time(hour, minute), tzinfo=LONDON)

    def on(self, year: int, month: int, day: int) -> date:
        """A day of the story, for reporters, whose entries are dated by day alone."""
        wanted = date(year, month, day)
        if self.today is not None and wanted > self.today:
            self.close_the_day()
        if self.today is None or wanted > self.today:
            self.today = wanted
        return wanted

    def close_the_day(self) -> None:
        """Publish what waits, dated at the end of the newest story day."""
        if self.today is not None:
            publisher.publish(at=datetime.combine(self.today, time(23, 30), tzinfo=LONDON))
