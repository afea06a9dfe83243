"""From work to proof, from proof to a judgement, and closure by a third person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rooms.improvement.scene import Scene
from upheld.improvement import commands, queries
from upheld.improvement.models import Action, Closure, Progress, Proof
from upheld.improvement.states import Judgement, Stage
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import obligations
from upheld.ledger.models import Obligation, Pending
from upheld.people import commands as people
from upheld.people import queries as posts


def test_a_claim_is_kept_and_closes_nothing(scene):
    action = scene.report(scene.fixed())
    assert action.stage == Stage.IN_PROGRESS
    [shown] = queries.public_plan(matter=scene.matter, today=scene.today).actions
    assert shown.claimed_without_proof
    assert shown.closed is None


def test_three_people_close_an_action_and_what_was_owed_is_discharged(scene):
    action = scene.closed()
    assert action.stage == Stage.CLOSED
    closure = Closure.objects.get()
    three = {closure.by_person, closure.proved_by, closure.judged_by}
    assert three == {scene.cast.person(slug) for slug in ("dcs", "assurer", "board-chair")}
    assert [each.discharged_on for each in obligations.about(action.id)] == [scene.today]


@pytest.mark.parametrize("judgement", [Judgement.PARTLY_MET, Judgement.NOT_MET])
def test_a_proof_that_is_not_met_closes_nothing(scene, judgement):
    action, proof = scene.judged(judgement)
    with pytest.raises(NotPossible, match="cannot become closed"):
        scene.close(action, proof)
    assert not Closure.objects.exists()


def test_a_proof_that_waits_closes_nothing(scene):
    action, proof = scene.proved()
    with pytest.raises(NotPossible, match="cannot become closed"):
        scene.close(action, proof)


def test_a_new_attempt_after_met_must_be_judged_again(scene):
    action, first = scene.judged()
    second = scene.prove(action, "Something newer.")
    assert second.attempt == 2
    with pytest.raises(NotPossible, match="cannot become closed"):
        scene.close(action, first)
    scene.judge(action, second)
    with pytest.raises(NotPossible, match="Only the latest proof"):
        scene.close(action, first)
    assert scene.close(action, second).stage == Stage.CLOSED


def test_one_proof_waits_at_a_time(scene):
    action, _ = scene.proved()
    with pytest.raises(NotPossible, match="already waits"):
        scene.prove(action)


def test_a_proof_is_judged_once_with_reasons(scene):
    action, proof = scene.proved()
    given = scene.by("assurer", action=action, proof=proof, judgement=Judgement.MET)
    with pytest.raises(NotPossible, match="reasons"):
        commands.judge_proof(**given, reasons=" ")
    with pytest.raises(NotPossible, match="met, partly met or not met"):
        commands.judge_proof(**(given | {"judgement": Judgement.WAITING}), reasons="So.")
    scene.judge(action, proof)
    with pytest.raises(NotPossible, match="already been judged met"):
        scene.judge(action, proof, Judgement.NOT_MET)


def test_a_proof_of_another_action_is_neither_judged_nor_closed_on(scene):
    action, proof = scene.judged()
    other = scene.appoint(scene.add(action.plan, action.recommendation))
    with pytest.raises(NotPossible, match="another action"):
        scene.judge(other, proof)
    with pytest.raises(NotPossible, match="another action"):
        scene.close(other, proof)


def test_nobody_judges_proof_of_their_own_work_in_whatever_post_they_act(scene):
    action, proof = scene.proved()
    as_assurer = replace(scene.cast.actor("dcs"), roles=frozenset({Role.ASSURER}))
    given = {"judgement": Judgement.MET, "reasons": "I say so."}
    with pytest.raises(NotPermitted, match="Only the person appointed"):
        commands.judge_proof(actor=as_assurer, at=scene.at, action=action, proof=proof, **given)


def test_somebody_who_came_into_the_owning_post_can_no_longer_judge(scene):
    action, proof = scene.proved()
    _also_holds(scene, "assurer", "dcs")
    with pytest.raises(NotPossible, match="post that owns this action"):
        scene.judge(action, proof)


def test_a_closer_who_also_holds_the_owning_post_cannot_close(scene):
    action, proof = scene.judged()
    _also_holds(scene, "board-chair", "dcs")
    with pytest.raises(NotPossible, match="post that owns this action"):
        scene.close(action, proof)


def test_whoever_judged_cannot_close_even_when_another_assurer_was_appointed_since(scene):
    action, proof = scene.judged()
    scene.appoint(action, "ia")
    judge = scene.cast.actor("assurer")
    closer = replace(judge, roles=judge.roles | {Role.CLOSER})
    with pytest.raises(NotPermitted, match="judged its proof"):
        commands.close_action(
            actor=closer, at=scene.at, action=scene.fresh(action), proof=proof, words="Done."
        )


@pytest.mark.parametrize("slug", ["dcs", "mo", "improvement-lead", "senior-a", "board-chair"])
def test_nobody_outside_the_assurers_can_be_appointed(scene, slug):
    with pytest.raises(NotPossible, match="Choose somebody else"):
        scene.appoint(scene.fixed(), slug)


def test_an_assurer_in_conflict_cannot_be_appointed(scene):
    action = scene.fixed()
    free = _free(scene, action)
    assert free == {scene.cast.person("assurer"), scene.cast.person("ia")}
    people.declare_interest(**scene.by("assurer", about_post=posts.post_by_slug("senior-a")))
    assert _free(scene, action) == {scene.cast.person("ia")}
    with pytest.raises(NotPossible, match="Choose somebody else"):
        scene.appoint(action)
    assert scene.fresh(action).assurer is None


def test_a_receiver_whose_keys_do_not_open_the_concern_appoints_nobody(scene):
    action = scene.fixed()
    with pytest.raises(NotPossible, match="do not open the concern"):
        scene.appoint(action, keys=scene.cast.keys("hr"))


def test_an_assurer_is_appointed_while_the_work_is_going_on(scene):
    _, draft = scene.drafted()
    with pytest.raises(NotPossible, match="after the plan is fixed"):
        scene.appoint(draft)


def test_an_action_opened_again_owes_proof_again_and_keeps_its_closure(scene):
    action = scene.reopen(scene.closed())
    assert action.stage == Stage.REOPENED
    assert (action.original_due, action.due) == (scene.later(90), scene.later(30))
    closure = Closure.objects.get()
    assert (closure.reopened_on, closure.reopened_because) == (
        scene.today,
        "The page is gone again.",
    )
    owed = [(each.due_on, each.discharged_on) for each in obligations.about(action.id)]
    assert owed == [(scene.later(30), None), (scene.later(90), scene.today)]
    proof = scene.prove(action, "It is back.")
    scene.judge(action, proof)
    assert scene.close(action, proof).stage == Stage.CLOSED
    assert Closure.objects.count() == 2


def test_only_a_closed_action_is_opened_again_for_a_reason_and_by_a_day_to_come(scene):
    action = scene.fixed()
    with pytest.raises(NotPossible, match="Only a closed action"):
        scene.reopen(action)
    closed = _close_from(scene, action)
    with pytest.raises(NotPossible, match="no longer holds"):
        scene.reopen(closed, reason=" ")
    with pytest.raises(NotPossible, match="already passed"):
        scene.reopen(closed, due=scene.later(-1))
    assert scene.fresh(closed).stage == Stage.CLOSED


def test_nothing_happens_to_a_closed_action_but_opening_it_again(scene):
    action = scene.closed()
    with pytest.raises(NotPossible, match="cannot become in progress"):
        scene.report(action)
    with pytest.raises(NotPossible, match="cannot become ready"):
        scene.prove(action)
    with pytest.raises(NotPossible, match="before closure"):
        scene.appoint(action)


def test_if_the_ledger_cannot_be_written_nothing_was_closed(scene, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise OSError("no ledger")

    action, proof = scene.judged()
    counts = [Action, Proof, Progress, Closure, Obligation, Pending]
    before = [each.objects.count() for each in counts]
    monkeypatch.setattr("upheld.ledger.entries.write_all", broken)
    with pytest.raises(OSError, match="no ledger"):
        scene.close(action, proof)
    assert [each.objects.count() for each in counts] == before
    assert scene.fresh(action).stage == Stage.MET


def _close_from(scene: Scene, action: Action) -> Action:
    proof = scene.prove(scene.appoint(action))
    scene.judge(action, proof)
    return scene.close(action, proof)


def _free(scene: Scene, action: Action) -> set[object]:
    found = queries.assurers_for(
        actor=scene.cast.actor("mo"), keys=scene.cast.keys("mo"), action=action, today=scene.today
    )
    return {each.person for each in found}


def _also_holds(scene: Scene, slug: str, post: str) -> None:
    """Somebody comes into a second post, beside whoever is in it."""
    registrar = scene.cast.actor("hr")
    people.appoint(
        actor=registrar,
        at=scene.at,
        person=posts.person(actor=registrar, id=scene.cast.person(slug)),
        post=posts.post_by_slug(post),
        starts=scene.today,
        acting=True,
    )
