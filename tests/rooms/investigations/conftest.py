"""The story as far as this room goes, until every chapter is told in the session's database."""

from __future__ import annotations

import copy
from datetime import datetime

import pytest

from upheld.examples.cast import Cast
from upheld.examples.southwater import concerns, investigations
from upheld.examples.southwater.told import Told
from upheld.ledger.guard import NOW_WRITING
from upheld.vault.models import SealedBody

from .scene import Scene


@pytest.fixture
def raised(cast: Cast, told: Told) -> Told:
    """What the story made, as far as the concern at least."""
    raised = copy.deepcopy(told)
    if raised.concern is None:
        concerns.tell(cast, raised)
    return raised


@pytest.fixture
def investigated(cast: Cast, raised: Told) -> Told:
    """What the story made, with the investigation told."""
    if raised.investigation is None:
        investigations.tell(cast, raised)
    return raised


@pytest.fixture
def scene(cast: Cast, raised: Told, noon: datetime) -> Scene:
    """A second investigation of the same concern, made step by step."""
    assert raised.concern is not None
    return Scene(cast=cast, concern=raised.concern, at=noon)


@pytest.fixture
def tampered():
    """Change one byte of a sealed body, as somebody at the database could."""

    def tamper(id):
        row = SealedBody.objects.get(id=id)
        blob = bytearray(bytes(row.blob))
        blob[-1] ^= 1
        token = NOW_WRITING.set("vault")
        try:
            SealedBody.objects.filter(id=id).update(blob=bytes(blob))
        finally:
            NOW_WRITING.reset(token)

    return tamper
