"""A name given in confidence: two people, two reasons, one day, and the reporter sees it all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.concerns import commands, identity, queries
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.states import Asked, KnownAs
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import CannotOpen, unseal
from upheld.people import commands as people
from upheld.people import queries as people_queries
from upheld.vault.models import Compartment, SealedBody

from .scene import NOON, TODAY, Reporter, by, page, raise_alone

NAME = "The night duty desk, Ann Example"
KEEPER = "independent-person"


@pytest.fixture
def confided(somebody) -> Concern:
    return raise_alone(somebody, known_as=KnownAs.CONFIDENTIAL, identity=NAME)


def _ask(cast, concern, reason="A court asks who saw it.") -> IdentityRequest:
    return commands.ask_identity(**by(cast, "mo", concern), reason=reason)


def _answer(cast, request, command=commands.release_identity, slug=KEEPER, reason="It is needed."):
    row = IdentityRequest.objects.get(id=request.id)
    return command(
        actor=cast.actor(slug), at=NOON, request=row, reason=reason, keys=cast.keys(slug)
    )


def _open(cast, concern, request, later=timedelta(hours=1), slug="mo"):
    given = by(cast, slug, concern) | {"at": NOON + later}
    return commands.open_identity(**given, request=IdentityRequest.objects.get(id=request.id))


def test_no_receiver_and_no_second_keeper_opens_a_name_alone(cast, confided):
    found = page(cast, "mo", confided)
    kept = queries.name_kept(
        actor=cast.actor("mo"), keys=cast.keys("mo"), concern=confided, at=NOON
    )

    assert found.identity == ""
    assert kept.takes_two
    assert kept.may_ask
    for slug in ("mo", KEEPER):
        for each in Compartment.objects.all():
            try:
                key = cast.keys(slug).identity_for(each)
            except NotPermitted:
                continue
            for body in SealedBody.objects.filter(compartment=each):
                assert NAME.encode() not in unseal(bytes(body.blob), key)


def test_what_a_receiver_holds_opens_for_the_second_keeper_alone(cast, confided):
    [kept] = [
        held
        for each in Compartment.objects.all()
        if (
            held := identity.kept(actor=cast.actor("mo"), keys=cast.keys("mo"), compartment=each.id)
        )
        and held.inner
    ]

    with pytest.raises(CannotOpen):
        cast.keys("mo").unseal(kept.inner)
    assert identity.opened_by_keeper(kept.inner, cast.keys(KEEPER)).words == NAME
    assert identity.opened_by_keeper(kept.inner, cast.keys("auditor")) is None


def test_two_people_open_a_name_and_the_reporter_reads_who_and_why(cast, confided, somebody):
    request = _ask(cast, confided)
    _answer(cast, request)

    assert _open(cast, confided, request) == NAME

    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    [told] = mine.name_asked
    assert (told.reason, told.answer) == ("A court asks who saw it.", "It is needed.")
    assert told.post == "Monitoring officer"
    assert told.state is Asked.RELEASED
    assert told.opened_on == (TODAY,)


def test_after_a_day_it_is_shut_again(cast, confided):
    request = _ask(cast, confided)
    _answer(cast, request)

    with pytest.raises(NotPossible, match="day for opening this is over"):
        _open(cast, confided, request, later=timedelta(days=1, seconds=1))


def test_a_refusal_opens_nothing_and_says_why(cast, confided, somebody):
    request = _ask(cast, confided)
    _answer(cast, request, commands.refuse_identity, reason="Write to them first.")

    with pytest.raises(NotPossible, match="has not agreed"):
        _open(cast, confided, request)
    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    assert [each.answer for each in mine.name_asked] == ["Write to them first."]


def test_an_answer_is_given_once(cast, confided):
    request = _ask(cast, confided)
    _answer(cast, request)

    for command in (commands.release_identity, commands.refuse_identity):
        with pytest.raises(NotPossible, match="answered already"):
            _answer(cast, request, command)


def test_nobody_is_asked_twice_at_once(cast, confided):
    _ask(cast, confided)

    with pytest.raises(NotPossible, match="has been asked already"):
        _ask(cast, confided)


@pytest.mark.parametrize("reason", ["", "  \n ", "y", "need"])
def test_a_reason_is_needed_on_both_sides(cast, confided, reason):
    with pytest.raises(NotPossible, match="Give your reason"):
        _ask(cast, confided, reason)
    request = _ask(cast, confided)
    with pytest.raises(NotPossible, match="Give your reason"):
        _answer(cast, request, reason=reason)


def test_a_second_keeper_sees_the_request_and_nothing_of_the_concern(cast, confided):
    request = _ask(cast, confided)

    [line] = queries.identity_requests(
        actor=cast.actor(KEEPER), keys=cast.keys(KEEPER), today=TODAY
    )

    assert (line.id, line.reason) == (request.id, "A court asks who saw it.")
    assert NAME not in repr(line)
    assert str(confided.id) not in repr(line)
    assert page(cast, KEEPER, confided) is None
    for slug in ("mo", "auditor", "senior-a"):
        assert (
            queries.identity_requests(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)
            == []
        )


def test_whoever_chose_to_be_named_needs_no_second_key(cast, somebody):
    raised = raise_alone(somebody, known_as=KnownAs.NAMED, identity=NAME)

    assert page(cast, "mo", raised).identity == NAME
    with pytest.raises(NotPossible, match="No name is kept here"):
        _ask(cast, raised)


def test_a_second_keeper_in_conflict_gets_nothing_and_the_name_stays_with_its_reporter(
    cast, somebody
):
    raised = raise_alone(
        somebody, known_as=KnownAs.CONFIDENTIAL, identity=NAME, named_posts=(cast.post(KEEPER),)
    )

    kept = queries.name_kept(actor=cast.actor("mo"), keys=cast.keys("mo"), concern=raised, at=NOON)
    assert kept.with_reporter_alone
    assert not kept.may_ask
    with pytest.raises(NotPossible, match="No name is kept here"):
        _ask(cast, raised)


def test_a_struck_second_keeper_is_none(cast, somebody):
    raised = raise_alone(
        somebody, known_as=KnownAs.CONFIDENTIAL, identity=NAME, struck=(cast.post(KEEPER),)
    )

    kept = queries.name_kept(actor=cast.actor("mo"), keys=cast.keys("mo"), concern=raised, at=NOON)
    assert kept.with_reporter_alone


def test_a_second_keeper_who_became_a_receiver_is_asked_no_more(cast, confided):
    registrar = cast.actor("hr")
    post = people_queries.post(actor=registrar, id=cast.post(KEEPER))
    people.give_role(actor=registrar, at=NOON, post=post, role=Role.INDEPENDENT_HOLDER, since=TODAY)

    with pytest.raises(NotPossible, match="nobody can open this name"):
        _ask(cast, confided)


def test_the_request_of_one_concern_opens_no_other(cast, confided):
    other = raise_alone(Reporter(), known_as=KnownAs.CONFIDENTIAL, identity="Somebody else")
    request = _ask(cast, confided)
    _answer(cast, request)

    with pytest.raises(NotPermitted, match="no longer here"):
        _open(cast, other, request)


def test_in_the_clear_nothing_says_whose_name_was_asked_for(cast, confided):
    request = _ask(cast, confided)

    row = IdentityRequest.objects.filter(id=request.id).values().get()
    assert set(row) == {"id", "state", "asked_on", "compartment_id"}
    assert row["compartment_id"] != confided.compartment_id
