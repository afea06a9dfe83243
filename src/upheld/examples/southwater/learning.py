"""August 2020: what may be published is written down, read by two people, and released.

It became public in the week before the scrutiny panel of 27 August. The days on which it was
started, first read and released, two days before everybody could read it, are synthetic.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.kernel.actor import machine
from upheld.learning import commands, opening_days, queries
from upheld.learning.drafts import Draft, EarlierSource, PostThen
from upheld.learning.queries import LearningReport, Passage
from upheld.learning.states import Kind, SourceKind
from upheld.people.states import Origin

from . import learning_check, learning_copies, learning_exempt, learning_from
from .learning_earlier import INQUIRY_COMPLETED
from .learning_words import PASSAGES, TITLE, Written
from .told import Told

COUNCIL, SLUG = "Southwater City Council", "southwater-2020"
INVESTIGATED = date(2020, 7, 31)  # synthetic
STARTED, SUBMITTED, READ, RELEASED = (2020, 8, 3), (2020, 8, 11), (2020, 8, 14), (2020, 8, 18)
PUBLIC = (2020, 8, 20)


def tell(cast: Cast, told: Told) -> None:
    """From a signed-off investigation to a released learning report."""
    report = _start(cast, told)
    told.learning_report = report.id
    _bring_what_was_said_before(cast, told)
    _record_the_investigation(cast, told)
    _write(cast, told)
    learning_check.tell(cast, told)
    learning_from.tell(cast, told)
    _release(cast, told)
    learning_copies.tell_opening(cast, told)
    opening_days.open_due(actor=machine("clock"), at=told.at(*PUBLIC, hour=0))
    _share_the_investigation(cast, told)


def _start(cast: Cast, told: Told) -> LearningReport:
    investigator = cast.actor("investigator")
    return commands.start_report(
        actor=investigator,
        at=told.at(*STARTED),
        investigation=_investigation(cast, told, "investigator"),
        title=TITLE,
        keys=cast.keys("investigator"),
    )


def _bring_what_was_said_before(cast: Cast, told: Told) -> None:
    """What the register holds bears on this matter too; the inquiry is still not shared."""
    who, keys = cast.actor("investigator"), cast.keys("investigator")
    for each in queries.register(actor=who, keys=keys):
        row = queries.source(actor=who, keys=keys, id=each.id)
        assert row is not None  # noqa: S101  The register has just shown it.
        commands.bring_source(
            actor=who,
            at=told.at(*STARTED),
            source=row,
            investigation=_investigation(cast, told, "investigator"),
        )


def _record_the_investigation(cast: Cast, told: Told) -> None:
    """The investigation is a source too, and owed to those who were interviewed."""
    commands.record_source(
        actor=cast.actor("investigator"),
        at=told.at(*STARTED),
        keys=cast.keys("investigator"),
        investigation=_investigation(cast, told, "investigator"),
        source=EarlierSource(
            kind=SourceKind.INVESTIGATION,
            title="Independent investigation of the complaint",
            date_words="Completed July 2020",
            completed_on=INVESTIGATED,
            commissioned_by=PostThen(cast.post("ceo"), INVESTIGATED),
            had_contributors=True,
            origin=Origin.SEED,
        ),
    )


def _share_the_investigation(cast: Cast, told: Told) -> None:
    """Those who were interviewed are sent the learning report on the day on which it opens."""
    who, keys = cast.actor("mo"), cast.keys("mo")
    [mine] = [
        each
        for each in queries.register(actor=who, keys=keys)
        if each.kind == SourceKind.INVESTIGATION.value
    ]
    row = queries.source(actor=who, keys=keys, id=mine.id)
    assert row is not None  # noqa: S101  The register has just shown it.
    at = told.at(*PUBLIC, hour=16)
    commands.say_shared(actor=who, at=at, source=row, on=at.date())


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
    """The author asks; the receiver decides and agrees; the commissioner reads and releases."""
    commands.submit(
        actor=cast.actor("investigator"),
        at=told.at(*SUBMITTED),
        report=_report(cast, told, "investigator"),
        keys=cast.keys("investigator"),
    )
    learning_exempt.tell(cast, told)
    first = _report(cast, told, "mo")
    commands.approve_release(
        actor=cast.actor("mo"),
        at=told.at(*READ),
        report=first,
        revision=first.revision,
        intruder=learning_check.FIRST_READER,
        keys=cast.keys("mo"),
    )
    learning_copies.tell_giving(cast, told)
    second = _report(cast, told, "ceo")
    published = commands.release(
        actor=cast.actor("ceo"),
        at=told.at(*RELEASED),
        report=second,
        revision=second.revision,
        slug=SLUG,
        council=COUNCIL,
        intruder=learning_check.SECOND_READER,
        keys=cast.keys("ceo"),
        opens_on=date(*PUBLIC),
    )
    told.published_report = published.id


def _report(cast: Cast, told: Told, slug: str) -> LearningReport:
    row = queries.report(
        actor=cast.actor(slug), keys=cast.keys(slug), id=_known(told.learning_report)
    )
    assert row is not None  # noqa: S101  Each of the three holds its compartment.
    return row


def _investigation(cast: Cast, told: Told, slug: str) -> Any:
    return investigations.investigation(actor=cast.actor(slug), id=_known(told.investigation))


def _known(id: UUID | None) -> UUID:
    assert id is not None  # noqa: S101  An earlier chapter made it.
    return id
