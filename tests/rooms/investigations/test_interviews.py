"""Interviews after they were held: corrected, agreed, quoted, withdrawn, and never changed."""

from __future__ import annotations

import pytest

from upheld.investigations import queries
from upheld.investigations.commands import Around
from upheld.investigations.models import Interview
from upheld.investigations.states import WITH_WORDS, Addition
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening


def _page(scene, interview):
    return queries.interview_page(
        actor=scene.cast.actor("investigator"),
        keys=scene.cast.keys("investigator"),
        id=scene.id,
        interview=interview.id,
    )


def _register(scene):
    return queries.interviews_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )


def test_what_stands_around_an_interview_is_sealed_with_it(scene):
    around = Around(invited="By letter", place=" The library ", companion="A steward")
    interview = scene.agree().interview(around=around)
    assert _page(scene, interview).around == {
        "invited": "By letter",
        "place": "The library",
        "companion": "A steward",
    }
    logged = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    assert "library" not in logged


def test_what_was_written_stays_and_corrections_stand_beside_it(scene):
    interview = scene.agree().interview(note="They met in May.")
    scene.add_to(interview, Addition.NOTE_DISPUTED, "It was June.")
    scene.add_to(interview, Addition.CORRECTION, "They met in June.")
    scene.add_to(interview, Addition.NOTE_AGREED)
    page = _page(scene, interview)
    assert page.interview.note == "They met in May."
    assert [(each.number, each.kind, each.words) for each in page.additions] == [
        (1, "note-disputed", "It was June."),
        (2, "correction", "They met in June."),
        (3, "note-agreed", ""),
    ]
    assert page.interview.returned == "note-agreed"


@pytest.mark.parametrize("kind", sorted(WITH_WORDS))
def test_words_are_wanted_where_nothing_is_said_without_them(scene, kind):
    interview = scene.agree().interview()
    with pytest.raises(NotPossible, match="Write"):
        scene.add_to(interview, kind, "  ")
    assert _page(scene, interview).additions == ()


def test_a_withdrawal_is_possible_after_sign_off_and_ends_it(scene):
    scene.agree()
    interview = scene.interview()
    scene.sign_off()
    scene.add_to(interview, Addition.WITHDRAWN)
    line = _register(scene).interviews[0]
    assert line.withdrawn
    with pytest.raises(NotPossible, match="has withdrawn"):
        scene.add_to(interview, Addition.MAY_QUOTE, "These words.")


def test_an_interview_of_another_investigation_is_not_there(scene, told):
    scene.agree()
    foreign = Interview.objects.filter(investigation_id=told.investigation).first()
    scene.interview()
    with pytest.raises(NotPossible, match="no longer here"):
        scene.add_to(foreign, Addition.NOTE_AGREED)
    assert _page(scene, foreign) is None
    assert (
        queries.interview(
            actor=scene.cast.actor("investigator"), investigation=scene.id, id=foreign.id
        )
        is None
    )


def test_nobody_but_the_investigator_reads_an_interview(scene):
    interview = scene.agree().interview()
    for slug in ("mo", "ceo", "ia", "union", "senior-a"):
        given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug), "id": scene.id}
        assert queries.interview_page(**given, interview=interview.id) is None
