from __future__ import annotations

from datetime import UTC, datetime

import pytest

from upheld.examples.cast import Cast

from .scene import Scene, investigate, start

AFTER_THE_STORY = datetime(2021, 11, 5, 15, 0, tzinfo=UTC)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """A learning report that has just been started, on a matter of its own."""
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))


@pytest.fixture
def complete(scene: Scene) -> Scene:
    """A learning report that may be submitted."""
    return scene.complete()
