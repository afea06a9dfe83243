"""People, posts, tenures, lines and roles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.people.scene import NOON, OPENED, PASSWORD, TODAY, House
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import entries_written
from upheld.ledger.guard import NOW_WRITING
from upheld.people import commands, holders, queries
from upheld.people.models import Line, Person, Tenure

SPRING = date(2019, 4, 1)
SUMMER = date(2019, 7, 1)


def test_a_post_is_printed_with_the_tenure_of_whoever_held_it_that_day(house: House) -> None:
    post = house.post("senior")
    house.held(post, OPENED, SPRING)
    house.held(post, SUMMER)

    assert (
        queries.tenure_words(post=post.id, on=SPRING)
        == "Senior (in post from 7 January 2019 to 1 April 2019)"
    )
    assert queries.tenure_words(post=post.id, on=SUMMER) == "Senior (in post since 1 July 2019)"
    assert queries.tenure_words(post=post.id, on=SPRING + timedelta(days=1)) == "Senior"


def test_an_acting_holder_may_stand_beside_the_holder(house: House) -> None:
    post = house.post("director")
    house.held(post)
    house.put(house.person(), post, SUMMER, acting=True)

    assert len(holders.of_post(post.id, on=SPRING)) == 1
    assert len(holders.of_post(post.id, on=SUMMER)) == 2
    assert "acting since 1 July 2019" in queries.tenure_words(post=post.id, on=SUMMER)


def test_two_people_cannot_hold_one_post_at_once(house: House) -> None:
    post = house.post("director")
    house.held(post, OPENED, SUMMER)

    with pytest.raises(NotPossible, match="Somebody else holds this post"):
        house.held(post, SPRING)

    house.held(post, SUMMER + timedelta(days=1))


def test_nobody_comes_into_the_same_post_twice_at_once(house: House) -> None:
    post = house.post("director")
    person = house.held(post)

    with pytest.raises(NotPossible, match="already in this post"):
        house.put(person, post, SUMMER, acting=True)


@pytest.mark.parametrize("ends", [OPENED - timedelta(days=1)])
def test_no_tenure_ends_before_it_begins(house: House, ends: date) -> None:
    post = house.post("director")
    with pytest.raises(NotPossible, match="cannot come before"):
        house.held(post, OPENED, ends)

    tenure = house.put(house.person(), post)
    with pytest.raises(NotPossible, match="cannot come before"):
        commands.end_tenure(actor=house.registrar, at=NOON, tenure=tenure, ends=ends)


def test_a_tenure_is_ended_once(house: House) -> None:
    tenure = house.put(house.person(), house.post("director"))
    ended = commands.end_tenure(actor=house.registrar, at=NOON, tenure=tenure, ends=SUMMER)

    with pytest.raises(NotPossible, match="already been given its last day"):
        commands.end_tenure(actor=house.registrar, at=NOON, tenure=ended, ends=TODAY)


def test_the_database_itself_refuses_what_makes_no_sense(house: House) -> None:
    post, person = house.post("director"), house.person()
    writing = NOW_WRITING.set("people")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.create(post=post, person=person, starts=SUMMER, ends=OPENED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(post=post, reports_to=post, starts=SUMMER)
    NOW_WRITING.reset(writing)


def test_a_line_to_itself_or_in_a_ring_is_refused(house: House) -> None:
    low, middle, high = house.post("low"), house.post("middle"), house.post("high")
    house.line(low, middle)
    house.line(middle, high)

    for post, reports_to in ((high, low), (high, high), (middle, low)):
        with pytest.raises(NotPossible):
            house.line(post, reports_to, SUMMER)


def test_the_order_of_two_posts_may_be_turned_around_later(house: House) -> None:
    one, other = house.post("one"), house.post("other")
    house.line(one, other)
    house.line(one, None, SPRING)

    turned = house.line(other, one, SUMMER)

    assert turned is not None
    assert Line.objects.get(post=one).ends == SPRING - timedelta(days=1)


def test_a_line_is_not_set_behind_a_later_one(house: House) -> None:
    one, other, third = house.post("one"), house.post("other"), house.post("third")
    house.line(one, other, SUMMER)

    with pytest.raises(NotPossible, match="that day or later"):
        house.line(one, third, SPRING)


def test_a_short_name_belongs_to_one_post(house: House) -> None:
    house.post("director")

    with pytest.raises(NotPossible, match="short name"):
        house.post("director")


def test_roles_count_from_their_first_to_their_last_day(house: House) -> None:
    post = house.post("mo")
    person = house.held(post)
    commands.give_role(actor=house.registrar, at=NOON, post=post, role=Role.RECEIVER, since=SPRING)
    commands.end_role(actor=house.registrar, at=NOON, post=post, role=Role.RECEIVER, ends=SUMMER)

    days = (SPRING - timedelta(days=1), SPRING, SUMMER, SUMMER + timedelta(days=1))
    found = [holders.with_role(Role.RECEIVER, on=day) for day in days]

    assert [[each.person for each in those] for those in found] == [
        [],
        [str(person.id)],
        [str(person.id)],
        [],
    ]


def test_a_post_has_a_role_once_and_never_the_clocks(house: House) -> None:
    post = house.post("mo")
    give = {"actor": house.registrar, "at": NOON, "post": post, "since": OPENED}
    commands.give_role(**give, role=Role.KEEPER)

    with pytest.raises(NotPossible, match="already has"):
        commands.give_role(**give, role=Role.KEEPER)
    with pytest.raises(NotPossible, match="clock"):
        commands.give_role(**give, role=Role.CLOCK)
    with pytest.raises(NotPossible, match="does not have"):
        commands.end_role(actor=house.registrar, at=NOON, post=post, role=Role.CLOSER, ends=OPENED)


def test_a_registrar_gives_no_role_to_a_second_post_of_their_own(house: House) -> None:
    second = house.post("second")
    registrar = Person.objects.get(id=house.held(second).id)
    acting = type(house.registrar)(
        kind=house.registrar.kind, id=str(registrar.id), roles=house.registrar.roles
    )

    with pytest.raises(NotPermitted, match="post that you hold"):
        commands.give_role(actor=acting, at=NOON, post=second, role=Role.RECEIVER, since=OPENED)


def test_every_change_to_the_register_is_written_into_the_ledger(house: House) -> None:
    with entries_written() as written:
        post = house.post("director")
        house.held(post)

    assert len(written) == 3


def test_an_account_needs_a_real_address_of_its_own_and_a_long_password(house: House) -> None:
    person = house.person()
    opened = {"actor": house.registrar, "at": NOON, "person": person}
    for email, password in (("nowhere", PASSWORD), ("a@example.org", "short")):
        with pytest.raises(NotPossible):
            commands.open_account(**opened, email=email, password=password)

    account = commands.open_account(**opened, email=" A@Example.org ", password=PASSWORD)
    assert account.email == "a@example.org"
    assert account.password.startswith("argon2")
    with pytest.raises(NotPossible, match="already signs in"):
        commands.open_account(
            actor=house.registrar,
            at=NOON,
            person=house.person(),
            email="A@example.org",
            password=PASSWORD,
        )


def test_a_closed_account_acts_for_nobody(house: House) -> None:
    person = house.held(house.post("director"))
    account = house.account(person)
    closed = commands.close_account(actor=house.registrar, at=NOON, person=person)

    assert queries.actor_for(account=account, post=None, on=TODAY) is not None
    assert queries.actor_for(account=closed, post=None, on=TODAY) is None
    with pytest.raises(NotPossible, match="no account"):
        commands.close_account(actor=house.registrar, at=NOON, person=person)
