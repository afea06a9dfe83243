"""Every command of the room, refused to the wrong person, with nothing changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.apps import apps

from tests.rooms.people.scene import NOON, OPENED, PASSWORD, TODAY, House, founder
from upheld.kernel.actor import ANYONE, Actor, Kind, Role, machine, reporter
from upheld.kernel.decision import NotPermitted
from upheld.ledger.command import COMMANDS
from upheld.ledger.models import Opening
from upheld.people import commands
from upheld.people.models import Interest, Person, Post, Tenure

INSTALLER, TELLER, CLOCK = machine("installer"), machine("example"), machine("clock")
OUTSIDER = Actor(kind=Kind.PERSON, id=str(uuid.uuid4()), roles=frozenset(Role) - {Role.REGISTRAR})
REPORTER = reporter(str(uuid.uuid4()))
A_MACHINE_THAT_CALLS_ITSELF_REGISTRAR = replace(INSTALLER, roles=frozenset({Role.REGISTRAR}))
NEVER_THE_REGISTER = (OUTSIDER, REPORTER, ANYONE, INSTALLER, TELLER, CLOCK)
NOT_A_PERSON = (REPORTER, ANYONE, INSTALLER, TELLER, CLOCK)


@dataclass(frozen=True, slots=True)
class Scene:
    """Who and what is there when somebody tries."""

    house: House
    person: Person
    post: Post
    tenure: Tenure
    interest: Interest
    own_post: Post
    self_as_person: Person


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who may not do it, and what they would do it with."""

    refused: tuple[Actor, ...]
    given: Callable[[Scene], dict[str, Any]]


REFUSALS: dict[str, Refusal] = {
    "people.install": Refusal(
        (OUTSIDER, REPORTER, ANYONE, TELLER, CLOCK),
        lambda s: {"registrar": founder("a"), "receiver": founder("b"), "since": OPENED},
    ),
    "people.start_story": Refusal(
        (OUTSIDER, REPORTER, ANYONE, INSTALLER, CLOCK), lambda s: {"name": "Southwater"}
    ),
    "people.change_text": Refusal(
        (
            replace(OUTSIDER, roles=frozenset(Role) - {Role.REGISTRAR, Role.RECEIVER}),
            *(REPORTER, ANYONE, INSTALLER, TELLER, CLOCK),
        ),
        lambda s: {"key": "by-phone", "language": "en-gb", "words": "Ring us."},
    ),
    "people.set_story_date": Refusal(
        (OUTSIDER, REPORTER, ANYONE, INSTALLER, CLOCK), lambda s: {"day": TODAY}
    ),
    "people.add_person": Refusal(NEVER_THE_REGISTER, lambda s: {}),
    "people.add_post": Refusal(NEVER_THE_REGISTER, lambda s: {"slug": "new", "title": "New"}),
    "people.appoint": Refusal(
        NEVER_THE_REGISTER,
        lambda s: {"person": s.person, "post": s.own_post, "starts": OPENED},
    ),
    "people.end_tenure": Refusal(NEVER_THE_REGISTER, lambda s: {"tenure": s.tenure, "ends": TODAY}),
    "people.set_line": Refusal(
        NEVER_THE_REGISTER,
        lambda s: {"post": s.post, "reports_to": s.own_post, "since": OPENED},
    ),
    "people.give_role": Refusal(
        NEVER_THE_REGISTER, lambda s: {"post": s.post, "role": Role.RECEIVER, "since": OPENED}
    ),
    "people.end_role": Refusal(
        NEVER_THE_REGISTER, lambda s: {"post": s.post, "role": Role.KEEPER, "ends": TODAY}
    ),
    "people.open_account": Refusal(
        NEVER_THE_REGISTER,
        lambda s: {"person": s.person, "email": "a@example.org", "password": PASSWORD},
    ),
    "people.close_account": Refusal(NEVER_THE_REGISTER, lambda s: {"person": s.person}),
    "people.declare_interest": Refusal(NOT_A_PERSON, lambda s: {"about_person": s.person}),
    "people.end_interest": Refusal((*NOT_A_PERSON, OUTSIDER), lambda s: {"interest": s.interest}),
}


@pytest.fixture
def scene(house: House) -> Scene:
    post, own_post = house.post("post"), house.post("own")
    person, myself = house.person(), house.person()
    tenure = house.put(person, post)
    interest = commands.declare_interest(actor=house.acting(person), at=NOON, about_person=myself)
    commands.give_role(actor=house.registrar, at=NOON, post=post, role=Role.KEEPER, since=OPENED)
    house.account(person)
    return Scene(house, person, post, tenure, interest, own_post, myself)


def test_the_table_names_every_command_of_the_room() -> None:
    assert set(REFUSALS) == {name for name in COMMANDS if name.startswith("people.")}


@pytest.mark.parametrize("name", REFUSALS)
def test_the_wrong_actors_are_refused_and_nothing_changes(scene: Scene, name: str) -> None:
    before = everything()
    expected = ["ledger.attempt.refused"] if COMMANDS[name].records_refusals else []
    for actor in REFUSALS[name].refused:
        openings = set(Opening.objects.values_list("id", flat=True))

        with pytest.raises(NotPermitted):
            COMMANDS[name].run(actor=actor, at=NOON, **REFUSALS[name].given(scene))

        assert everything() == before
        written = [each.fields["event"] for each in Opening.objects.exclude(id__in=openings)]
        assert written == expected


def test_a_registrar_neither_puts_themselves_into_a_post_nor_gives_their_own_post_a_role(
    scene: Scene,
) -> None:
    me = replace(
        scene.house.registrar, id=str(scene.self_as_person.id), post=str(scene.own_post.id)
    )

    with pytest.raises(NotPermitted, match="yourself"):
        commands.appoint(
            actor=me, at=NOON, person=scene.self_as_person, post=scene.own_post, starts=OPENED
        )
    with pytest.raises(NotPermitted, match="your own post"):
        commands.give_role(actor=me, at=NOON, post=scene.own_post, role=Role.RECEIVER, since=OPENED)


def test_a_role_alone_does_not_make_a_machine_a_registrar(scene: Scene) -> None:
    with pytest.raises(NotPermitted):
        commands.add_person(actor=A_MACHINE_THAT_CALLS_ITSELF_REGISTRAR, at=NOON)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of the room."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("people").get_models()
    }
