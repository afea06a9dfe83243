from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.rooms.people.scene import House, registrar
from upheld.ledger.guard import NOW_WRITING

EMPTIED = (
    *("people.Interest", "people.PostRole", "people.Line", "people.Tenure", "people.Account"),
    *("people.Person", "people.Post", "people.Clock", "vault.HolderKeys"),
)


@pytest.fixture
def nobody(db: None) -> Iterator[None]:
    """A register with nobody in it, for the length of a test: the example comes back after."""
    before = transaction.savepoint()
    for name in EMPTIED:
        writing = NOW_WRITING.set(name.partition(".")[0])
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {apps.get_model(name)._meta.db_table}")  # noqa: S608
        NOW_WRITING.reset(writing)
    yield
    transaction.savepoint_rollback(before)


@pytest.fixture
def house(nobody: None) -> House:
    """An organisation of its own, empty but for its registrar."""
    return House(registrar=registrar())
