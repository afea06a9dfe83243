from __future__ import annotations

import pytest

from upheld.concerns.models import Concern

from .scene import Reporter, lodge, raise_alone


@pytest.fixture
def somebody() -> Reporter:
    return Reporter()


@pytest.fixture
def raised(cast, somebody) -> Concern:
    """A concern that one person has raised, about no post."""
    return raise_alone(somebody)


@pytest.fixture
def lodged(cast) -> Concern:
    """A collective concern about senior posts A and B."""
    return lodge(cast)
