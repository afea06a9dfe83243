"""August 2020: what may be published is written down, read by two people, and released.

It became public in the week before the scrutiny panel of 27 August. The days on which it was
started and first read are synthetic.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.learning import commands, queries
from upheld.learning.drafts import Draft, EarlierSource, PostThen
from upheld.learning.queries import LearningReport, Passage
from upheld.learning.states import Kind, SourceKind
from upheld.people.states import Origin

from .learning_words import PASSAGES, TITLE, Written
from .told import Told

COUNCIL, SLUG = "Southwater City Council", "southwater-2020"
INQUIRY_COMPLETED = date(2019, 9, 30)
STARTED, SUBMITTED, READ, RELEASED = (2020, 8, 3), (2020, 8, 11), (2020, 8, 14), (2020, 8, 20)


def tell(cast: Cast, told: Told) -> None:
    """From a signed-off investigation to a released learning report."""
    report = _start(cast, told)
    told.learning_report = report.id
    for source in _earlier_sources(cast):
        commands.record_source(
            actor=cast.actor("investigator"),
            at=told.at(*STARTED),
            report=_report(cast, told, "investigator"),
            source=source,
        )
    _write(cast, told)
    _release(cast, told)


def _start(cast: Cast, told: Told) -> LearningReport:
    investigator = cast.actor("investigator")
    row = investigations.investigation(actor=investigator, id=_known(told.investigation))
    return commands.start_report(
        actor=investigator,
        at=told.at(*STARTED),
        investigation=row,
        title=TITLE,
        keys=cast.keys("investigator"),
    )


def _write(cast: Cast, told: Told) -> None:
    """Every passage, each traced to its findings by a fact; and the cases may be published."""
    who, keys = cast.actor("investigator"), cast.keys("investigator")
    findings = {
        fact: each.id
        for each in investigations.findings_for_release(
            actor=who, keys=keys, investigation=_known(told.investigation)
        )
        for fact in each.facts
    }
    for each in PASSAGES:
        commands.add_passage(
            actor=who,
            at=told.at(*STARTED, hour=11),
            report=_report(cast, told, "investigator"),
            kind=each.kind,
            draft=_draft(each, findings, cast),
            publishable=True,
            keys=keys,
        )
    commands.mark_publishable(
        actor=who,
        at=told.at(*STARTED, hour=15),
        report=_report(cast, told, "investigator"),
        passage=_cases(cast, told),
        publishable=True,
    )


def _cases(cast: Cast, told: Told) -> Passage:
    """The passage that the house rolled up from the cases examined."""
    who, keys = cast.actor("investigator"), cast.keys("investigator")
    page = queries.report_page(actor=who, keys=keys, id=_known(told.learning_report))
    assert page is not None  # noqa: S101  It was started a moment ago.
    [cases] = [each for each in page.passages if each.kind is Kind.CASES]
    row = queries.passage(actor=who, keys=keys, id=cases.id)
    assert row is not None  # noqa: S101  The page has just shown it.
    return row


def _draft(each: Written, findings: dict[str, UUID], cast: Cast) -> Draft:
    commissioner = PostThen(cast.post("coo"), INQUIRY_COMPLETED)
    return Draft(
        text=each.text,
        findings=tuple(findings[fact] for fact in each.facts),
        posts=(commissioner,) if each.names_the_commissioner else (),
        said_by=each.said_by,
        as_at=each.as_at,
        origin=each.origin,
    )


def _release(cast: Cast, told: Told) -> None:
    """The author asks; the receiver reads and agrees; the commissioner reads and releases."""
    commands.submit(
        actor=cast.actor("investigator"),
        at=told.at(*SUBMITTED),
        report=_report(cast, told, "investigator"),
        keys=cast.keys("investigator"),
    )
    first = _report(cast, told, "mo")
    commands.approve_release(
        actor=cast.actor("mo"),
        at=told.at(*READ),
        report=first,
        revision=first.revision,
        keys=cast.keys("mo"),
    )
    second = _report(cast, told, "ceo")
    published = commands.release(
        actor=cast.actor("ceo"),
        at=told.at(*RELEASED),
        report=second,
        revision=second.revision,
        slug=SLUG,
        council=COUNCIL,
        keys=cast.keys("ceo"),
    )
    told.published_report = published.id


def _earlier_sources(cast: Cast) -> tuple[EarlierSource, ...]:
    """What had been said before the complaint, and that the inquiry was never shared."""
    return (
        EarlierSource(
            kind=SourceKind.PARTNER_INSPECTION,
            title="Inspection that found failures in how the work was run",
            date_words="Before the internal audit of 2019",
            origin=Origin.SEED,
        ),
        EarlierSource(
            kind=SourceKind.AUDIT,
            title="Internal audit of the failures that the inspection had named",
            date_words="Beginning of 2019",
            origin=Origin.SEED,
        ),
        EarlierSource(
            kind=SourceKind.INQUIRY,
            title="Appreciative inquiry in children's services",
            date_words="Completed September 2019",
            completed_on=INQUIRY_COMPLETED,
            commissioned_by=PostThen(cast.post("coo"), INQUIRY_COMPLETED),
            had_contributors=True,
            origin=Origin.SEED,
        ),
        EarlierSource(
            kind=SourceKind.INSPECTION,
            title="Ofsted inspection",
            date_words="Inspected 18 to 29 November 2019, published January 2020",
            completed_on=date(2019, 11, 29),
            origin=Origin.SEED,
        ),
    )


def _report(cast: Cast, told: Told, slug: str) -> LearningReport:
    row = queries.report(
        actor=cast.actor(slug), keys=cast.keys(slug), id=_known(told.learning_report)
    )
    assert row is not None  # noqa: S101  Each of the three holds its compartment.
    return row


def _known(id: UUID | None) -> UUID:
    assert id is not None  # noqa: S101  An earlier chapter made it.
    return id
