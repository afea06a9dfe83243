from __future__ import annotations

from datetime import datetime

import pytest

from tests.rooms.oversight.scene import Scene
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.oversight import commands
from upheld.oversight.states import BodyKind


@pytest.fixture
def scene(cast: Cast, told: Told, noon: datetime) -> Scene:
    """A panel of its own that met today, beside everything that the story told."""
    assert told.matter is not None
    clerk = cast.actor("dem-services")
    body = commands.set_up_body(
        actor=clerk, at=noon, slug="a-panel", title="A panel", kind=BodyKind.SCRUTINY_PANEL
    )
    meeting = commands.call_meeting(actor=clerk, at=noon, body=body, held_on=noon.date())
    return Scene(cast=cast, told=told, at=noon, body=body, meeting=meeting)
