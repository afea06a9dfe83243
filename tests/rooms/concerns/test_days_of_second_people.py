"""Whoever one waits for has a day: a second keeper, a keeper of recovery, whoever counts a year."""

from __future__ import annotations

from datetime import date, timedelta

from upheld.concerns import commands, queries
from upheld.concerns.states import KnownAs

from .scene import NOON, TODAY, Reporter, answered, by, raise_alone

KEEPER = "independent-person"
SIX_WORKING_DAYS_LATER = date(2021, 11, 15)


def names(cast, today):
    given = {"actor": cast.actor(KEEPER), "keys": cast.keys(KEEPER)}
    return queries.identity_requests(**given, today=today)


def test_a_request_for_a_name_is_late_after_five_working_days_until_it_is_answered(cast):
    told = raise_alone(Reporter(), known_as=KnownAs.CONFIDENTIAL, identity="Somebody")
    request = commands.ask_identity(**by(cast, "mo", told), reason="A court asks who.")

    [line] = names(cast, TODAY)
    assert (line.due_on, line.late) == (date(2021, 11, 12), False)
    assert not names(cast, line.due_on)[0].late
    assert names(cast, SIX_WORKING_DAYS_LATER)[0].late

    given = {"actor": cast.actor(KEEPER), "at": NOON, "keys": cast.keys(KEEPER)}
    commands.refuse_identity(**given, request=request, reason="Write to them.")
    assert not names(cast, SIX_WORKING_DAYS_LATER)[0].late


def test_an_erasure_that_nobody_answers_is_late(cast, raised):
    answered(cast, raised)
    commands.close(**by(cast, "mo", raised))
    over = NOON + timedelta(days=3700)
    commands.ask_erasure(**by(cast, "mo", raised) | {"at": over}, reason="Its time is over.")
    keeper = next(
        slug
        for slug in ("s151", "auditor")
        if queries.erasures(actor=cast.actor(slug), keys=cast.keys(slug), today=over.date())
    )

    def lines(today):
        return queries.erasures(actor=cast.actor(keeper), keys=cast.keys(keeper), today=today)

    [line] = lines(over.date())
    assert not line.late
    assert lines(line.due_on + timedelta(days=1))[0].late


def test_a_year_that_nobody_has_counted_by_its_day_is_late(cast):
    [waits] = queries.codes_to_count(actor=cast.actor("auditor"), today=date(2021, 7, 20))
    assert not waits.late

    [late] = queries.codes_to_count(actor=cast.actor("auditor"), today=date(2021, 8, 1))

    assert late.late
