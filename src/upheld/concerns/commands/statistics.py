"""Publishing numbers on fixed days, and what people enter, count and write for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import periods, policy, statistics
from upheld.concerns.events import (
    CodesCounted,
    DeparturesEntered,
    OutcomeCodeSealed,
    ReturnWritten,
    StatisticsPublished,
)
from upheld.concerns.models import Concern, OutcomeCode, Published
from upheld.concerns.periods import QUARTER, YEAR, Period
from upheld.concerns.sealing import recipient_of
from upheld.concerns.statistics import Kinds
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

FAR_TOO_MANY = 100_000


@command(policy.may_publish_statistics)
def publish_statistics(*, actor: Actor, at: datetime) -> tuple[int, StatisticsPublished]:
    """Publish the numbers whose fixed day has come. What was published stays as it was."""
    made: list[Published] = []
    for months, kind in ((QUARTER, Kinds.QUARTER), (YEAR, Kinds.YEAR)):
        period = periods.latest_public(day_of(at), months)
        if not Published.objects.filter(kind=kind.value, first_day=period.first).exists():
            of = statistics.of_quarter if months == QUARTER else statistics.of_year
            made.append(_publish(kind, period, of(period)))
    digest = statistics.digest_of({each.kind: each.content for each in made})
    event = StatisticsPublished(on=day_of(at), periods=len(made), digest=digest)
    return len(made), event


@command(policy.may_enter_departures)
def enter_departures(
    *,
    actor: Actor,
    at: datetime,
    quarter: date,
    left: int,
    with_agreement: int,
    restricting: int,
) -> tuple[Published, DeparturesEntered]:
    """Enter how many left in a quarter, and under which agreements.

    Small numbers are hidden before anything is kept. Until the day of publication it can be
    entered again. Raises `NotPossible` for numbers that cannot be, or another day.
    """
    period = periods.quarter_of(quarter)
    if quarter != period.first or not period.last < day_of(at) < period.public_from:
        raise NotPossible("These numbers are entered after the quarter, before they are published.")
    if not 0 <= restricting <= with_agreement <= left < FAR_TOO_MANY:
        raise NotPossible("Some of these numbers are part of others: check them again.")
    content = statistics.of_departures(
        left=left, with_agreement=with_agreement, restricting=restricting
    )
    kept = _publish(Kinds.DEPARTURES, period, content)
    digest = statistics.digest_of(content)
    return kept, DeparturesEntered(quarter=period.first, digest=digest)


@command(policy.may_seal_code)
def seal_code(
    *, actor: Actor, at: datetime, concern: Concern, acted: bool, matter: UUID
) -> tuple[None, OutcomeCodeSealed]:
    """Seal whether something is done about a concern, for whoever counts a year.

    It says nothing else, and nothing in the clear says which concern it was.
    """
    year = periods.year_of(concern.received_on)
    sealed = statistics.sealed_code(acted=acted, of=f"{matter} {concern.id}", on=day_of(at))
    OutcomeCode(year_from=year.first, sealed=sealed).save(force_insert=True)
    seal_to = (recipient_of(actor, concern.compartment_id),)
    return None, OutcomeCodeSealed(year=year.first, concern=str(concern.id), seal_to=seal_to)


@command(policy.may_count_codes)
def count_codes(
    *, actor: Actor, at: datetime, year: date, keys: Keyring
) -> tuple[Published, CodesCounted]:
    """Count what was done about the concerns of a year. Small numbers are hidden at once.

    Raises `NotPossible` before the fixed day, and where it has been counted.
    """
    period = _year(year)
    if day_of(at) <= statistics.counted_until(period):
        raise NotPossible("A year is counted from 1 July on, as it stood on 30 June.")
    if Published.objects.filter(kind=Kinds.CODES.value, first_day=period.first).exists():
        raise NotPossible("This year has been counted. What was published stays as it was.")
    content = statistics.of_codes(keys, period)
    if content is None:
        raise NotPossible("Your keys open none of these codes.")
    kept = _publish(Kinds.CODES, period, content)
    return kept, CodesCounted(year=period.first, digest=statistics.digest_of(content))


@command(policy.may_write_return)
def write_return(
    *, actor: Actor, at: datetime, year: date, functions: str, action: str, impact: str
) -> tuple[Published, ReturnWritten]:
    """Write the words of a yearly return. They are public from its fixed day.

    Until that day they can be written again.
    """
    period = _year(year)
    if not period.last < day_of(at) < period.public_from:
        raise NotPossible("A return is written after its year and before 1 August.")
    if not (functions.strip() and action.strip() and impact.strip()):
        raise NotPossible("Write a few words for each.")
    content = {"functions": functions, "action": action, "impact": impact}
    kept = _publish(Kinds.WORDS, period, content)
    return kept, ReturnWritten(year=period.first, digest=statistics.digest_of(content))


def _year(first: date) -> Period:
    period = periods.year_of(first)
    if period.first != first:
        raise NotPossible("Choose a year from the list.")
    return period


def _publish(kind: Kinds, period: Period, content: dict[str, Any]) -> Published:
    kept, _is_new = Published.objects.update_or_create(
        kind=kind.value,
        first_day=period.first,
        defaults={"public_from": period.public_from, "content": content},
    )
    return kept
