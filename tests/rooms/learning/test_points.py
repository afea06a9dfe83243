"""What a source says, and that none of its recommendations is dropped without a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rooms.learning.scene import AUTHOR
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import EarlierSource, PointDraft
from upheld.learning.models import Point
from upheld.learning.states import Answer, Kind, Openness, PointKind, SourceKind

RECOMMENDED = PointDraft(PointKind.RECOMMENDATION, "Keep one list.", "Page 3")
DIGEST = "ab" * 32


def audit(openness=Openness.PUBLIC, **changed) -> EarlierSource:
    return EarlierSource(SourceKind.AUDIT, "An audit", "2019", openness=openness, **changed)


def add(scene, source, point=RECOMMENDED, slug="mo"):
    return commands.add_point(
        actor=scene.cast.actor(slug),
        at=scene.at,
        source=source,
        point=point,
        keys=scene.cast.keys(slug),
    )


def answer(scene, point, answer=Answer.DONE, words="The list is kept.", slug="mo", **given):
    return commands.answer_recommendation(
        actor=scene.cast.actor(slug),
        at=scene.at,
        point=point,
        answer=answer,
        words=words,
        keys=scene.cast.keys(slug),
        **given,
    )


def lines(scene, source, slug="mo"):
    given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    return queries.points(**given, source=source.id)


def test_of_a_public_source_anybody_reads_what_it_says_and_what_has_no_answer(scene):
    source = scene.record(audit(), "mo", investigation=None)
    add(scene, source, PointDraft(PointKind.STRENGTH, "Visits are timely."))
    point = add(scene, source)
    [strength, open_one] = queries.public_points()[source.id]
    assert (strength.text, strength.is_unanswered) == ("Visits are timely.", False)
    assert open_one.is_unanswered
    answer(scene, point)
    [_, closed] = queries.public_points()[source.id]
    assert (closed.is_unanswered, closed.answer_text) == (False, "The list is kept.")


@pytest.mark.parametrize("openness", [Openness.KNOWN, Openness.SEALED])
def test_of_another_source_the_words_are_sealed_and_open_for_its_holders(scene, openness):
    source = scene.record(audit(openness), "mo", investigation=None)
    point = add(scene, source)
    answer(scene, point)
    row = Point.objects.get(id=point.id)
    assert (row.text, row.place, row.answer_text) == ("", "", "")
    assert source.id not in queries.public_points()
    [shown] = lines(scene, source)
    assert (shown.text, shown.place, shown.answer_text) == (
        "Keep one list.",
        "Page 3",
        "The list is kept.",
    )
    assert [each.text for each in lines(scene, source, AUTHOR)] in ([], [""])


def test_who_does_not_hold_a_confidential_source_adds_nothing_to_it(scene):
    source = scene.record(audit(Openness.KNOWN), "mo", investigation=None)
    with pytest.raises(NotPermitted, match="no longer here"):
        add(scene, source, slug=AUTHOR)


def test_a_conflict_takes_this_away_too(scene):
    source = scene.record(audit())
    point = add(scene, source)
    away = replace(scene.cast.actor("mo"), excluded_from=frozenset({str(scene.row().matter)}))
    keys = scene.cast.keys("mo")
    with pytest.raises(NotPermitted):
        commands.add_point(actor=away, at=scene.at, source=source, point=RECOMMENDED, keys=keys)
    with pytest.raises(NotPermitted):
        commands.answer_recommendation(
            actor=away, at=scene.at, point=point, answer=Answer.DONE, words="So.", keys=keys
        )


def test_a_recommendation_is_taken_up_by_one_of_ours_and_named_once_that_is_public(scene):
    source = scene.record(audit())
    point = add(scene, source)
    scene.complete()
    given = {"actor": scene.cast.actor("mo"), "keys": scene.cast.keys("mo")}
    ours = dict(queries.own_recommendations(**given))
    [mine] = [id for id, name in ours.items() if name.startswith("R1, What we learned about vis")]
    passage = queries.passage(**given, id=mine)
    answer(scene, point, Answer.TAKEN_UP, "It is our first.", taken_up_by=passage)
    assert lines(scene, source)[0].taken_up_by == "R1"
    assert queries.public_points()[source.id][0].taken_up_by == ""
    scene.submit().approve().release()
    assert queries.public_points()[source.id][0].taken_up_by == "R1"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"answer": Answer.TAKEN_UP}, "by which recommendation"),
        ({"words": " "}, "what shows it"),
    ],
)
def test_an_answer_that_says_nothing_is_none(scene, given, why):
    point = add(scene, scene.record(audit()))
    with pytest.raises(NotPossible, match=why):
        answer(scene, point, **given)


def test_only_a_recommendation_is_answered_and_only_by_one(scene):
    source = scene.record(audit())
    strength = add(scene, source, PointDraft(PointKind.STRENGTH, "Visits are timely."))
    with pytest.raises(NotPossible, match="Only a recommendation has"):
        answer(scene, strength)
    told = scene.add(Kind.TOLD)
    with pytest.raises(NotPossible, match="takes up"):
        answer(scene, add(scene, source), Answer.TAKEN_UP, taken_up_by=told)
    with pytest.raises(NotPossible, match="what it says"):
        add(scene, source, PointDraft(PointKind.STRENGTH, " "))


def read(scene, points, **changed):
    return commands.record_read(
        actor=scene.cast.actor("mo"),
        at=scene.at,
        source=audit(completed_on=date(2019, 11, 29), **({"read_from": DIGEST} | changed)),
        points=points,
        proposed=9,
        keys=scene.cast.keys("mo"),
    )


def test_what_was_confirmed_out_of_a_file_is_recorded_with_its_digest(scene):
    made = read(scene, [RECOMMENDED, PointDraft(PointKind.FAILING, "Plans are vague.")])
    assert made.read_from == DIGEST
    assert [each.text for each in lines(scene, made)] == ["Keep one list.", "Plans are vague."]


def test_nothing_is_accepted_unconfirmed(scene):
    with pytest.raises(NotPossible, match="Confirm at least one line"):
        read(scene, [])
    with pytest.raises(NotPossible, match="Confirm at least one line"):
        read(scene, [RECOMMENDED], read_from="")


def test_southwaters_inspection_has_one_recommendation_without_an_answer(told):
    said = [each for found in queries.public_points().values() for each in found]
    assert {each.kind for each in said} == {each.value for each in PointKind}
    recommended = [each for each in said if each.kind == PointKind.RECOMMENDATION]
    assert [each.taken_up_by for each in recommended if each.answer] == ["R4"]
    assert any(each.is_unanswered for each in recommended)
