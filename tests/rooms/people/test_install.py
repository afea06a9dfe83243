"""An empty house gets its first two people."""

from __future__ import annotations

import pytest

from tests.rooms.people.scene import NOON, OPENED, TODAY, founder
from upheld.kernel.actor import Role, machine
from upheld.kernel.decision import NotPossible
from upheld.people import commands, queries
from upheld.people.models import Account, Person
from upheld.vault.holders import of_persons


def install() -> tuple[Person, Person]:
    return commands.install(
        actor=machine("installer"),
        at=NOON,
        registrar=founder("registrar"),
        receiver=founder("receiver"),
        since=OPENED,
    )


def test_the_first_two_people_keep_the_register_and_receive_concerns(nobody: None) -> None:
    actors = [
        queries.actor_for(account=Account.objects.get(person=person), post=None, on=TODAY)
        for person in install()
    ]

    assert [actor.roles for actor in actors if actor] == [{Role.REGISTRAR}, {Role.RECEIVER}]


def test_the_first_two_people_vouch_for_each_others_keys(nobody: None) -> None:
    persons = [str(person.id) for person in install()]

    assert [holder.id for holder in of_persons(persons, NOON)] == persons


def test_a_house_is_installed_once(nobody: None) -> None:
    install()

    with pytest.raises(NotPossible, match="registered already"):
        install()

    assert Person.objects.count() == 2


def test_a_short_password_leaves_the_house_empty(nobody: None) -> None:
    weak = commands.Founder(slug="a", title="A", email="a@example.org", password="x", words="y")

    with pytest.raises(NotPossible, match="at least 12 characters"):
        commands.install(
            actor=machine("installer"), at=NOON, registrar=weak, receiver=weak, since=OPENED
        )

    assert not Person.objects.exists()
    assert not Account.objects.exists()
