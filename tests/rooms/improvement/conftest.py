"""The story taken back to the day before anything was taken up, for the length of a test."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.apps import apps
from django.db import connection

from tests.rooms.improvement.scene import Scene
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.ledger.guard import NOW_WRITING

EMPTIED = (
    *("oversight.CitedAction", "improvement.Closure", "improvement.Proof", "improvement.Progress"),
    *("improvement.DateMove", "improvement.Action", "improvement.Plan"),
    "improvement.Recommendation",
)


@pytest.fixture
def scene(cast: Cast, told: Told, noon: datetime) -> Scene:
    """A released learning report of which nothing has been taken up."""
    assert told.matter is not None
    for name in EMPTIED:
        writing = NOW_WRITING.set(name.partition(".")[0])
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {apps.get_model(name)._meta.db_table}")  # noqa: S608
        NOW_WRITING.reset(writing)
    return Scene(cast=cast, matter=told.matter, at=noon)
