"""A store of one's own for each test."""

from __future__ import annotations

import pytest

from upheld.practice.store import Store


@pytest.fixture
def store(tmp_path):
    """A store that nothing has been loaded into."""
    return Store(tmp_path / "store")
