"""From work to proof, from proof to a judgement, from a judgement to closure."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.improvement import appointing, policy, states
from upheld.improvement.drafts import required
from upheld.improvement.events import (
    ActionClosed,
    ActionReopened,
    AssurerAppointed,
    ProgressReported,
    ProofJudged,
    ProofSubmitted,
)
from upheld.improvement.models import Action, Closure, DateMove, Progress, Proof
from upheld.improvement.states import Judgement, Stage
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_report, record_refusals=True)
def report_progress(
    *, actor: Actor, at: datetime, action: Action, words: str
) -> tuple[Progress, ProgressReported]:
    """Say what has been done. It stands as a claim until proof is judged."""
    states.require_stage(Stage(action.stage), then=Stage.IN_PROGRESS)
    action.stage = Stage.IN_PROGRESS.value
    action.save()
    progress = Progress.objects.create(
        action=action,
        on=day_of(at),
        words=required(words, "Say what has been done."),
        by_post_id=UUID(actor.post),
    )
    return progress, ProgressReported(action=str(action.id), progress=str(progress.id))


@command(policy.may_report, record_refusals=True)
def submit_proof(
    *, actor: Actor, at: datetime, action: Action, summary: str
) -> tuple[Proof, ProofSubmitted]:
    """Put forward what shows that the success test holds. Each attempt is kept."""
    if Stage(action.stage) is Stage.READY:
        raise NotPossible("A proof of this action already waits to be judged.")
    states.require_stage(Stage(action.stage), then=Stage.READY)
    action.stage = Stage.READY.value
    action.save()
    proof = Proof.objects.create(
        action=action,
        attempt=action.proofs.count() + 1,
        summary=required(summary, "Say what shows that it worked."),
        submitted_on=day_of(at),
        by_person=UUID(actor.id),
        by_post_id=UUID(actor.post),
    )
    return proof, ProofSubmitted(action=str(action.id), proof=str(proof.id), attempt=proof.attempt)


@command(policy.may_appoint, record_refusals=True)
def appoint_assurer(
    *, actor: Actor, at: datetime, action: Action, assurer: UUID, keys: Keyring
) -> tuple[Action, AssurerAppointed]:
    """Appoint who judges an action's proof, checked against everybody in conflict.

    Only a session that can open the concern knows who that is. Raises `NotPossible` for
    somebody in conflict, in the owning post, or not trusted with judging.
    """
    if Stage(action.stage) in {Stage.DRAFT, Stage.CLOSED}:
        raise NotPossible("An assurer is appointed after the plan is fixed, before closure.")
    free = appointing.free_to_judge(actor=actor, keys=keys, action=action, today=day_of(at))
    chosen = next((each for each in free if each.person == str(assurer)), None)
    if chosen is None:
        # One sentence for every reason: trying names out says no more than the list does.
        raise NotPossible("This person cannot judge this action's proof. Choose somebody else.")
    action.assurer, action.assurer_post_id = assurer, UUID(chosen.post)
    action.save()
    return action, AssurerAppointed(
        action=str(action.id), assurer=str(assurer), assurer_post=chosen.post
    )


@command(policy.may_judge, record_refusals=True)
def judge_proof(
    *,
    actor: Actor,
    at: datetime,
    action: Action,
    proof: Proof,
    judgement: Judgement,
    reasons: str,
) -> tuple[Proof, ProofJudged]:
    """Say whether the proof shows that the success test is met, with reasons."""
    _belongs(proof, action)
    _not_of_the_owning_post(actor, action, at)
    states.require_judgement(Judgement(proof.judgement), then=judgement)
    stage = Stage(judgement.value)
    states.require_stage(Stage(action.stage), then=stage)
    proof.judgement = judgement.value
    proof.reasons = required(reasons, "Give your reasons.")
    proof.judged_on = day_of(at)
    proof.judge = UUID(actor.id)
    proof.judge_post_id = UUID(actor.post)
    proof.save()
    action.stage = stage.value
    action.save()
    return proof, ProofJudged(action=str(action.id), proof=str(proof.id), judgement=judgement.value)


@command(policy.may_close, record_refusals=True)
def close_action(
    *, actor: Actor, at: datetime, action: Action, proof: Proof, words: str
) -> tuple[Closure, ActionClosed]:
    """Close an action on its latest proof, which somebody else has judged met."""
    _belongs(proof, action)
    _not_of_the_owning_post(actor, action, at)
    states.require_stage(Stage(action.stage), then=Stage.CLOSED)
    latest = action.proofs.order_by("-attempt").first()
    if Judgement(proof.judgement) is not Judgement.MET or latest != proof or proof.judge is None:
        raise NotPossible("Only the latest proof, judged met, closes an action.")
    action.stage = Stage.CLOSED.value
    action.save()
    closure = Closure.objects.create(
        action=action,
        proof=proof,
        words=required(words, "Say what changed for children and staff."),
        closed_on=day_of(at),
        by_person=UUID(actor.id),
        by_post_id=UUID(actor.post),
        proved_by=proof.by_person,
        judged_by=proof.judge,
    )
    return closure, ActionClosed(
        action=str(action.id), proof=str(proof.id), closure=str(closure.id)
    )


@command(policy.may_reopen, record_refusals=True)
def reopen_action(
    *, actor: Actor, at: datetime, action: Action, reason: str, due: date
) -> tuple[Action, ActionReopened]:
    """Open a closed action again: proof is owed anew by a new date.

    The closure and the original date stay on the record, with the reason.
    """
    closure = action.closures.filter(reopened_on=None).first()
    if closure is None or Stage(action.stage) is not Stage.CLOSED:
        raise NotPossible("Only a closed action can be opened again.")
    if due < day_of(at):
        raise NotPossible("The new date has already passed. Choose a later one.")
    closure.reopened_on = day_of(at)
    closure.reopened_because = required(reason, "Say what no longer holds.")
    closure.save()
    _give_new_date(action, due, because=closure.reopened_because, actor=actor, at=at)
    action.stage = Stage.REOPENED.value
    action.save()
    return action, ActionReopened(action=str(action.id), closure=str(closure.id), due=due)


def _give_new_date(action: Action, due: date, *, because: str, actor: Actor, at: datetime) -> None:
    if action.due is not None and action.due != due:
        DateMove.objects.create(
            action=action,
            before=action.due,
            after=due,
            reason=because,
            moved_on=day_of(at),
            by_post_id=UUID(actor.post),
        )
    action.original_due = action.original_due or due
    action.due = due


def _belongs(proof: Proof, action: Action) -> None:
    if proof.action_id != action.id:
        raise NotPossible("This proof belongs to another action.")


def _not_of_the_owning_post(actor: Actor, action: Action, at: datetime) -> None:
    """Somebody who also holds the owning post stays its owner, whatever they act as now."""
    if actor.id in appointing.owners_of(action, on=day_of(at)):
        raise NotPossible("You hold the post that owns this action, so somebody else must decide.")
