"""No sequence of attempts closes an action without proof that somebody else judged met."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rooms.improvement.scene import Scene
from upheld.improvement import commands, queries
from upheld.improvement.models import Closure
from upheld.improvement.queries import Action, Proof
from upheld.improvement.states import Judgement, Stage
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Refused

# Four people who each carry every role: the rules must hold by themselves, whatever the titles.
PEOPLE = ("dcs", "assurer", "ia", "board-chair")
STEPS = st.one_of(
    st.tuples(st.just("report"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("prove"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("judge"), st.sampled_from(PEOPLE), st.sampled_from(list(Judgement))),
    st.tuples(st.just("appoint"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("close"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("reopen"), st.sampled_from(PEOPLE)),
)
ALL = frozenset({Role.ACTION_OWNER, Role.ASSURER, Role.CLOSER, Role.RECEIVER})


def everything(scene: Scene, slug: str) -> Actor:
    """Somebody whose post is trusted with everything at once."""
    return replace(scene.cast.actor(slug), roles=ALL)


def attempt(scene: Scene, action: Action, step: tuple) -> None:
    """Try one step. The house may refuse; that is not this test's question."""
    kind, slug, *rest = step
    who = {"actor": everything(scene, slug), "at": scene.at, "action": action}
    proof = queries.latest_proof(actor=scene.cast.actor("improvement-lead"), action=action.id)
    if kind in {"judge", "close"} and proof is None:
        return
    with suppress(Refused):
        if kind == "report":
            commands.report_progress(**who, words="We went on.")
        elif kind == "prove":
            commands.submit_proof(**who, summary="See for yourself.")
        elif kind == "judge":
            commands.judge_proof(**who, proof=proof, judgement=rest[0], reasons="So it is.")
        elif kind == "appoint":
            scene.appoint(action, slug)
        elif kind == "close":
            commands.close_action(**who, proof=proof, words="Done.")
        else:
            commands.reopen_action(**who, reason="No more.", due=scene.later(9))


def stands(scene: Scene, action: Action) -> None:
    """What must be true of an action after anything at all."""
    now = scene.fresh(action)
    closures = list(Closure.objects.filter(action=action).select_related("proof"))
    open_ones = [each for each in closures if each.reopened_on is None]
    assert (Stage(now.stage) is Stage.CLOSED) == (len(open_ones) == 1)
    for each in closures:
        assert each.proof.judgement == Judgement.MET
        three = {each.by_person, each.proof.by_person, each.proof.judge}
        assert len(three) == 3
        assert each.proof.by_post_id == now.owner_post_id
        assert each.by_post_id != now.owner_post_id
    assert now.original_due == scene.later(90)
    waiting = Proof.objects.filter(action=action, judgement=Judgement.WAITING).count()
    assert waiting == (1 if Stage(now.stage) is Stage.READY else 0)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_no_sequence_closes_an_action_without_proof_judged_met_by_another(scene, steps):
    before = transaction.savepoint()
    try:
        action = scene.fixed()
        for step in steps:
            attempt(scene, scene.fresh(action), step)
            stands(scene, action)
    finally:
        transaction.savepoint_rollback(before)


def test_the_attempts_do_reach_a_closure_and_beyond(scene):
    """A machine that never gets anywhere would prove nothing."""
    action = scene.fixed()
    for step in (
        ("report", "dcs"),
        ("appoint", "assurer"),
        ("prove", "dcs"),
        ("judge", "assurer", Judgement.MET),
        ("close", "board-chair"),
        ("reopen", "board-chair"),
        ("prove", "dcs"),
        ("judge", "assurer", Judgement.MET),
        ("close", "board-chair"),
    ):
        attempt(scene, scene.fresh(action), step)
        stands(scene, action)
    assert Closure.objects.count() == 2
