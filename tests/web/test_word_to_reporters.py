"""The word that a receiver owes to those who raised a concern while it is investigated."""

from __future__ import annotations

import pytest

from tests.rooms.investigations.scene import Scene
from upheld.investigations.states import Stage


@pytest.fixture
def scene(cast, told, noon):
    return Scene(cast=cast, concern=told.concern, at=noon)


STEPS = {
    Stage.PROPOSED: ("propose", "It is not commissioned yet."),
    Stage.COMMISSIONED: ("commission", "is about to start."),
    Stage.OPENED: ("open", "is being agreed."),
    Stage.UNDER_WAY: ("agree", "is under way."),
    Stage.SIGNED_OFF: ("sign_off", "findings are complete."),
    Stage.REPORTED: ("report", "has been written and handed over."),
}


def test_every_stage_has_words():
    assert set(STEPS) == set(Stage)


@pytest.mark.parametrize("stage", STEPS)
def test_words_to_begin_with_say_where_it_stands(stage, scene, sign_in):
    step, words = STEPS[stage]
    getattr(scene, step)()
    assert scene.row().stage == stage

    page = sign_in("mo").get(f"/casework/concerns/{scene.concern}/message").content.decode()

    assert words in page
    assert "You will hear from us again by" in page
