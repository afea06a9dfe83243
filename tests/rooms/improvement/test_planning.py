"""From a published recommendation to a plan whose dates and tests stand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rooms.improvement.scene import REFS
from upheld.improvement import commands
from upheld.improvement.models import Action, DateMove, Recommendation
from upheld.improvement.states import Response, Stage, SuccessKind
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations


def owed(*about):
    return [(each.kind, each.due_on, each.discharged_on) for each in obligations.about(*about)]


def test_a_recommendation_is_taken_up_word_for_word_and_an_answer_is_owed(scene):
    taken = scene.adopt("R2")
    assert taken.ref == "R2"
    assert taken.matter == scene.matter
    assert "culture" in taken.text
    assert owed(taken.id) == [("answer-recommendation", date(2022, 1, 5), None)]


def test_a_recommendation_is_taken_up_once(scene):
    scene.adopt()
    with pytest.raises(NotPossible, match="already been taken up"):
        scene.adopt()


def test_what_is_no_published_recommendation_cannot_be_taken_up(scene):
    with pytest.raises(NotPossible, match="not a published recommendation"):
        commands.adopt_recommendation(**scene.by("improvement-lead", passage=scene.matter))


@pytest.mark.parametrize("response", [Response.ACCEPTED, Response.IN_PART, Response.REJECTED])
def test_a_plain_answer_ends_what_was_owed_and_stands(scene, response):
    answered = scene.answer(scene.adopt(), response)
    assert answered.answered_by_id == scene.cast.post("ceo")
    assert owed(answered.id)[0][2] == scene.today
    with pytest.raises(NotPossible, match="already"):
        scene.answer(answered, Response.IN_PRINCIPLE)


def test_an_answer_in_principle_leaves_a_plain_answer_owed(scene):
    row = scene.answer(scene.adopt(), Response.IN_PRINCIPLE)
    assert owed(row.id)[0][2] is None
    assert scene.answer(row, Response.REJECTED).response == Response.REJECTED
    assert owed(row.id)[0][2] == scene.today


def test_an_answer_needs_a_reason_and_cannot_be_taken_back(scene):
    row = scene.adopt()
    with pytest.raises(NotPossible, match="reason"):
        scene.answer(row, reason="  ")
    with pytest.raises(NotPossible, match="taken back"):
        scene.answer(row, Response.UNANSWERED)
    assert Recommendation.objects.get().response == Response.UNANSWERED


def test_a_matter_has_one_plan(scene):
    row = scene.accepted("R1")
    scene.start(row)
    with pytest.raises(NotPossible, match="already has a plan"):
        scene.start(scene.accepted("R2"))


def test_actions_are_numbered_below_their_recommendation_and_stay_drafts(scene):
    one, two = scene.accepted("R1"), scene.accepted("R2")
    plan = scene.start(one)
    made = [scene.add(plan, each) for each in (one, two, one)]
    assert [each.ref for each in made] == ["R1.1", "R2.1", "R1.2"]
    assert {each.stage for each in made} == {Stage.DRAFT}
    assert owed(*(each.id for each in made)) == []


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"text": " "}, "what will be done"),
        ({"success_test": ""}, "know that it worked"),
        ({"due": date(2021, 11, 4)}, "already passed"),
        ({"success_kind": SuccessKind.MEASURE}, "must not get worse"),
    ],
)
def test_an_action_is_promised_wholly_or_not_at_all(scene, changes, because):
    row = scene.accepted()
    plan = scene.start(row)
    with pytest.raises(NotPossible, match=because):
        scene.add(plan, row, **changes)
    assert not Action.objects.exists()


def test_an_action_needs_a_post_that_exists(scene):
    row = scene.accepted()
    plan = scene.start(row)
    with pytest.raises(NotPossible, match="Choose the post"):
        scene.add(plan, row, owner_post=scene.matter)


@pytest.mark.parametrize("response", [Response.REJECTED, None])
def test_a_recommendation_that_was_not_accepted_has_no_actions(scene, response):
    plan = scene.start(scene.accepted("R1"))
    other = scene.adopt("R2")
    if response:
        other = scene.answer(other, response)
    with pytest.raises(NotPossible, match="Only a recommendation that was accepted"):
        scene.add(plan, other)


def test_a_plan_is_fixed_only_when_everything_is_answered_and_planned(scene):
    one = scene.accepted("R1")
    plan = scene.start(one)
    scene.add(plan, one)
    two = scene.adopt("R2")
    with pytest.raises(NotPossible, match="must be answered"):
        commands.baseline_plan(**scene.by("improvement-lead", plan=plan))
    scene.answer(two)
    with pytest.raises(NotPossible, match="no action yet for R2"):
        commands.baseline_plan(**scene.by("improvement-lead", plan=plan))


def test_fixing_a_plan_fixes_every_action_and_opens_what_is_owed(scene):
    rows = [scene.accepted(ref) for ref in REFS]
    plan = scene.start(rows[0])
    actions = [scene.add(plan, row, due=scene.later(10)) for row in rows]
    undated = scene.add(plan, rows[0], due=None)
    fixed = commands.baseline_plan(**scene.by("improvement-lead", plan=plan))
    assert fixed.baselined_on == scene.today
    assert {each.stage for each in Action.objects.all()} == {Stage.NOT_STARTED}
    assert owed(*(each.id for each in actions)) == [("prove-action", scene.later(10), None)] * 5
    assert owed(undated.id) == []


def test_a_plan_is_fixed_once(scene):
    plan = scene.fixed().plan
    with pytest.raises(NotPossible, match="was fixed on 5 November 2021"):
        commands.baseline_plan(**scene.by("improvement-lead", plan=plan))


def test_no_action_is_fixed_without_its_plan(scene):
    _, action = scene.drafted()
    with pytest.raises(NotPossible, match="together with its whole plan"):
        commands.fix_action(**scene.by("improvement-lead", action=action))


def test_an_action_added_to_a_fixed_plan_stands_at_once(scene):
    action = scene.fixed()
    late = scene.add(action.plan, action.recommendation, due=scene.later(5))
    assert late.stage == Stage.NOT_STARTED
    assert owed(late.id) == [("prove-action", scene.later(5), None)]


def test_a_moved_date_leaves_the_original_and_its_reason(scene):
    action = scene.fixed()
    for days in (120, 150):
        action = commands.move_date(
            **scene.by("improvement-lead", action=action, to=scene.later(days), reason="Late.")
        )
    assert (action.original_due, action.due) == (scene.later(90), scene.later(150))
    moves = DateMove.objects.order_by("after").values_list("before", "after", "reason")
    assert list(moves) == [
        (scene.later(90), scene.later(120), "Late."),
        (scene.later(120), scene.later(150), "Late."),
    ]
    assert owed(action.id) == [("prove-action", scene.later(90), None)]


@pytest.mark.parametrize(
    ("days", "reason", "because"),
    [(90, "Late.", "already its date"), (-1, "Late.", "already passed"), (99, " ", "reason")],
)
def test_a_date_moves_to_another_day_to_come_for_a_reason(scene, days, reason, because):
    action = scene.fixed()
    with pytest.raises(NotPossible, match=because):
        commands.move_date(
            **scene.by("improvement-lead", action=action, to=scene.later(days), reason=reason)
        )
    assert not DateMove.objects.exists()


def test_a_draft_a_closed_and_an_undated_action_have_no_date_to_move(scene):
    given = {"to": scene.later(200), "reason": "Late."}
    _, draft = scene.drafted()
    with pytest.raises(NotPossible, match="while the work is going on"):
        commands.move_date(**scene.by("improvement-lead", action=draft, **given))
    commands.baseline_plan(**scene.by("improvement-lead", plan=draft.plan))
    undated = scene.add(draft.plan, draft.recommendation, due=None)
    with pytest.raises(NotPossible, match="no date to move"):
        commands.move_date(**scene.by("improvement-lead", action=undated, **given))
