"""A learning report of a matter of its own, brought as far as a test needs it, by commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.rooms.concerns.scene import Reporter, by, lodge, raise_alone
from tests.rooms.investigations.scene import Scene as Investigated
from upheld.concerns import commands as concerns
from upheld.concerns.states import Route
from upheld.examples.cast import Cast
from upheld.investigations import commands as investigations
from upheld.investigations.states import Considered, Outcome
from upheld.learning import commands, queries
from upheld.learning.derivations import Anew, Comes
from upheld.learning.dispositions import Disposition, Stands
from upheld.learning.drafts import Draft, EarlierSource
from upheld.learning.exemptions import Balance, Exemption, Paragraph, Remains
from upheld.learning.intruder import Intruder
from upheld.learning.queries import (
    CheckPage,
    FindingLine,
    FlagLine,
    LearningReport,
    Passage,
    ReportPage,
)
from upheld.learning.states import UPHELD, Kind
from upheld.ledger.guard import NOW_WRITING

TITLE = "What we learned about visits"
AUTHOR, FIRST, SECOND = "investigator", "mo", "ceo"
INTRUDER = Intruder(
    insider="Not far.", public="The newspaper of May.", few="Nothing.", family="No."
)

ANEW = Comes(anew=Anew.CONTEXT, words="Anybody can know it.")

EXEMPTION = Exemption(
    paragraph=Paragraph.IDENTITY,
    favour="The public may know why visits were invented.",
    against="Two people alone could have said it.",
    balance=Balance.WITHHOLD,
    conclusion="People speak only if they are not found out.",
    reason="It is likely to show who gave evidence.",
    remains=Remains.FAIR,
    because="Everything else of the finding is told.",
)


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

    def record(self, source: EarlierSource, slug: str = AUTHOR, **given: Any) -> Any:
        """A source that bears on the matter, recorded by somebody."""
        usual = {"investigation": self.investigated.row()}
        return commands.record_source(
            actor=self.cast.actor(slug),
            at=self.at,
            keys=self.cast.keys(slug),
            source=source,
            **(usual | given),
        )

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

    def check(self) -> CheckPage:
        """Hold the words against the file, and leave every flag without an answer."""
        who = {"actor": self.cast.actor(AUTHOR), "keys": self.cast.keys(AUTHOR)}
        looked = queries.look(**who, id=self.id, today=self.at.date())
        assert looked is not None
        commands.keep_check(**self.with_keys(AUTHOR), looked=looked)
        return self.checked()

    def checked(self, slug: str = AUTHOR) -> CheckPage:
        """The newest check as somebody sees it."""
        page = queries.check_page(
            actor=self.cast.actor(slug), keys=self.cast.keys(slug), id=self.id
        )
        assert page is not None
        return page

    def clear(self) -> Scene:
        """Check, and answer everything that was flagged."""
        for each in self.check().flags:
            commands.answer_flag(
                **self.with_keys(AUTHOR), flag=each.number, disposition=answer_to(each)
            )
        return self

    def derive(self, passage: Any, comes: Comes = ANEW, slug: str = AUTHOR) -> Any:
        """Say where a passage comes from; as usual, why it is written anew."""
        return commands.derive_passage(**self.with_keys(slug), passage=passage, comes=comes)

    def trace(self) -> Scene:
        """Say of every passage that comes from no finding why it is written anew."""
        page = self.page()
        assert page is not None
        who = {"actor": self.cast.actor(AUTHOR), "keys": self.cast.keys(AUTHOR)}
        for each in page.passages:
            if each.derived.is_silent:
                self.derive(queries.passage(**who, id=each.id))
        return self

    def submit(self) -> Scene:
        self.trace().clear()
        commands.submit(**self.with_keys(AUTHOR))
        return self

    def decide(self, passage: Passage, slug: str = FIRST, **changed: Any) -> Any:
        """The receiver's decision on a passage that stays locked."""
        exemption = replace(EXEMPTION, **changed)
        given = {"investigation": self.investigated.row(), "exemption": exemption}
        return commands.decide_exemption(**self.with_keys(slug), passage=passage, **given)

    def decide_on_finding(self, finding: UUID, slug: str = FIRST, **changed: Any) -> Any:
        """The receiver's decision on a finding that no passage tells."""
        exemption = replace(EXEMPTION, **changed)
        given = {"investigation": self.investigated.row(), "exemption": exemption}
        return commands.decide_left_out(**self.with_keys(slug), finding=finding, **given)

    def approve(self, slug: str = FIRST) -> Scene:
        given = {"revision": self.row().revision, "intruder": INTRUDER}
        commands.approve_release(**self.with_keys(slug), **given)
        return self

    def waiting(self) -> Any:
        """Released, and not open to everybody before next week."""
        opens_on = self.at.date() + timedelta(days=7)
        return self.complete().submit().approve().release(opens_on=opens_on)

    def release(self, by: str = SECOND, **changed: Any) -> Any:
        given = {"revision": self.row().revision, "slug": "visits", "council": "Southwater"}
        given |= {"intruder": INTRUDER}
        return commands.release(**self.with_keys(by), **(given | changed))


def answer_to(flag: FlagLine) -> Disposition:
    """A reason that fits."""
    given = {"reason": "I looked at it.", "whose": "Monitoring officer", "on": date(2021, 1, 4)}
    return Disposition(stands=Stands(flag.fitting[0]), **given)


@contextmanager
def tampering(room: str) -> Iterator[None]:
    """Write a room's tables from outside its commands, as somebody at the database could."""
    writing = NOW_WRITING.set(room)
    try:
        yield
    finally:
        NOW_WRITING.reset(writing)


def investigate(
    cast: Cast,
    at: datetime,
    *,
    cases: bool = True,
    named: str = "",
    heard: str = "",
    alleged: str = "That visits were invented.",
    found: str = "Visits were invented.",
    by_union: bool = False,
    criticised: Iterable[str] = (),
) -> Investigated:
    """A matter of its own, investigated and signed off: one finding upheld and one not."""
    posts = {"named_posts": (cast.post(named),)} if named else {}
    concern = lodge(cast) if by_union else raise_alone(Reporter(), **posts)
    concerns.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    concerns.triage(**by(cast, "mo", concern), route=Route.INVESTIGATE, reasons="It is serious.")
    shared = {"person": cast.person("investigator"), "reason": "You will look into it."}
    concerns.share(**by(cast, "mo", concern), **shared)
    work = Investigated(cast=cast, concern=concern.id, at=at).agree()
    area = work.area("Visits")
    if heard:
        work.interview(note=heard)
    work.find(work.allegation(area, alleged), words=found)
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
    for slug in criticised:
        _serve(work, slug)
    work.close_replies()
    investigations.sign_off_findings(**work.by("ia"))
    return work


def _serve(work: Investigated, slug: str) -> None:
    """Criticism of one person, served and weighed once their time to reply is over."""
    person, post = work.cast.person(slug), work.cast.post(slug)
    said = {"words": f"{slug} set plans aside.", "gist": "The minutes."}
    investigations.draft_criticism(**work.work(person=person, post=post, **said))
    served = work.at - timedelta(days=20)
    over = {"at": served, "reply_by": (served + timedelta(days=14)).date(), "support": "A line."}
    [packet] = investigations.serve_criticism(**work.work() | over)
    weighed = {"considered": Considered.NO_REPLY, "reasons": "Nobody answered."}
    investigations.consider_replies(**work.work(packet=packet, **weighed))


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
