"""What passages of the report would give away: proposed by rule, settled by a person."""

from __future__ import annotations

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.models import Classification
from upheld.investigations.states import PassageClass
from upheld.kernel.decision import NotPossible

NOTE = "On the Tuesday the plan was taken out of the folder and nobody was told of it."


def _page(scene):
    actor, keys = scene.cast.actor("investigator"), scene.cast.keys("investigator")
    return queries.draft_page(actor=actor, keys=keys, id=scene.id)


def _passages(scene):
    return {each.key: each for each in _page(scene).passages}


def _settle(scene, seen=0, **settled):
    given = {key.replace("_", "-"): classes for key, classes in settled.items()}
    return commands.classify_passages(**scene.work(seen=seen, settled=given))


def _drafted(scene):
    scene.agree()
    area = scene.area()
    scene.interview(note=NOTE)
    scene.case()
    allegation = scene.allegation(area, words="That a plan was set aside.")
    scene.find(
        allegation,
        words="So it was: the plan was taken out of the folder and nobody was told of it.",
        reasons="We took legal advice. Child A lost the plan.",
        facts=("Interview 1",),
    )
    return allegation


def test_a_passage_is_proposed_as_what_a_rule_sees_in_it_and_never_as_publishable(scene):
    _drafted(scene)
    commands.keep_watch_list(**scene.work(names="Morgan Ashby"))
    scene.allegation(words="Unplaced")
    found = _passages(scene)
    assert found["finding-1"].classes == (PassageClass.SOURCE_IDENTIFYING,)
    assert set(found["reasons-1"].classes) == {
        PassageClass.PRIVILEGED,
        PassageClass.CHILD_IDENTIFYING,
    }
    assert PassageClass.SOURCE_IDENTIFYING in found["evidence-1"].classes
    assert PassageClass.CHILD_IDENTIFYING in found["case-1"].classes
    assert found["allegation-1"].classes == ()
    assert not any(each.publishable or each.settled for each in found.values())


def test_a_name_on_the_list_is_proposed_as_of_somebody_else(scene):
    scene.agree()
    commands.keep_watch_list(**scene.work(names="Morgan Ashby"))
    scene.allegation(scene.area(), words="That Morgan Ashby was told.")
    assert _passages(scene)["allegation-1"].classes == (PassageClass.THIRD_PARTY,)


def test_what_a_person_settles_holds_until_the_words_change(scene):
    allegation = _drafted(scene)
    _settle(scene, finding_1=[PassageClass.PUBLISHABLE], reasons_1=[])
    found = _passages(scene)
    assert found["finding-1"].publishable
    assert found["reasons-1"].settled
    assert found["reasons-1"].classes == ()
    assert _page(scene).seen == 1
    scene.find(allegation, seen=1, words="Something else was found.", reasons="As before.")
    found = _passages(scene)
    assert not found["finding-1"].publishable
    assert not found["finding-1"].settled
    # The same words again are those that somebody read.
    _settle(scene, 1, area_1=[])
    assert _passages(scene)["area-1"].settled


def test_two_windows_do_not_overwrite_one_another_and_only_passages_are_settled(scene):
    _drafted(scene)
    _settle(scene, area_1=[])
    with pytest.raises(NotPossible, match="another window"):
        _settle(scene, finding_1=[PassageClass.PUBLISHABLE])
    with pytest.raises(NotPossible, match="no longer here"):
        _settle(scene, 1, finding_9=[])
    with pytest.raises(NotPossible, match="no longer here"):
        _settle(scene, 1)


def test_the_classes_go_into_the_report_and_no_row_says_them(scene):
    scene.find_everything()
    _settle(scene, finding_1=[PassageClass.SOURCE_IDENTIFYING])
    commands.sign_off_findings(**scene.by("ia"))
    commands.issue_report(**scene.work(summary="In short, said an interviewee."))
    actor, keys = scene.cast.actor("ceo"), scene.cast.keys("ceo")
    read = queries.full_report(actor=actor, keys=keys, id=scene.id, on=scene.at.date())
    assert read.classes["finding-1"] == {"classes": ["source-identifying"], "settled": True}
    assert read.classes["summary"] == {"classes": ["source-identifying"], "settled": False}
    row = Classification.objects.get(investigation_id=scene.id)
    said = {field.name: str(getattr(row, field.attname)) for field in row._meta.fields}
    assert "source" not in " ".join(said.values())


def test_passages_and_classes_are_the_investigators(scene):
    _drafted(scene)
    for slug in ("ceo", "mo", "ia", "union"):
        actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
        assert queries.report_passages(actor=actor, keys=keys, id=scene.id) == ()
    actor, keys = scene.cast.actor("investigator"), scene.cast.keys("investigator")
    assert queries.report_passages(actor=actor, keys=keys, id=scene.id) == _page(scene).passages
