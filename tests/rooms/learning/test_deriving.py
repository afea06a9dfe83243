"""Where each passage of a learning report comes from, or why it is written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.learning.scene import ANEW, AUTHOR, Scene, tampering
from tests.rooms.learning.test_grid import Gridded
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.derivations import Anew, Comes
from upheld.learning.drafts import Draft
from upheld.learning.models import PassageDerived
from upheld.learning.states import Kind, Stage
from upheld.ledger.models import Opening


def told(scene: Scene, text: str = "Visits were made up on Fridays."):
    return scene.add(Kind.TOLD, text)


def page(scene: Scene, passage, slug: str = AUTHOR):
    who = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    return queries.derivation_page(**who, id=scene.id, passage=passage.id)


def line(scene: Scene, passage):
    return next(each for each in scene.page().passages if each.id == passage.id).derived


def test_a_passage_comes_from_several_of_the_full_report_and_of_the_grid(scene):
    passage, claim = told(scene), Gridded(scene).claim
    chosen = ("finding-1", "reasons-2")
    scene.derive(passage, Comes(passages=chosen, claims=(claim.id,)))
    found = line(scene, passage)
    assert tuple(each.key for each in found.passages) == chosen
    assert (found.claims, found.anew, found.is_silent) == ((1,), "", False)
    words = [each.words for each in page(scene, passage).came_from]
    assert words == ["Visits were invented.", "The minutes show it."]
    assert [each.text for each in page(scene, passage).claims_named] == ["Caseloads were too high."]


def test_the_readers_see_what_it_is_called_and_no_word_of_the_file(scene):
    passage = told(scene)
    scene.derive(passage, Comes(passages=("finding-1",)))
    for slug in ("mo", "ceo"):
        seen = page(scene, passage, slug)
        [named] = seen.came_from
        assert (named.passage.number, named.words, named.has_changed) == (1, "", None)
        assert seen.lying == ()
        assert not seen.may_say
    assert page(scene, passage, "union") is None


def test_a_report_is_not_submitted_while_a_passage_says_nothing(complete):
    passage = told(complete)
    complete.clear()
    assert "Passages that say nothing: 6." in complete.page().still_owed
    with pytest.raises(NotPossible, match="Passages that say nothing: 6"):
        commands.submit(**complete.with_keys(AUTHOR))
    complete.derive(passage)
    assert complete.page().still_owed == ""
    complete.clear()
    commands.submit(**complete.with_keys(AUTHOR))
    assert complete.row().state == Stage.SUBMITTED


def test_what_comes_from_a_finding_a_heading_and_a_title_need_not_say_more(complete):
    heading = complete.add(Kind.HEADING, "Visits")
    assert complete.page().still_owed == ""
    with pytest.raises(NotPossible, match="need not say"):
        complete.derive(heading)
    assert page(complete, heading) is None


def test_it_lapses_when_the_passage_is_written_again_and_is_offered_to_begin_with(complete):
    passage = told(complete)
    complete.derive(passage, Comes(passages=("finding-1",)))
    commands.rewrite_passage(**complete.with_keys(AUTHOR), passage=passage, draft=Draft("Again."))
    assert line(complete, passage).is_silent
    begin = page(complete, passage).begin
    assert [each.key for each in begin.passages] == ["finding-1"]


@pytest.mark.parametrize(
    ("comes", "why"),
    [
        (Comes(), "one of the two"),
        (replace(ANEW, passages=("finding-1",)), "one of the two"),
        (Comes(anew=Anew.SUMMARY, words=" "), "Say in words"),
        (Comes(passages=("finding-9",)), "no longer in the full report"),
    ],
)
def test_it_says_one_thing_and_says_it_whole(scene, comes, why):
    passage = told(scene)
    with pytest.raises(NotPossible, match=why):
        scene.derive(passage, comes)


def test_a_claim_of_another_grid_is_none(scene, told):
    passage = scene.add(Kind.TOLD, "Words.")
    who = {"actor": scene.cast.actor(AUTHOR), "keys": scene.cast.keys(AUTHOR)}
    other = queries.grid_page(**who, investigation=told.investigation).claims[0]
    with pytest.raises(NotPossible, match="not in the grid of this matter"):
        scene.derive(passage, Comes(claims=(other.id,)))


def test_it_changes_no_published_word_and_takes_an_agreed_report_back(complete):
    passage = told(complete)
    complete.submit()
    complete.derive(passage)
    assert complete.row().state == Stage.SUBMITTED
    complete.approve().derive(passage)
    assert complete.row().state == Stage.DRAFTED


def test_what_is_released_stands_as_it_was_said(complete):
    passage = told(complete)
    complete.submit().approve().release()
    with pytest.raises(NotPossible, match="released"):
        complete.derive(passage)
    assert line(complete, passage).anew == Anew.CONTEXT


def test_a_conflict_found_later_takes_it_away(scene):
    passage, row = told(scene), scene.row()
    scene.derive(passage)
    away = replace(scene.cast.actor(AUTHOR), excluded_from=frozenset({str(row.matter)}))
    keys = scene.cast.keys(AUTHOR)
    assert queries.derivation_page(actor=away, keys=keys, id=row.id, passage=passage.id) is None
    given = {"actor": away, "at": scene.at, "report": row, "keys": keys}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.derive_passage(**given, passage=passage, comes=ANEW)


def test_no_word_and_no_name_of_a_passage_stands_outside_the_seal(scene):
    passage = told(scene)
    row = scene.derive(passage, Comes(passages=("finding-1",)))
    assert "finding-1" not in str(PassageDerived.objects.values().get(id=row.id))
    assert "finding-1" not in str(Opening.objects.order_by("-pk").values().first())


def test_the_database_knows_the_reasons(scene):
    row = scene.derive(told(scene))
    with pytest.raises(IntegrityError), transaction.atomic(), tampering("learning"):
        PassageDerived.objects.filter(id=row.id).update(anew="weather")


def test_nothing_of_it_is_public(complete, client):
    passage = told(complete)
    complete.derive(passage, Comes(anew=Anew.ELSEWHERE, words="From the third interview."))
    complete.submit().approve().release()
    public = queries.published_wording("visits")
    assert "interview" not in public
    assert "Headline areas" not in public
    assert "headline areas: 1" in public


def test_every_passage_of_southwater_says_where_it_comes_from(cast, told):
    who = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    found = queries.report_page(**who, id=told.learning_report).passages
    assert not any(each.derived.is_silent for each in found)
    assert any(each.derived.passages for each in found)
