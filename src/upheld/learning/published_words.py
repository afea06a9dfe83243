"""The published text of a released report, to the byte, put together from its public rows."""

from __future__ import annotations

from django.db.models import QuerySet

from .models import PublishedPassage, PublishedReport
from .wording import Front, Words, published_text


def wording_of(row: PublishedReport) -> str:
    """The text whose SHA-256 is in the log."""
    return published_text(*parts_of(row))


def parts_of(row: PublishedReport) -> tuple[Front, list[Words]]:
    """What stands before the passages, and the passages."""
    front = Front(
        title=row.title,
        council=row.council,
        released_on=row.released_on,
        read_by=row.read_by,
        cases_upheld=row.cases_upheld,
        cases_examined=row.cases_examined,
        cases_counted_on=row.cases_counted_on,
        checked_on=row.checked_on,
        flags_left=row.flags_left,
        withheld=row.withheld,
        withheld_under=row.withheld_under,
        withheld_summed_up=row.withheld_summed_up,
    )
    return front, [_words(each) for each in passages_of(row)]


def passages_of(row: PublishedReport) -> QuerySet[PublishedPassage]:
    """The passages of a released report, in their order."""
    return PublishedPassage.objects.filter(report=row).order_by("position")


def _words(row: PublishedPassage) -> Words:
    return Words(
        kind=row.kind,
        ref=row.ref,
        text=row.text,
        areas=row.areas,
        outcome=row.outcome,
        inferred=row.inferred,
        posts=row.posts,
        said_by=row.said_by,
        as_at=row.as_at,
        origin=row.origin,
        corrected=row.corrected,
    )
