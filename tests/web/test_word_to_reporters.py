"""The word that a receiver owes to those who raised a concern while it is investigated."""

from __future__ import annotations

import pytest

from upheld.investigations.states import Stage

WORDS = {
    Stage.PROPOSED: "It is not commissioned yet.",
    Stage.COMMISSIONED: "is about to start.",
    Stage.OPENED: "is being agreed.",
    Stage.UNDER_WAY: "is under way.",
    Stage.SIGNED_OFF: "findings are complete.",
    Stage.REPORTED: "has been written and handed over.",
}


def test_every_stage_has_words():
    assert set(WORDS) == set(Stage)


@pytest.mark.parametrize("stage", WORDS)
def test_words_to_begin_with_say_where_it_stands(stage, scene, sign_in):
    assert scene.reach(stage).row().stage == stage

    page = sign_in("mo").get(f"/casework/concerns/{scene.concern}/message").content.decode()

    assert WORDS[stage] in page
    assert "You will hear from us again by" in page
