"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection

from tests.rooms.practice.shelf.conftest import folder_of_its_own  # noqa: F401  A fixture.
from tests.rooms.practice.shelf.sheets import (
    CLOCK,
    GOOD,
    counted,
    given,
    put,
    recorded,
    seen,
    taken,
    written,
)
from upheld.examples.cast import Cast
from upheld.kernel.actor import ANYONE, Kind, machine, reporter
from upheld.kernel.decision import NotPermitted
from upheld.ledger.command import COMMANDS
from upheld.practice import commands
from upheld.practice.mappings import Chosen
from upheld.practice.models import Arrival, ChildList, Load, Mapping
from upheld.practice.states import LeftOut

Given = Callable[[Cast, datetime, str], dict[str, Any]]


def _record(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, load=written(GOOD, at))


def _take(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, load=recorded(cast, at), kind=LeftOut.REJECTS)


def _file(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, put=put(), as_of=None)


def _again(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, load=recorded(cast, at), put=put())


def _notice(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, seen=seen())


def _begin(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, arrival=taken(cast, at))


def _ended(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    begun = commands.begin_load(actor=CLOCK, at=at, arrival=taken(cast, at))
    return given(cast, at, who, arrival=begun)


def _finish(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return _ended(cast, at, who) | {"loads": (written(GOOD, at),)}


def _refuse(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return _ended(cast, at, who) | {"because": "It cannot be read."}


def _map(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    chosen = (Chosen("supervision", "one to one", "worker"),)
    return given(cast, at, who, load=recorded(cast, at), chosen=chosen)


def _list(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    return given(cast, at, who, counted=counted(), reason="To close what was finished.")


def _take_list(cast: Cast, at: datetime, who: str) -> dict[str, Any]:
    opened = commands.list_children(**_list(cast, at, "analyst"))
    return given(cast, at, who, opened=opened)


# command: (how it is given, whoever may, whoever may not, what they are told)
STRANGERS = ("dcs", "ceo", "improvement-lead", "mo", "chair-scrutiny", "hr")
ONLY_ANALYSTS = ("analyst", STRANGERS, "Only an analyst")
ONLY_THE_CLOCK = ("clock", (*STRANGERS, "analyst"), "Only the clock")
REFUSALS: dict[str, tuple[Given, str, tuple[str, ...], str]] = {
    "practice.record_load": (_record, *ONLY_ANALYSTS),
    "practice.take_left_out": (_take, *ONLY_ANALYSTS),
    "practice.take_file": (_file, *ONLY_ANALYSTS),
    "practice.take_again": (_again, *ONLY_ANALYSTS),
    "practice.confirm_mapping": (_map, *ONLY_ANALYSTS),
    "practice.list_children": (_list, *ONLY_ANALYSTS),
    "practice.take_children": (_take_list, *ONLY_ANALYSTS),
    "practice.notice_file": (_notice, *ONLY_THE_CLOCK),
    "practice.begin_load": (_begin, *ONLY_THE_CLOCK),
    "practice.finish_load": (_finish, *ONLY_THE_CLOCK),
    "practice.refuse_load": (_refuse, *ONLY_THE_CLOCK),
}
CASES = [
    pytest.param(name, slug, id=f"{name} to {slug}")
    for name, (_, _, strangers, _) in REFUSALS.items()
    for slug in strangers
]


def _rows() -> list[tuple[Any, ...]]:
    tables = (Load, Arrival, Mapping, ChildList)
    return [row for table in tables for row in table.objects.order_by("pk").values_list()]


def test_every_command_of_the_room_is_refused_to_somebody():
    assert set(REFUSALS) == {name for name, each in COMMANDS.items() if each.room == "practice"}


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_a_command_is_refused_to_the_wrong_person_and_changes_nothing(name, slug, cast, noon):
    how, _, _, told = REFUSALS[name]
    attempt = how(cast, noon, slug)
    before = _rows()
    with pytest.raises(NotPermitted, match=told):
        COMMANDS[name].run(**attempt)
    assert _rows() == before


@pytest.mark.parametrize("name", REFUSALS)
def test_a_command_is_refused_to_whoever_is_of_another_kind(name, cast, noon):
    how, somebody, _, told = REFUSALS[name]
    attempt = how(cast, noon, somebody)
    actor = attempt["actor"]
    other = Kind.MACHINE if actor.kind is Kind.PERSON else Kind.PERSON
    before = _rows()
    for nobody in (
        ANYONE,
        replace(reporter("r"), roles=actor.roles),
        replace(machine("m"), roles=actor.roles, kind=other),
    ):
        with pytest.raises(NotPermitted, match=told):
            COMMANDS[name].run(**attempt | {"actor": nobody})
    assert _rows() == before


@pytest.mark.parametrize("name", REFUSALS)
def test_a_command_changes_nothing_when_the_ledger_fails_and_works_when_it_does_not(
    name, cast, noon
):
    how, somebody, _, _ = REFUSALS[name]
    attempt = how(cast, noon, somebody)
    before = _rows()

    def broken(run, sql, params, many, context):
        if 'INTO "ledger_pending"' in sql:
            raise DatabaseError("the log's table is gone")
        return run(sql, params, many, context)

    with connection.execute_wrapper(broken), pytest.raises(DatabaseError):
        COMMANDS[name].run(**attempt)
    assert _rows() == before
    COMMANDS[name].run(**attempt)
