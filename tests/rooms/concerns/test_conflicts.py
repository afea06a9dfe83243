"""Whoever is in conflict finds nothing: no row, no line, no count; and it follows the person."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.states import Route
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import unpad, unseal
from upheld.ledger.models import Opening
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.vault import queries as vault
from upheld.vault.models import Compartment

from .scene import NOON, TODAY, Reporter, answered, by, listed, lodge, page, raise_alone

EVERYBODY = ("mo", "ceo", "dcs", "senior-a", "senior-b", "s151", "auditor", "investigator", "hr")


def _declares_an_interest(cast, slug: str, about: str) -> None:
    post = register.post(actor=cast.actor(slug), id=cast.post(about))
    people.declare_interest(actor=cast.actor(slug), at=NOON, about_post=post)


@pytest.mark.parametrize("slug", [each for each in EVERYBODY if each != "mo"])
def test_a_concern_exists_for_its_receiver_and_for_nobody_else(cast, somebody, slug):
    raised = raise_alone(somebody, named_posts=(cast.post("senior-a"),))

    assert raised.id in listed(cast, "mo")
    assert raised.id not in listed(cast, slug)
    assert page(cast, slug, raised) is None


def test_a_receiver_who_is_named_gets_nothing_and_the_independent_holder_receives(cast, somebody):
    before = listed(cast, "mo")

    raised = raise_alone(somebody, named_posts=(cast.post("mo"),))

    assert listed(cast, "mo") == before
    assert page(cast, "mo", raised) is None
    opened = vault.bodies(
        actor=cast.actor("mo"), keys=cast.keys("mo"), compartment=raised.compartment_id
    )
    assert opened == []
    assert page(cast, "auditor", raised).may_handle


def test_a_reporter_who_strikes_a_receiver_keeps_them_from_reading(cast, somebody):
    raised = raise_alone(somebody, struck=(cast.post("mo"),))

    assert page(cast, "mo", raised) is None
    assert page(cast, "auditor", raised).readers == ("External auditor",)


def test_nobody_left_to_read_is_said_before_anything_is_kept(cast, somebody):
    before = Concern.objects.count()

    with pytest.raises(NotPossible, match="Leave at least one reader"):
        raise_alone(somebody, struck=(cast.post("mo"), cast.post("auditor")))

    assert Concern.objects.count() == before


def test_somebody_who_is_in_no_list_is_named_and_the_rest_are_proposed_for_striking(cast, somebody):
    found = queries.readers_of(
        actor=somebody.actor, named_posts=(), somebody_else=True, words="", at=TODAY
    )

    assert [(each.title, each.suggest_striking) for each in found] == [
        ("Monitoring officer", True),
        ("External auditor", False),
    ]


@pytest.mark.parametrize(
    ("words", "struck"),
    [
        ("I told the MONITORING  officer in May.", True),
        ("The monitoring officers of other councils agree.", False),
        ("I told my manager.", False),
    ],
)
def test_words_that_name_a_readers_post_propose_to_strike_that_reader(
    cast, somebody, words, struck
):
    (found,) = queries.readers_of(
        actor=somebody.actor, named_posts=(), somebody_else=False, words=words, at=TODAY
    )

    assert found.suggest_striking is struck


def test_a_conflict_that_appears_later_takes_the_row_away_and_is_refused_under_seal(cast, somebody):
    raised = raise_alone(somebody, named_posts=(cast.post("senior-a"),))
    assert raised.id in listed(cast, "mo")
    _declares_an_interest(cast, "mo", "senior-a")
    entries = set(Opening.objects.values_list("id", flat=True))

    assert raised.id not in listed(cast, "mo")
    assert page(cast, "mo", raised) is None
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")

    (attempt,) = Opening.objects.exclude(id__in=entries)
    assert attempt.fields is None
    compartment = Compartment.objects.get(id=raised.compartment_id)
    identity = somebody.keys.identity_for(compartment)
    told = json.loads(unpad(unseal(bytes(attempt.sealed), identity)))
    assert told["fields"]["command"] == "concerns.check_conflicts"
    assert Concern.objects.get(id=raised.id).state == "received"


def test_a_receiver_without_a_grant_is_answered_as_if_there_were_no_such_concern(cast, somebody):
    raised = raise_alone(somebody, named_posts=(cast.post("mo"),))

    with pytest.raises(NotPermitted, match="no longer here"):
        commands.triage(**by(cast, "mo", raised), route=Route.POLICE, reasons="Because.")


def test_a_convener_in_conflict_keeps_their_own_concern(cast, lodged):
    _declares_an_interest(cast, "union", "senior-a")

    assert page(cast, "union", lodged).as_convener
    assert lodged.id in listed(cast, "union")
    commands.write_message(**by(cast, "union", lodged), words="Is there news?")


def test_an_investigator_in_conflict_is_neither_offered_nor_taken(cast, lodged):
    answered(cast, lodged)
    assert cast.person("investigator") in _offered(cast, lodged)
    _declares_an_interest(cast, "investigator", "senior-a")

    assert _offered(cast, lodged) == set()
    with pytest.raises(NotPossible, match="without a conflict"):
        commands.share(**by(cast, "mo", lodged), person=cast.person("investigator"), reason="Free.")


def test_an_investigator_whom_the_reporter_struck_is_not_given_it_later(cast, somebody):
    raised = raise_alone(somebody, struck=(cast.post("investigator"),))
    answered(cast, raised)

    assert _offered(cast, raised) == set()
    with pytest.raises(NotPossible, match="Choose an investigator"):
        commands.share(**by(cast, "mo", raised), person=cast.person("investigator"), reason="Free.")


def test_a_person_is_checked_for_conflicts_whatever_they_say_of_the_time(cast, somebody):
    raised = raise_alone(somebody, named_posts=(cast.post("mo"),))

    with pytest.raises(NotPermitted, match="no longer here"):
        commands.write_message(**by(cast, "mo", raised) | {"at": TODAY}, words="Hello?")


def _offered(cast, concern):
    return {UUID(each.person) for each in page(cast, "mo", concern).investigators}


def test_the_conflict_check_is_told_in_words(cast):
    lodged = lodge(cast, named_posts=(cast.post("senior-b"),))

    said = {f"{each.post_title}, {each.because}" for each in page(cast, "mo", lodged).excluded}

    assert "Senior post B, because the concern is about Senior post B" in said
    assert "Senior post A, because they manage Senior post B" in said


def test_whoever_is_in_conflict_cannot_be_seen_in_the_database(cast):
    about_mo = raise_alone(Reporter(), named_posts=(cast.post("mo"),))
    about_nobody = raise_alone(Reporter())

    one, other = (
        Compartment.objects.get(id=each.compartment_id) for each in (about_mo, about_nobody)
    )
    assert _stanzas(one.grants) == _stanzas(other.grants) == 8
    for id in (cast.person("mo"), cast.person("auditor"), cast.post("mo")):
        assert str(id).encode() not in bytes(one.grants)


def _stanzas(grants) -> int:
    return bytes(grants).count(b"-> X25519 ")


def test_the_concern_of_the_story_is_open_to_three_posts(cast, told):
    seen = page(cast, "mo", told.concern)

    assert seen.readers == (
        "Independent investigator",
        "Monitoring officer",
        "Union branch secretary",
    )
    assert (seen.attested, seen.joined) == (31, 12)
    assert seen.received_on == date(2020, 1, 27)
    for slug in ("ceo", "dcs", "senior-a", "senior-b", "hr", "s151"):
        assert page(cast, slug, told.concern) is None
