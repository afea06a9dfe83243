"""A learning report of a matter of its own, brought as far as a test needs it, by commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.rooms.concerns.scene import Reporter, by, raise_alone
from tests.rooms.investigations.scene import Scene as Investigated
from upheld.concerns import commands as concerns
from upheld.concerns.states import Route
from upheld.examples.cast import Cast
from upheld.investigations import commands as investigations
from upheld.investigations.states import Outcome
from upheld.learning import commands, queries
from upheld.learning.drafts import Draft
from upheld.learning.queries import FindingLine, LearningReport, Passage, ReportPage
from upheld.learning.states import UPHELD, Kind
from upheld.ledger.guard import NOW_WRITING

TITLE = "What we learned about visits"
AUTHOR, FIRST, SECOND = "investigator", "mo", "ceo"


@dataclass
class Scene:
    """One learning report, its author and its two readers."""

    cast: Cast
    at: datetime
    investigated: Investigated
    id: UUID

    def by(self, slug: str, **given: Any) -> dict[str, Any]:
        """What a command on the report takes when somebody gives it."""
        return {"actor": self.cast.actor(slug), "at": self.at, "report": self.row(), **given}

    def with_keys(self, slug: str, **given: Any) -> dict[str, Any]:
        """The same, with that person's open keys."""
        return self.by(slug, keys=self.cast.keys(slug), **given)

    def row(self) -> LearningReport:
        """The report as it stands now."""
        found = queries.report(
            actor=self.cast.actor(AUTHOR), keys=self.cast.keys(AUTHOR), id=self.id
        )
        assert found is not None
        return found

    def page(self, slug: str = AUTHOR) -> ReportPage | None:
        """The report as somebody sees it."""
        return queries.report_page(
            actor=self.cast.actor(slug), keys=self.cast.keys(slug), id=self.id
        )

    def findings(self) -> tuple[FindingLine, ...]:
        page = self.page()
        assert page is not None
        return page.findings

    def upheld(self) -> tuple[UUID, ...]:
        return tuple(each.id for each in self.findings() if Outcome(each.outcome) in UPHELD)

    def not_upheld(self) -> tuple[UUID, ...]:
        return tuple(each.id for each in self.findings() if Outcome(each.outcome) not in UPHELD)

    def add(
        self, kind: Kind, text: str = "Words.", *, publishable: bool = True, **draft: Any
    ) -> Passage:
        return commands.add_passage(
            **self.with_keys(AUTHOR),
            kind=kind,
            draft=Draft(text, **draft),
            publishable=publishable,
        )

    def complete(self) -> Scene:
        """The least that may be submitted."""
        self.add(Kind.FOUND, "Visits were written up that nobody made.", findings=self.upheld())
        self.add(Kind.NOT_UPHELD, "Nobody was told to do so.", findings=self.not_upheld())
        self.add(Kind.RECOMMENDATION, "Check visits every month.", findings=self.upheld())
        return self

    def submit(self) -> Scene:
        commands.submit(**self.with_keys(AUTHOR))
        return self

    def approve(self, slug: str = FIRST) -> Scene:
        commands.approve_release(**self.with_keys(slug), revision=self.row().revision)
        return self

    def release(self, by: str = SECOND, **changed: Any) -> Any:
        given = {"revision": self.row().revision, "slug": "visits", "council": "Southwater"}
        return commands.release(**self.with_keys(by), **(given | changed))


@contextmanager
def tampering(room: str) -> Iterator[None]:
    """Write a room's tables from outside its commands, as somebody at the database could."""
    writing = NOW_WRITING.set(room)
    try:
        yield
    finally:
        NOW_WRITING.reset(writing)


def investigate(cast: Cast, at: datetime, *, cases: bool = True) -> Investigated:
    """A matter of its own, investigated and signed off: one finding upheld and one not."""
    concern = raise_alone(Reporter())
    concerns.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    concerns.triage(**by(cast, "mo", concern), route=Route.INVESTIGATE, reasons="It is serious.")
    shared = {"person": cast.person("investigator"), "reason": "You will look into it."}
    concerns.share(**by(cast, "mo", concern), **shared)
    work = Investigated(cast=cast, concern=concern.id, at=at).agree()
    area = work.area("Visits")
    work.find(work.allegation(area, "That visits were invented."), words="Visits were invented.")
    work.find(
        work.allegation(area, "That somebody ordered it."),
        words="Nobody ordered it.",
        outcome=Outcome.NOT_UPHELD,
        inferred=True,
    )
    work.answer(area, Outcome.PARTLY_UPHELD)
    if cases:
        work.case(Outcome.UPHELD, "Child A")
        work.case(Outcome.NOT_UPHELD, "Child B")
    work.close_replies()
    investigations.sign_off_findings(**work.by("ia"))
    return work


def start(cast: Cast, at: datetime, work: Investigated, title: str = TITLE) -> Scene:
    """A learning report with a title and the cases, and nothing else."""
    made = commands.start_report(
        actor=cast.actor(AUTHOR),
        at=at,
        investigation=work.row(),
        title=title,
        keys=cast.keys(AUTHOR),
    )
    return Scene(cast=cast, at=at, investigated=work, id=made.id)
