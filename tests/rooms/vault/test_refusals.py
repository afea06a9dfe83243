"""Every command of the room, refused to the wrong person, with nothing changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from upheld.kernel.actor import ANYONE, Actor, Role, machine
from upheld.kernel.decision import NotPermitted
from upheld.ledger.command import COMMANDS
from upheld.ledger.models import Opening, Pending
from upheld.vault import models
from upheld.vault.attachments import SealedFile
from upheld.vault.models import Compartment, SealedBody
from upheld.vault.stretching import new_words

from . import refusals_of_taking
from .scene import INSTALLER, NOON, TODAY, Member, Teller, offer, person

CLOCK = machine("clock")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who and what is there when somebody tries."""

    teller: Teller
    ana: Member
    ben: Member
    compartment: Compartment
    body: SealedBody


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who tries, with what, and what they are told."""

    who: str
    given: Callable[[Scene], dict[str, Any]]
    told: str


def _offer(actor: Actor) -> Callable[[Scene], dict[str, Any]]:
    return lambda _: {"actor": actor, "at": NOON, "person": uuid.uuid4(), "words": new_words()}


def _countersign(s: Scene, actor: Actor, keys: object) -> dict[str, Any]:
    own = s.teller.actor.id if actor == s.teller.actor else str(uuid.uuid4())
    row = offer(uuid.UUID(own), new_words(), actor=person(uuid.UUID(own)))
    return {"actor": actor, "at": NOON, "offered": row, "keys": keys}


def _open(s: Scene, actor: Actor, keys: object) -> dict[str, Any]:
    return {"actor": actor, "at": NOON, "holders": (s.ana.holder,), "keys": keys}


def _change(s: Scene, actor: Actor, keys: object) -> dict[str, Any]:
    return {**_open(s, actor, keys), "compartment": s.compartment}


def _seal(s: Scene, actor: Actor, keys: object) -> dict[str, Any]:
    return {
        "actor": actor,
        "at": NOON,
        "compartment": s.compartment,
        "kind": "note",
        "content": {},
        "keys": keys,
    }


def _seal_file(s: Scene, actor: Actor, keys: object) -> dict[str, Any]:
    return {**_seal(s, actor, keys), "file": SealedFile(uuid.uuid4(), "", "", 0)}


def _forget(s: Scene, actor: Actor) -> dict[str, Any]:
    return {"actor": actor, "at": TODAY, "compartment": s.compartment}


def _shred(s: Scene, actor: Actor) -> dict[str, Any]:
    asked = {"asked_by": s.ana.actor.id}
    return {"actor": actor, "at": NOON, "compartment": s.compartment} | asked


def _keep(s: Scene, actor: Actor) -> dict[str, Any]:
    return {
        "actor": actor,
        "at": TODAY,
        "compartment": s.compartment,
        "derived": s.teller.derived,
    }


NOT_THEIRS = "These keys are not yours"
NO_KEYS = "Only a person or a reporter"

REFUSALS: dict[str, tuple[Refusal, ...]] = {
    "vault.offer_keys": (
        Refusal("somebody else", _offer(person(uuid.uuid4())), "only make keys for yourself"),
        Refusal("the clock", _offer(CLOCK), "only make keys for yourself"),
        Refusal("anyone", _offer(ANYONE), "only make keys for yourself"),
        Refusal("the installer, later", _offer(INSTALLER), "two holders already"),
    ),
    "vault.countersign": (
        Refusal("the clock", lambda s: _countersign(s, CLOCK, s.ana.keys), "another holder"),
        Refusal(
            "somebody with another's keys",
            lambda s: _countersign(s, s.ben.actor, s.ana.keys),
            NOT_THEIRS,
        ),
        Refusal(
            "a reporter",
            lambda s: {**_countersign(s, s.ben.actor, s.teller.keys), "actor": s.teller.actor},
            "another holder",
        ),
        Refusal(
            "the installer, later",
            lambda s: _countersign(s, INSTALLER, s.ana.keys),
            "two holders already",
        ),
    ),
    "vault.open_compartment": (
        Refusal("the clock", lambda s: _open(s, CLOCK, s.ana.keys), NO_KEYS),
        Refusal("the installer", lambda s: _open(s, INSTALLER, s.ana.keys), NO_KEYS),
        Refusal("anyone", lambda s: _open(s, ANYONE, s.ana.keys), NO_KEYS),
        Refusal("with another's keys", lambda s: _open(s, s.ben.actor, s.ana.keys), NOT_THEIRS),
    ),
    "vault.change_holders": (
        Refusal("the clock", lambda s: _change(s, CLOCK, s.ana.keys), NO_KEYS),
        Refusal("with another's keys", lambda s: _change(s, s.ben.actor, s.ana.keys), NOT_THEIRS),
        Refusal("a stranger", lambda s: _change(s, s.ben.actor, s.ben.keys), "no longer here"),
    ),
    "vault.continue_compartment": (
        Refusal("the clock", lambda s: _change(s, CLOCK, s.ana.keys), NO_KEYS),
        Refusal("with another's keys", lambda s: _change(s, s.ben.actor, s.ana.keys), NOT_THEIRS),
        Refusal("a stranger", lambda s: _change(s, s.ben.actor, s.ben.keys), "no longer here"),
    ),
    "vault.seal_body": (
        Refusal("the clock", lambda s: _seal(s, CLOCK, s.ana.keys), NO_KEYS),
        Refusal("anyone", lambda s: _seal(s, ANYONE, s.ana.keys), NO_KEYS),
        Refusal("with another's keys", lambda s: _seal(s, s.ben.actor, s.ana.keys), NOT_THEIRS),
    ),
    "vault.seal_file": (
        Refusal("the clock", lambda s: _seal_file(s, CLOCK, s.ana.keys), NO_KEYS),
        Refusal("anyone", lambda s: _seal_file(s, ANYONE, s.ana.keys), NO_KEYS),
        Refusal(
            "with another's keys", lambda s: _seal_file(s, s.ben.actor, s.ana.keys), NOT_THEIRS
        ),
    ),
    "vault.forget_files": (
        Refusal("somebody who may read", lambda s: _forget(s, s.ana.actor), "before sending"),
        Refusal("anyone", lambda s: _forget(s, ANYONE), "before sending"),
    ),
    "vault.keep_receipt": (
        Refusal("the clock", lambda s: _keep(s, CLOCK), "somebody who raises a concern"),
        Refusal("anyone", lambda s: _keep(s, ANYONE), "somebody who raises a concern"),
    ),
    "vault.report_mismatch": (
        Refusal(
            "the clock",
            lambda s: {"actor": CLOCK, "at": NOON, "body": s.body},
            "somebody who tried to open it",
        ),
    ),
}
REFUSALS["vault.shred"] = (
    Refusal("the clock", lambda s: _shred(s, CLOCK), "Only a keeper of recovery keys"),
    Refusal("a holder", lambda s: _shred(s, s.ana.actor), "Only a keeper of recovery keys"),
    Refusal(
        "whoever asked for it",
        lambda s: _shred(s, replace(s.ana.actor, roles=frozenset({Role.KEEPER}))),
        "you asked for it yourself",
    ),
    Refusal("anyone", lambda s: _shred(s, ANYONE), "Only a keeper of recovery keys"),
)
REFUSALS |= refusals_of_taking.refusals(Refusal, CLOCK)

CASES = [
    pytest.param(name, refusal, id=f"{name} to {refusal.who}")
    for name, refusals in REFUSALS.items()
    for refusal in refusals
]


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    kept = (
        models.Compartment,
        models.SealedBody,
        models.HolderKeys,
        models.Receipt,
        models.Attachment,
    )
    return {
        each.__name__: [
            tuple(map(_plain, row)) for row in each.objects.order_by("pk").values_list()
        ]
        for each in kept
    }


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.fixture
def scene(teller, ana, ben, compartment, body) -> Scene:
    return Scene(teller, ana, ben, compartment, body)


@pytest.mark.parametrize(("name", "refusal"), CASES)
def test_a_command_is_refused_to_the_wrong_person_and_changes_nothing(name, refusal, scene):
    given = refusal.given(scene)
    before = _rows()
    with pytest.raises(NotPermitted, match=refusal.told):
        COMMANDS[name].run(**given)
    assert _rows() == before


def test_every_command_of_the_room_is_refused_to_somebody():
    assert set(REFUSALS) == {name for name, each in COMMANDS.items() if each.room == "vault"}


def test_a_refused_change_of_holders_is_told_to_the_holders_alone(scene):
    waiting = set(Pending.objects.values_list("id", flat=True))
    with pytest.raises(NotPermitted):
        COMMANDS["vault.change_holders"].run(**_change(scene, CLOCK, scene.ana.keys))
    (entry,) = Opening.objects.filter(
        id__in=set(Pending.objects.values_list("id", flat=True)) - waiting
    )
    assert (entry.fields, entry.about) == (None, "")
    assert entry.sealed
