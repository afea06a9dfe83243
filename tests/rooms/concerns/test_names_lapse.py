"""A request for a name does not outlive the right of its asker to read the concern."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.states import KnownAs
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening
from upheld.people import commands as people
from upheld.people import queries as register

from .scene import NOON, TODAY, Reporter, answered, by, raise_alone

KEEPER = "independent-person"


@pytest.fixture
def confided(cast, somebody) -> Concern:
    return raise_alone(
        somebody,
        known_as=KnownAs.CONFIDENTIAL,
        identity="Ann Example",
        named_posts=(cast.post("senior-a"),),
    )


def ask(cast, concern) -> IdentityRequest:
    return commands.ask_identity(**by(cast, "mo", concern), reason="A court asks.")


def release(cast, request, at=NOON) -> None:
    commands.release_identity(
        actor=cast.actor(KEEPER),
        at=at,
        request=IdentityRequest.objects.get(id=request.id),
        reason="It is needed.",
        keys=cast.keys(KEEPER),
    )


def declare(cast, slug: str) -> None:
    post = register.post(actor=cast.actor(slug), id=cast.post("senior-a"))
    people.declare_interest(actor=cast.actor(slug), at=NOON, about_post=post)


def told(who: Reporter):
    return queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY).name_asked


def keeper_reads(cast):
    return queries.identity_requests(actor=cast.actor(KEEPER), keys=cast.keys(KEEPER), today=TODAY)


def test_it_lapses_when_its_asker_comes_into_conflict(cast, confided, somebody):
    request = ask(cast, confided)
    assert not told(somebody)[0].has_lapsed
    declare(cast, "mo")
    before = Opening.objects.count()

    commands.renew_readers(**by(cast, "mo", confided))

    assert Opening.objects.count() >= before + 2  # that it lapsed is an event of its own
    assert [each.has_lapsed for each in told(somebody)] == [True]
    assert [each.has_lapsed for each in keeper_reads(cast)] == [True]
    with pytest.raises(NotPossible, match="answered already"):
        release(cast, request)
    [line] = queries.identity_requests(
        actor=cast.actor(KEEPER), keys=cast.keys(KEEPER), today=TODAY
    )
    assert line.answered_on is None


def test_it_lapses_when_the_reporter_takes_its_asker_out(cast, confided, somebody):
    request = ask(cast, confided)
    own = {"actor": somebody.actor, "at": TODAY, "keys": somebody.keys}

    commands.exclude_reader(
        **own, concern=Concern.objects.get(id=confided.id), reader=cast.person("mo")
    )

    assert [each.has_lapsed for each in told(somebody)] == [True]
    with pytest.raises(NotPossible, match="answered already"):
        release(cast, request)


def test_whoever_comes_after_can_ask_anew(cast, confided, somebody):
    ask(cast, confided)
    declare(cast, "mo")
    commands.renew_readers(**by(cast, "mo", confided))

    again = commands.ask_identity(**by(cast, "auditor", confided), reason="The police ask.")

    release(cast, again)
    assert sorted(each.has_lapsed for each in told(somebody)) == [False, True]


def test_it_stays_when_somebody_else_is_left_out(cast, confided, somebody):
    answered(cast, confided)
    why = {"person": cast.person("investigator"), "reason": "Free."}
    commands.share(**by(cast, "mo", confided), **why)
    request = ask(cast, confided)
    declare(cast, "investigator")

    commands.renew_readers(**by(cast, "mo", confided))

    assert [each.has_lapsed for each in told(somebody)] == [False]
    release(cast, request)


def test_nobody_can_let_it_lapse_while_its_asker_reads_the_concern(cast, confided, somebody):
    request = ask(cast, confided)

    with pytest.raises(NotPossible, match="can still read this"):
        commands.lapse_identity(
            actor=somebody.actor,
            at=TODAY,
            request=request,
            thread=Concern.objects.get(id=confided.id),
            keys=somebody.keys,
        )


def test_in_the_clear_it_looks_like_a_refusal(cast, confided):
    request = ask(cast, confided)
    declare(cast, "mo")

    commands.renew_readers(**by(cast, "mo", confided))

    assert IdentityRequest.objects.get(id=request.id).state == "refused"


def test_nothing_is_released_to_somebody_who_receives_no_more(cast, confided):
    request = ask(cast, confided)
    registrar = cast.actor("hr")
    post = register.post(actor=registrar, id=cast.post("mo"))
    people.end_role(actor=registrar, at=NOON, post=post, role=Role.RECEIVER, ends=TODAY)

    with pytest.raises(NotPossible, match="receives no concerns any more"):
        release(cast, request, at=NOON + timedelta(days=1))
