"""What had been said before, from the day on which the register was opened.

The inquiry of 2019 was never shared with those who gave evidence. It stands as overdue from the
first day, eight months before there is a learning report. The days of recording, and which post
speaks for the council in a statement, are synthetic.
"""

from __future__ import annotations

from datetime import date, datetime

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.learning import commands, queries
from upheld.learning.drafts import EarlierSource, PostThen
from upheld.learning.states import Openness, SourceKind
from upheld.people.states import Origin

from .told import Told

INQUIRY_COMPLETED = date(2019, 9, 30)
OPENED, INSPECTION_PUBLISHED = (2019, 12, 2, 11), (2020, 1, 10)
SAID, SAID_AGAIN = date(2020, 8, 21), date(2020, 8, 22)
NO_FIGURE = "Answer to a newspaper that asked how many children had no social worker"


def tell(cast: Cast, told: Told) -> None:
    """The monitoring officer opens the register; the regulator's report follows in January."""
    for source in (
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
    ):
        _record(cast, told, OPENED, source)
    _record(
        cast,
        told,
        INSPECTION_PUBLISHED,
        EarlierSource(
            kind=SourceKind.INSPECTION,
            openness=Openness.PUBLIC,
            title="Ofsted inspection",
            date_words="Inspected 18 to 29 November 2019, published January 2020",
            completed_on=date(2019, 11, 29),
            origin=Origin.SEED,
        ),
    )


def tell_statements(cast: Cast, told: Told) -> None:
    """What was said in public in the week of the release, with no figure beside it."""
    speaker = PostThen(cast.post("ceo"), SAID)
    _record(
        cast,
        told,
        (2020, 8, 24),
        EarlierSource(
            kind=SourceKind.STATEMENT,
            openness=Openness.PUBLIC,
            title=NO_FIGURE,
            date_words="",
            completed_on=SAID,
            commissioned_by=speaker,
            words="There is no unallocated work at present.",
            origin=Origin.SEED,
        ),
        bears=True,
    )
    _record(
        cast,
        told,
        (2020, 8, 24),
        EarlierSource(
            kind=SourceKind.STATEMENT,
            openness=Openness.PUBLIC,
            title="Apology to those who raised concerns",
            date_words="",
            completed_on=SAID_AGAIN,
            commissioned_by=PostThen(cast.post("ceo"), SAID_AGAIN),
            words="I apologise without reserve to those who raised these concerns.",
            is_apology=True,
            origin=Origin.SEED,
        ),
        bears=True,
    )


def pin_what_the_data_said(cast: Cast, at: datetime) -> None:
    """Beside "no unallocated work": what the simulated data say of that day. Synthetic."""
    [said] = [
        each
        for each in queries.register(actor=cast.actor("mo"), keys=cast.keys("mo"))
        if each.title == NO_FIGURE
    ]
    source = queries.source(actor=cast.actor("mo"), keys=cast.keys("mo"), id=said.id)
    assert source is not None  # noqa: S101  It was in the register.
    for measure in ("WL03", "WL04"):  # each says to read it with the other
        commands.pin_figure(actor=cast.actor("mo"), at=at, source=source, measure=measure)


def _record(
    cast: Cast,
    told: Told,
    on: tuple[int, ...],
    source: EarlierSource,
    *,
    bears: bool = False,
) -> None:
    who, about = cast.actor("mo"), told.investigation if bears else None
    commands.record_source(
        actor=who,
        at=told.at(*on),
        source=source,
        keys=cast.keys("mo"),
        investigation=investigations.investigation(actor=who, id=about) if about else None,
    )
