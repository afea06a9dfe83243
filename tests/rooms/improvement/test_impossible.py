"""What the database itself refuses, whatever wrote it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from upheld.improvement.models import Action, Closure, DateMove, Plan, Proof, Recommendation
from upheld.ledger.guard import NOW_WRITING, OutsideCommand


@pytest.fixture
def anything_goes():
    """Write as no command would: past the guard, to see what the tables hold against it."""
    writing = NOW_WRITING.set("improvement")
    yield
    NOW_WRITING.reset(writing)


def refused(name: str, run) -> None:
    with pytest.raises(IntegrityError) as no, transaction.atomic():
        run()
    assert name in str(no.value) or "UNIQUE constraint failed" in str(no.value)


def update(row, **values):
    return lambda: type(row).objects.filter(pk=row.pk).update(**values)


def test_no_row_is_written_outside_a_command(scene):
    action = scene.fixed()
    with pytest.raises(OutsideCommand), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(stage="closed")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("action_keeps_its_original_date", {"original_due": None}),
        ("action_keeps_its_original_date", {"due": None}),
        ("action_stage_is_known", {"stage": "done"}),
        ("action_success_kind_is_known", {"success_kind": "hope"}),
        ("action_has_a_success_test", {"success_test": ""}),
        ("action_measure_has_a_pair", {"success_kind": "measure"}),
    ],
)
def test_no_action_is_half_a_promise(scene, anything_goes, name, values):
    refused(name, update(scene.fixed(), **values))


def test_no_owner_assures(scene, anything_goes):
    action = scene.appoint(scene.fixed())
    refused("action_owner_does_not_assure", update(action, assurer_post=action.owner_post_id))
    refused("action_assurer_acts_in_a_post", update(action, assurer=None))


def test_no_answer_is_half_given(scene, anything_goes):
    row = scene.accepted()
    refused("recommendation_answered_wholly", update(row, reason=""))
    refused("recommendation_answered_wholly", update(row, response="unanswered"))
    refused("recommendation_response_is_known", update(row, response="need accepted"))
    assert Recommendation.objects.get().response == "accepted"


def test_no_plan_is_fixed_before_it_was_started(scene, anything_goes):
    plan = scene.start(scene.accepted())
    before = plan.started_on - timedelta(days=1)
    refused("plan_fixed_after_it_was_started", update(plan, baselined_on=before))
    assert Plan.objects.get().baselined_on is None


def test_no_proof_is_judged_by_whoever_put_it_forward_or_by_halves(scene, anything_goes):
    _, proof = scene.judged()
    refused("nobody_judges_their_own_proof", update(proof, judge=proof.by_person))
    refused("nobody_judges_their_own_proof", update(proof, judge_post=proof.by_post_id))
    refused("proof_judged_wholly", update(proof, reasons=""))
    refused("proof_judged_wholly", update(proof, judgement="waiting"))
    refused("proof_judgement_is_known", update(proof, judgement="fine"))


def test_no_two_proofs_wait_and_no_two_are_one_attempt(scene, anything_goes):
    action, proof = scene.proved()
    given = {
        "action": action,
        "summary": "Again.",
        "submitted_on": scene.today,
        "by_person": proof.by_person,
        "by_post_id": proof.by_post_id,
    }
    refused("one_proof_waits_at_a_time", lambda: Proof.objects.create(**given, attempt=2))
    refused("one_proof_an_attempt", lambda: Proof.objects.create(**given, attempt=1))


@pytest.mark.parametrize(
    ("field", "copied"),
    [("by_person", "proved_by"), ("by_person", "judged_by"), ("judged_by", "proved_by")],
)
def test_no_closure_holds_fewer_than_three_people(scene, anything_goes, field, copied):
    scene.closed()
    closure = Closure.objects.get()
    refused("three_people_for_a_closure", update(closure, **{field: getattr(closure, copied)}))


def test_no_closure_is_half_taken_back(scene, anything_goes):
    scene.closed()
    closure = Closure.objects.get()
    refused("reopened_with_a_reason", update(closure, reopened_on=scene.today))
    refused("reopened_with_a_reason", update(closure, reopened_because="It is gone."))


def test_no_move_stands_still_or_lacks_a_reason(scene, anything_goes):
    action = scene.fixed()
    given = {
        "action": action,
        "before": action.due,
        "moved_on": scene.today,
        "by_post_id": scene.cast.post("improvement-lead"),
    }
    refused(
        "a_move_moves", lambda: DateMove.objects.create(**given, after=action.due, reason="So.")
    )
    refused(
        "a_move_has_a_reason",
        lambda: DateMove.objects.create(**given, after=scene.later(300), reason=""),
    )
