"""What is published about speaking up: once, on fixed days, and never a small number."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, OutcomeCode
from upheld.concerns.states import Route
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPermitted, NotPossible

from .scene import NOON, Reporter, by, submission

CLOCK = machine("tick")
FEBRUARY = datetime(2022, 2, 1, 3, tzinfo=UTC)
AUGUST = datetime(2022, 8, 1, 3, tzinfo=UTC)
AUTUMN, YEAR = date(2021, 10, 1), date(2021, 4, 1)


def _raise(number, day=date(2021, 11, 5)):
    return [
        commands.raise_concern(
            actor=who.actor, at=day, submission=submission(), receipt=who.receipt
        )
        for who in (Reporter() for _ in range(number))
    ]


def _publish(at):
    return commands.publish_statistics(actor=CLOCK, at=at)


def _quarter(today=date(2022, 2, 1)):
    return queries.quarters(today=today)[0]


def _in_the_quarter():
    return Concern.objects.filter(received_on__range=(AUTUMN, date(2021, 12, 31))).count()


def test_a_quarter_is_published_on_its_day_and_never_changes(cast):
    _raise(7)
    before = _in_the_quarter()
    assert queries.statistics_due(today=date(2022, 2, 1))
    _publish(FEBRUARY)
    assert _quarter().first_day == AUTUMN
    assert _quarter().counts["received"] == [before, before]
    _raise(3)
    _publish(FEBRUARY)
    assert not queries.statistics_due(today=date(2022, 4, 30))
    assert _quarter().counts["received"] == [before, before]


def test_fewer_than_five_are_not_shown_nor_how_they_were_dealt_with(cast):
    number = _in_the_quarter()
    _raise(max(0, 3 - number))
    _publish(FEBRUARY)
    counts = _quarter().counts
    assert counts["received"] == [1, 4]
    assert (counts["decided"]["kept"], counts["decided"]["missed"]) == (None, None)


def test_deadlines_are_counted_by_what_was_done_in_time(cast):
    concerns = _raise(10)
    for each in concerns[:5]:
        commands.acknowledge(**by(cast, "mo", each), words="I have read it.")
    others = _in_the_quarter() - 10
    _publish(FEBRUARY)
    said = _quarter().counts["acknowledged"]
    assert said["of"] == [10 + others] * 2
    assert said["kept"] == 5
    assert said["missed"] == 5 + others


def test_where_nobody_spoke_the_number_is_none_and_not_hidden(cast):
    _publish(datetime(2030, 2, 1, 3, tzinfo=UTC))
    assert queries.quarters(today=date(2030, 2, 1))[0].counts["received"] == [0, 0]


def test_nothing_is_shown_before_its_day(cast):
    _publish(FEBRUARY)
    shown = queries.quarters(today=date(2022, 1, 31))
    assert AUTUMN not in {each.first_day for each in shown}


def test_departures_are_hidden_before_they_are_kept(cast):
    given = {
        "actor": cast.actor("hr-adviser"),
        "at": datetime(2022, 1, 10, 12, tzinfo=UTC),
        "quarter": AUTUMN,
    }
    kept = commands.enter_departures(**given, left=20, with_agreement=9, restricting=2)
    assert kept.content == {
        "left": [20, 20],
        "without_agreement": None,
        "with_agreement": None,
        "restricting": None,
    }
    commands.enter_departures(**given, left=20, with_agreement=9, restricting=0)
    _publish(FEBRUARY)
    assert _quarter().departures["without_agreement"] == 11
    assert _quarter().departures["restricting"] == 0


@pytest.mark.parametrize(
    ("at", "quarter"),
    [
        (datetime(2022, 2, 1, tzinfo=UTC), AUTUMN),
        (datetime(2021, 12, 31, tzinfo=UTC), AUTUMN),
        (datetime(2022, 1, 10, tzinfo=UTC), date(2021, 11, 1)),
    ],
)
def test_departures_are_entered_in_their_month_only(cast, at, quarter):
    with pytest.raises(NotPossible, match="after the quarter"):
        commands.enter_departures(
            actor=cast.actor("hr-adviser"),
            at=at,
            quarter=quarter,
            left=1,
            with_agreement=0,
            restricting=0,
        )


@pytest.mark.parametrize("numbers", [(1, 2, 0), (5, 2, 3), (-1, -1, -1), (10**9, 0, 0)])
def test_numbers_that_cannot_be_are_refused(cast, numbers):
    left, with_agreement, restricting = numbers
    with pytest.raises(NotPossible, match="check them"):
        commands.enter_departures(
            actor=cast.actor("hr-adviser"),
            at=datetime(2022, 1, 10, tzinfo=UTC),
            quarter=AUTUMN,
            left=left,
            with_agreement=with_agreement,
            restricting=restricting,
        )


def _decided(cast, concern, route):
    commands.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    commands.triage(**by(cast, "mo", concern), route=route, reasons="Because.")


def test_what_was_done_is_counted_from_codes_that_only_the_independent_holder_opens(cast):
    concerns = _raise(12)
    for each in concerns[:7]:
        _decided(cast, each, Route.INVESTIGATE)
    for each in concerns[7:]:
        _decided(cast, each, Route.NO_FURTHER_ACTION)
    auditor = {"actor": cast.actor("auditor"), "keys": cast.keys("auditor"), "year": YEAR}
    july = datetime(2022, 7, 5, 12, tzinfo=UTC)
    with pytest.raises(NotPossible, match="from 1 July"):
        commands.count_codes(**auditor, at=datetime(2022, 6, 30, 12, tzinfo=UTC))
    with pytest.raises(NotPermitted):
        commands.count_codes(actor=cast.actor("mo"), keys=cast.keys("mo"), year=YEAR, at=july)
    commands.count_codes(**auditor, at=july)
    _publish(AUGUST)
    found = queries.years(today=date(2022, 8, 1))[0]
    shown = [found.codes[name] for name in ("acted", "not_acted", "not_decided")]
    assert all(each is None or each == 0 or each >= 5 for each in shown)
    with pytest.raises(NotPossible, match="has been counted"):
        commands.count_codes(**auditor, at=july)


def test_a_code_says_nothing_of_which_concern_it_was(cast):
    [concern] = _raise(1)
    before = set(OutcomeCode.objects.values_list("id", flat=True))
    _decided(cast, concern, Route.POLICE)
    [code] = OutcomeCode.objects.exclude(id__in=before)
    held = cast.keys("auditor").unseal(code.sealed)
    assert str(concern.id).encode() not in held
    assert b"police" not in held


def test_the_words_of_a_return_are_public_from_its_day(cast):
    said = {"functions": "We do.", "action": "We did.", "impact": "It mattered."}
    given = {"actor": cast.actor("mo"), "year": YEAR}
    with pytest.raises(NotPossible, match="after its year"):
        commands.write_return(**given, at=NOON, **said)
    commands.write_return(**given, at=datetime(2022, 5, 2, tzinfo=UTC), **said)
    _publish(AUGUST)
    assert queries.years(today=date(2022, 8, 1))[0].words == said
    with pytest.raises(NotPossible, match="after its year"):
        commands.write_return(**given, at=AUGUST, **said)


def test_a_year_beside_one_hidden_quarter_is_a_range(cast):
    _raise(6, date(2025, 5, 5))
    _raise(2, date(2025, 8, 5))
    _publish(datetime(2026, 8, 1, 3, tzinfo=UTC))
    found = queries.years(today=date(2026, 8, 1))[0]
    assert found.counts["received"] == [7, 10]


def test_nothing_of_a_year_that_is_a_range_is_split(cast):
    first = _raise(6, date(2025, 5, 5))
    _raise(2, date(2025, 8, 5))
    for each in first:
        _decided(cast, each, Route.INVESTIGATE)
    kept = commands.count_codes(
        actor=cast.actor("auditor"),
        keys=cast.keys("auditor"),
        year=date(2025, 4, 1),
        at=datetime(2026, 7, 5, 12, tzinfo=UTC),
    )
    assert set(kept.content.values()) == {None}
