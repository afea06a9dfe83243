"""A small room of its own for these tests, and a log in a folder of its own."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as real_settings
from django.db import connection

import upheld
from upheld.kernel.actor import Actor, Kind, Role
from upheld.ledger import guard
from upheld.ledger.command import COMMANDS
from upheld.ledger.events import EVENTS
from upheld.ledger.models import Head, Leaf, Obligation, Opening, Pending

HOUSE = Path(__file__).parent / "house"
WORKER = Actor(
    kind=Kind.PERSON,
    id="6c1ce4ba-6d3c-4f6f-8a0a-2b7d7b1a0f11",
    post="0b8f5a39-0a3f-4a35-b6d5-0f0a8b3f4c55",
    roles=frozenset({Role.ACTION_OWNER}),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TABLES = (Head, Leaf, Pending, Opening, Obligation)


@pytest.fixture(scope="module")
def workshop(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """The room `upheld.workshop`, which exists while the tests of one module run."""
    commands, events = dict(COMMANDS), dict(EVENTS)
    upheld.__path__.append(str(HOUSE))
    apps.set_installed_apps([*real_settings.INSTALLED_APPS, "upheld.workshop"])
    guard.room_of.cache_clear()
    guard.rooms_written.cache_clear()
    parts = ("models", "events", "policy", "commands")
    room = {each: importlib.import_module(f"upheld.workshop.{each}") for each in parts}
    tables = [room["models"].Bench, room["models"].Tool, room["models"].SealedBench]
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)
    for name, module in room.items():
        _register_again(name, module)
    yield SimpleNamespace(**room)
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for table in reversed(tables):
            editor.delete_model(table)
    apps.unset_installed_apps()
    upheld.__path__.remove(str(HOUSE))
    for registry, before in ((COMMANDS, commands), (EVENTS, events)):
        registry.clear()
        registry.update(before)  # type: ignore[arg-type]
    guard.room_of.cache_clear()
    guard.rooms_written.cache_clear()


def _register_again(name: str, module: Any) -> None:
    """A module is imported once, and its registrations went with an earlier test module."""
    if name == "events":
        found = [each for each in vars(module).values() if getattr(each, "name", "")]
        EVENTS.update({each.name: each for each in found if isinstance(each, type)})


@pytest.fixture
def empty_tables(db: None) -> None:
    """The log's tables as on the first day; the example's come back after the test."""
    for table in TABLES:
        table.objects.all().delete()


@pytest.fixture
def log(settings: Any, tmp_path: Path, empty_tables: None) -> Path:
    """An empty log: its folder, where nothing is yet, and no key."""
    settings.UPHELD_LOG_DIR = tmp_path / "log"
    settings.UPHELD_LOG_KEY = tmp_path / "keys" / "log"
    settings.UPHELD_LOG_ORIGIN = "upheld.example/log"
    settings.UPHELD_LOG_MULTIPLE = 1  # no cover entries, so that tests can count
    return tmp_path / "log"


@pytest.fixture
def day() -> date:
    return NOON.date()


@pytest.fixture
def next_day() -> datetime:
    return NOON + timedelta(days=1)
