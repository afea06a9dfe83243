from __future__ import annotations

import pytest

from .scene import Member, Teller, new_teller, open_for, seal


@pytest.fixture(autouse=True)
def _database(cast):
    """Every test of this room asks the database, in which the cast have keys."""


def member(cast, slug: str) -> Member:
    found = cast.members[slug]
    return Member(found.person, found.unlock, found.keys)


@pytest.fixture
def ana(cast) -> Member:
    return member(cast, "mo")


@pytest.fixture
def ben(cast) -> Member:
    return member(cast, "auditor")


@pytest.fixture
def cara(cast) -> Member:
    return member(cast, "s151")


@pytest.fixture
def teller() -> Teller:
    return new_teller()


@pytest.fixture
def compartment(teller, ana):
    """A reporter's compartment that Ana holds too, and Ben and Cara do not."""
    return open_for(teller, ana)


@pytest.fixture
def body(teller, compartment):
    return seal(teller, compartment, "Visits were written up that nobody made.")
