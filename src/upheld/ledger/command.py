"""The one way to change anything: a command.

A command takes keyword arguments only, has a policy, and returns what it made together
with the one event that records it. The wrapper opens the transaction, locks and re-reads
every row that was handed in, asks the policy, runs the body, and writes the events last.
No permission, no change; no event, no commit.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, NotPermitted, NotPossible

from . import entries, refusals
from .events import Event
from .guard import NOW_WRITING
from .prepared import Prepared

P = ParamSpec("P")
T = TypeVar("T")

Policy = Callable[..., Decision]


@dataclass(frozen=True, slots=True)
class Registered:
    """What the house knows of a command."""

    name: str
    room: str
    run: Callable[..., Any]
    policy: Policy
    asked: tuple[str, ...]
    records_refusals: bool


@dataclass(slots=True)
class _Ongoing:
    """What the outermost command has collected so far."""

    actor: Actor
    at: datetime | date
    events: list[Event] = field(default_factory=list)
    refused: refusals.Attempt | None = None
    remembered: dict[tuple[str, str, str], str] = field(default_factory=dict)


COMMANDS: dict[str, Registered] = {}
_ongoing: ContextVar[_Ongoing | None] = ContextVar("ongoing_command", default=None)
_written: ContextVar[list[entries.Entry] | None] = ContextVar("entries_written", default=None)


def command(
    policy: Policy, *, record_refusals: bool = False
) -> Callable[[Callable[P, tuple[T, Event]]], Callable[P, T]]:
    """Make a function a command. `policy` answers from the command's own arguments."""

    def register(body: Callable[P, tuple[T, Event]]) -> Callable[P, T]:
        room = body.__module__.split(".")[1]
        name = f"{room}.{body.__qualname__}"
        asked = _checked_parameters(body, policy, name)
        shape = inspect.signature(body)

        @wraps(body)
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            if args:
                raise TypeError(f"{name} takes keyword arguments only")
            given = shape.bind(**kwargs)
            given.apply_defaults()
            step = _outermost if _ongoing.get() is None else _nested
            result: T = step(known, body, given.arguments)
            return result

        known = Registered(name, room, run, policy, asked, record_refusals)
        COMMANDS[name] = known
        return run

    return register


@contextmanager
def entries_written() -> Iterator[list[entries.Entry]]:
    """Collect the entries that commands write inside this block, for a signed promise."""
    collected: list[entries.Entry] = []
    token = _written.set(collected)
    try:
        yield collected
    finally:
        _written.reset(token)


def under_way() -> tuple[Event, ...]:
    """The events of the command that is running now, which the log does not hold yet."""
    ongoing = _ongoing.get()
    return () if ongoing is None else tuple(ongoing.events)


def remembered() -> dict[tuple[str, str, str], str]:
    """What the running command has read in the log: the first of its kind never changes.

    Outside a command it is empty, and forgotten at once.
    """
    ongoing = _ongoing.get()
    return {} if ongoing is None else ongoing.remembered


def _outermost(known: Registered, body: Callable[..., Any], given: dict[str, Any]) -> Any:
    ongoing = _Ongoing(actor=given["actor"], at=given["at"])
    token = _ongoing.set(ongoing)
    try:
        with transaction.atomic(durable=True):
            result = _step(known, body, given, ongoing)
            made = entries.write_all(ongoing.events, actor=ongoing.actor, at=ongoing.at)
    except NotPermitted:
        if ongoing.refused is not None:
            refusals.write(ongoing.refused, actor=ongoing.actor, at=ongoing.at)
        raise
    finally:
        _ongoing.reset(token)
    if (collected := _written.get()) is not None:
        collected.extend(made)
    return result


def _nested(known: Registered, body: Callable[..., Any], given: dict[str, Any]) -> Any:
    ongoing = _ongoing.get()
    assert ongoing is not None  # noqa: S101  The caller has just looked.
    if given["actor"] != ongoing.actor or given["at"] != ongoing.at:
        raise TypeError(f"{known.name}: a nested command has the same actor and the same at")
    # No savepoint: whatever fails inside undoes the whole, even where somebody catches it.
    with transaction.atomic(savepoint=False):
        return _step(known, body, given, ongoing)


def _step(
    known: Registered, body: Callable[..., Any], given: dict[str, Any], ongoing: _Ongoing
) -> Any:
    token = NOW_WRITING.set(known.room)
    try:
        held = hold(given)
        verdict = known.policy(**{name: held[name] for name in known.asked})
        if not verdict:
            if known.records_refusals:
                ongoing.refused = refusals.Attempt(known.name, tuple(_rows_in(held)))
            raise NotPermitted(verdict.because)
        result, event = body(**held)
        ongoing.events.append(event)
    finally:
        NOW_WRITING.reset(token)
    return result


def hold(given: dict[str, Any]) -> dict[str, Any]:
    """Lock and re-read every row handed in, lists included, in one order for everybody.

    Locking in the order of the arguments deadlocked on PostgreSQL; by table and key
    it does not. A row that has gone is `NotPossible`.
    """
    wanted = {(row._meta.db_table, str(row.pk)): row for row in _rows_in(given)}
    fresh = {key: _locked(wanted[key]) for key in sorted(wanted)}

    def renew(value: Any) -> Any:
        if isinstance(value, models.Model):
            return fresh[value._meta.db_table, str(value.pk)]
        if isinstance(value, list | tuple) and any(isinstance(v, models.Model) for v in value):
            return type(value)(renew(each) for each in value)
        return value

    return {name: renew(value) for name, value in given.items()}


def _rows_in(given: dict[str, Any]) -> Iterator[models.Model]:
    for value in given.values():
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, models.Model):
                yield each


def _locked(row: models.Model) -> models.Model:
    found = _by_key(type(row)).first(row.pk)
    if found is None:
        raise NotPossible("This is no longer here. Go back and look again.")
    return found


@cache
def _by_key(model: type[models.Model]) -> Prepared[models.Model]:
    # The base manager: a model's own manager may hide rows, and locks must not miss any.
    everything = model._base_manager  # noqa: SLF001  Documented by Django.
    return Prepared(lambda key: everything.select_for_update(of=("self",)).filter(pk=key))


def _checked_parameters(body: Callable[..., Any], policy: Policy, name: str) -> tuple[str, ...]:
    given = inspect.signature(body).parameters
    asked = tuple(inspect.signature(policy).parameters)
    if any(each.kind is not inspect.Parameter.KEYWORD_ONLY for each in given.values()):
        raise TypeError(f"{name}: commands take keyword arguments only")
    if missing := {"actor", "at", *asked} - set(given):
        raise TypeError(f"{name}: missing {sorted(missing)}")
    return asked
