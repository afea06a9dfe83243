"""Who acts when an account signs in."""

from __future__ import annotations

from datetime import date, timedelta

from tests.rooms.people.scene import NOON, OPENED, TODAY, House
from upheld.kernel.actor import ANYONE, Role
from upheld.people import commands, queries

LAST = date(2020, 1, 31)


def test_somebody_acts_first_in_a_post_that_carries_a_role(house: House) -> None:
    plain, trusted = house.post("a-plain"), house.post("b-trusted")
    person = house.held(plain)
    house.put(person, trusted)
    commands.give_role(
        actor=house.registrar, at=NOON, post=trusted, role=Role.INVESTIGATOR, since=OPENED
    )
    account = house.account(person)

    assert house.actor(account).post == str(trusted.id)
    assert house.actor(account, plain).post == str(plain.id)
    assert house.actor(account, plain).roles == frozenset()


def test_a_post_that_is_no_longer_held_is_not_acted_in(house: House) -> None:
    post, other = house.post("post"), house.post("other")
    person = house.held(post, OPENED, LAST)
    account = house.account(person)

    assert house.actor(account, post, on=LAST).post == str(post.id)
    assert house.actor(account, post, on=LAST + timedelta(days=1)).post == ""
    assert house.actor(account, other).post == ""


def test_somebody_without_a_post_keeps_their_own_access_and_has_no_functions(house: House) -> None:
    person = house.person()
    actor = house.actor(house.account(person))

    assert actor.id == str(person.id)
    assert actor.roles == frozenset()


def test_people_see_their_own_tenures_and_the_registrar_alone_gets_other_people(
    house: House,
) -> None:
    post = house.post("post")
    person, stranger = house.held(post), house.person()
    me = house.actor(house.account(person))

    assert [line.words for line in queries.my_tenures(actor=me, on=TODAY)] == [
        "in post since 7 January 2019"
    ]
    assert queries.my_tenures(actor=ANYONE, on=TODAY) == []
    assert queries.person(actor=me, id=person.id) == person
    assert queries.person(actor=me, id=stranger.id) is None
    assert queries.person(actor=house.registrar, id=stranger.id) == stranger
    assert queries.tenure(actor=me, post=post.id, person=person.id, on=TODAY) is None
    assert (
        queries.tenure(actor=house.registrar, post=post.id, person=person.id, on=TODAY) is not None
    )


def test_posts_are_there_for_anyone_to_choose_from(house: House) -> None:
    one, other = house.post("one"), house.post("other")

    assert [line.slug for line in queries.posts(actor=ANYONE, on=TODAY)] == ["one", "other"]
    assert queries.post_titles([one.id, other.id, house.registrar.id]) == {
        str(one.id): "One",
        str(other.id): "Other",
    }
    assert queries.post(actor=ANYONE, id=one.id) == queries.post_by_slug("one") == one


def test_an_interest_is_declared_once_and_ended_by_whoever_declared_it(house: House) -> None:
    person, friend = house.held(house.post("one")), house.held(house.post("friend"))
    me = house.acting(person)
    commands.declare_interest(actor=me, at=NOON, about_person=friend)
    commands.declare_interest(actor=me, at=NOON, about_post=house.post("third"))

    lines = queries.my_interests(actor=me)
    assert {line.words for line in lines} == {"Friend", "Third"}
    assert queries.interest(actor=house.acting(friend), id=lines[0].id) is None

    row = queries.interest(actor=me, id=lines[0].id)
    assert row is not None
    commands.end_interest(actor=me, at=NOON, interest=row)
    assert {line.ended_on for line in queries.my_interests(actor=me)} == {TODAY, None}
