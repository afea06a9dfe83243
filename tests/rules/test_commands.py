"""Rules that every command keeps. A new command is held to them without anyone remembering."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import upheld
from upheld.ledger.command import COMMANDS
from upheld.project.reference import load_rooms, sentence

load_rooms()
ROOMS = sorted({known.room for known in COMMANDS.values()})
TESTS = Path(__file__).parent.parent / "rooms"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_says_what_it_does_and_its_policy_says_who_may(name):
    known = COMMANDS[name]
    assert sentence(known.run).endswith("."), "say what it does, in a sentence"
    assert sentence(known.policy), "say who may"
    assert next(iter(inspect.signature(known.policy).parameters)) == "actor"


def test_every_public_function_in_a_commands_module_is_a_command():
    strays = [
        f"{module.__name__}.{name}"
        for module in _command_modules()
        for name, thing in vars(module).items()
        if inspect.isfunction(thing)
        and thing.__module__ == module.__name__
        and not name.startswith("_")
        and thing not in {known.run for known in COMMANDS.values()}
        and name not in SHARED_BY_COMMANDS
    ]
    assert strays == []


# Functions that commands share inside their own package, named here one by one.
SHARED_BY_COMMANDS = {
    "checked",
    "lay",
    "lay_tokens",
    "move",
    "new_account",
    "next_update",
    "required",
    "say",
    "sealed_to",
}


def _command_modules():
    for found in pkgutil.walk_packages(upheld.__path__, "upheld."):
        if ".commands" in found.name and found.name != "upheld.project.commands":
            yield importlib.import_module(found.name)


@pytest.mark.parametrize("room", ROOMS)
def test_every_command_has_a_refusal_test(room):
    table = importlib.import_module(f"tests.rooms.{room}.test_refusals").REFUSALS
    named = {name for name, known in COMMANDS.items() if known.room == room}
    assert set(table) == named


def test_a_policy_is_used_by_a_command_of_its_own_room_alone():
    strangers = [
        name
        for name, known in COMMANDS.items()
        if known.policy.__module__.split(".")[1] != known.room
    ]
    assert strangers == []


def test_nothing_takes_a_way_round_its_policy():
    ways_round = {"skip", "force", "bypass", "unchecked", "as_system"}
    found = [
        (name, parameter)
        for name, known in COMMANDS.items()
        for parameter in inspect.signature(known.run).parameters
        if any(way in parameter for way in ways_round)
    ]
    assert found == []
