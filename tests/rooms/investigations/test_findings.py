"""Findings: one answer to each allegation, frozen by a second person's signature."""

from __future__ import annotations

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.models import Finding
from upheld.investigations.states import Outcome, Stage, Waits
from upheld.kernel.decision import NotPossible
from upheld.ledger import queries as ledger


def _page(scene):
    return queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )


def test_the_second_of_two_writers_is_told_and_nothing_is_lost(scene):
    allegation = scene.agree().allegation(scene.area())
    scene.find(allegation, words="The first answer.")
    with pytest.raises(NotPossible, match="while you were writing"):
        scene.find(allegation, words="The second answer.")
    assert _page(scene).areas[0].allegations[0].finding.words == "The first answer."
    scene.find(allegation, words="The second answer.", seen=1)
    found = _page(scene).areas[0].allegations[0].finding
    assert (found.words, found.revision) == ("The second answer.", 2)
    events = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[found.id])
    assert sorted(each.fields["revision"] for each in events) == ["1", "2"]


def test_a_finding_prints_posts_with_the_tenure_of_who_held_them(scene):
    allegation = scene.agree().allegation(scene.area())
    scene.find(allegation, posts=(scene.cast.post("senior-a"),), facts=("S47",))
    found = _page(scene).areas[0].allegations[0].finding
    assert found.posts == ("Senior post A (in post since 1 April 2018)",)
    assert found.facts == ("S47",)


@pytest.mark.parametrize(
    ("changes", "said"), [({"words": " "}, "what was found"), ({"reasons": ""}, "reasons")]
)
def test_a_finding_needs_words_and_reasons(scene, changes, said):
    allegation = scene.agree().allegation()
    with pytest.raises(NotPossible, match=said):
        scene.find(allegation, **changes)
    assert not Finding.objects.filter(investigation_id=scene.id).exists()


def test_sign_off_says_what_is_missing_until_nothing_is(scene):
    scene.agree()
    missing = _missing(scene)
    assert "no headline areas" in missing
    assert "no allegations" in missing
    area, allegation = scene.area(), scene.allegation()
    missing = _missing(scene)
    assert "Not under a headline area yet: allegation 1." in missing
    assert "Without a finding: allegation 1." in missing
    assert "Without an answer: headline area 1." in missing
    commands.place_allegation(**scene.work_without_keys(), allegation=allegation, area=area)
    scene.find(allegation)
    assert "Without an answer: headline area 1." in _missing(scene)
    assert Waits.SIGN_OFF not in _waits(scene)
    scene.answer(area)
    assert "right of reply" in _missing(scene)
    assert Waits.SIGN_OFF not in _waits(scene)
    scene.close_replies()
    assert Waits.SIGN_OFF in _waits(scene)
    commands.sign_off_findings(**scene.by("ia"))
    assert scene.row().stage == Stage.SIGNED_OFF


def test_newer_terms_hold_up_the_sign_off(scene):
    scene.find_everything().draft("Something more.")
    assert _missing(scene) == "The newest terms of reference are not agreed by every party."


def _missing(scene):
    with pytest.raises(NotPossible) as no:
        commands.sign_off_findings(**scene.by("ia"))
    assert scene.row().stage == Stage.UNDER_WAY
    return str(no.value)


def _waits(scene):
    lines = queries.what_waits(actor=scene.cast.actor("ia"))
    return {each.what for each in lines if each.investigation == str(scene.id)}


def test_the_second_person_sees_numbers_and_no_word(scene):
    scene.find_everything()
    page = queries.progress_without_content(actor=scene.cast.actor("ia"), id=scene.id)
    assert (page.progress.allegations, page.progress.findings) == (1, 1)
    assert page.progress.areas[0].answered
    assert "Decisions" not in repr(page)
    assert "set aside" not in repr(page)


def test_findings_are_frozen_once_they_are_signed_off(scene):
    scene.sign_off()
    area = _only_area(scene)
    allegation = _only_allegation(scene)
    attempts = [
        lambda: scene.find(allegation, seen=1),
        lambda: scene.answer(area, Outcome.NOT_UPHELD),
        lambda: commands.add_observation(**scene.work(area=area, words="Something more.")),
        lambda: scene.area("Another"),
        lambda: scene.allegation(area),
        scene.case,
        scene.interview,
        scene.document,
        lambda: scene.draft("Other terms."),
        lambda: commands.sign_off_findings(**scene.by("ia")),
    ]
    for attempt in attempts:
        with pytest.raises(NotPossible, match="signed off"):
            attempt()


def test_what_becomes_known_later_stands_beside_the_findings(scene):
    scene.find_everything()
    with pytest.raises(NotPossible, match="not signed off yet"):
        commands.add_later_evidence(**scene.work(area=_only_area(scene), words="Later."))
    commands.sign_off_findings(**scene.by("ia"))
    before = _page(scene).areas[0].allegations
    commands.add_later_evidence(**scene.work(area=_only_area(scene), words="Later."))
    assert [each.words for each in _page(scene).areas[0].later] == ["Later."]
    assert _page(scene).areas[0].allegations == before


def _only_area(scene):
    id = _page(scene).areas[0].id
    actor = scene.cast.actor("investigator")
    return queries.area(actor=actor, investigation=scene.id, id=id)


def _only_allegation(scene):
    id = _page(scene).areas[0].allegations[0].id
    actor = scene.cast.actor("investigator")
    return queries.allegation(actor=actor, investigation=scene.id, id=id)


def test_learning_reads_findings_after_sign_off_and_only_with_the_files_keys(scene):
    scene.find_everything()
    own = {
        "actor": scene.cast.actor("investigator"),
        "keys": scene.cast.keys("investigator"),
        "investigation": scene.id,
    }
    assert queries.findings_for_release(**own) == []
    commands.sign_off_findings(**scene.by("ia"))
    line = queries.findings_for_release(**own)[0]
    assert (line.area, line.area_title, line.outcome) == (1, "Decisions", "upheld")
    assert line.text == "Plans were set aside."
    for slug in ("ceo", "mo", "ia", "senior-a"):
        other = own | {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
        assert queries.findings_for_release(**other) == []
        assert queries.rolled_up(**other).examined == 0


def test_the_story_answers_fifteen_allegations_under_six_areas(investigated, cast):
    own = {
        "actor": cast.actor("investigator"),
        "keys": cast.keys("investigator"),
        "investigation": investigated.investigation,
    }
    found = queries.findings_for_release(**own)
    outcomes = [each.outcome for each in found]
    assert (len(found), outcomes.count("upheld"), outcomes.count("not-upheld")) == (15, 10, 5)
    assert sum(each.inferred for each in found) == 4
    assert {each.area for each in found} == {1, 2, 3, 4, 5, 6}
    assert [each.area for each in queries.observations_for_release(**own)] == [1, 3]
    roll = queries.rolled_up(**own)
    assert (roll.upheld, roll.examined) == (13, 21)
