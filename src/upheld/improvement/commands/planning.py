"""From a published recommendation to a plan whose dates and tests are fixed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.improvement import policy, states
from upheld.improvement.drafts import ActionDraft, required
from upheld.improvement.events import (
    ActionAdded,
    ActionFixed,
    DateMoved,
    PlanBaselined,
    PlanStarted,
    RecommendationAcceptedInPrinciple,
    RecommendationAdopted,
    RecommendationAnswered,
)
from upheld.improvement.models import Action, DateMove, Plan, Recommendation
from upheld.improvement.states import ACCEPTED, Response, Stage
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of, in_words, months_after
from upheld.kernel.decision import NotPossible
from upheld.learning import queries as learning
from upheld.ledger.command import command
from upheld.people import queries as people

MONTHS_TO_ANSWER = 2  # the executive's usual time to respond to scrutiny (s.9FE, recalled)


@command(policy.may_adopt)
def adopt_recommendation(
    *, actor: Actor, at: datetime, passage: UUID
) -> tuple[Recommendation, RecommendationAdopted]:
    """Take up a published recommendation, so that it must be answered.

    Raises `NotPossible` where it is not a published recommendation or was taken up before.
    """
    published = learning.published_recommendation(actor=actor, id=passage)
    if published is None:
        raise NotPossible("This is not a published recommendation.")
    if Recommendation.objects.filter(passage_id=passage).exists():
        raise NotPossible("This recommendation has already been taken up.")
    today = day_of(at)
    adopted = Recommendation.objects.create(
        matter=published.matter,
        passage_id=passage,
        ref=published.ref,
        text=published.text,
        origin=published.origin,
        adopted_on=today,
        answer_due=months_after(today, MONTHS_TO_ANSWER),
    )
    return adopted, RecommendationAdopted(
        recommendation=str(adopted.id),
        passage=str(passage),
        ref=adopted.ref,
        due=adopted.answer_due,
    )


@command(policy.may_respond)
def respond(
    *, actor: Actor, at: datetime, recommendation: Recommendation, response: Response, reason: str
) -> tuple[Recommendation, RecommendationAnswered | RecommendationAcceptedInPrinciple]:
    """Answer a recommendation: accepted, in part, in principle or rejected, with a reason.

    An answer in principle leaves a plain answer owed by the same day.
    """
    states.require_answer(Response(recommendation.response), then=response)
    recommendation.response = response.value
    recommendation.reason = required(reason, "Give the reason for the answer.")
    recommendation.answered_on = day_of(at)
    recommendation.answered_by_id = UUID(actor.post)
    recommendation.save()
    about = str(recommendation.id)
    if response is Response.IN_PRINCIPLE:
        return recommendation, RecommendationAcceptedInPrinciple(recommendation=about)
    return recommendation, RecommendationAnswered(recommendation=about, response=response.value)


@command(policy.may_start_plan)
def start_plan(
    *, actor: Actor, at: datetime, recommendation: Recommendation, title: str
) -> tuple[Plan, PlanStarted]:
    """Start the action plan of a recommendation's matter. A matter has one plan."""
    if Plan.objects.filter(matter=recommendation.matter).exists():
        raise NotPossible("This matter already has a plan. Add actions to it.")
    plan = Plan.objects.create(
        matter=recommendation.matter,
        title=required(title, "Give the plan a title."),
        started_on=day_of(at),
    )
    return plan, PlanStarted(plan=str(plan.id))


@command(policy.may_add_action)
def add_action(
    *,
    actor: Actor,
    at: datetime,
    plan: Plan,
    recommendation: Recommendation,
    draft: ActionDraft,
) -> tuple[Action, ActionAdded]:
    """Put an action under a recommendation, with its owner, date and success test.

    In a plan that is fixed, its date and test stand at once. Raises `NotPossible` for what
    cannot be promised, and where the recommendation was not accepted.
    """
    if recommendation.matter != plan.matter:
        raise NotPossible("This recommendation belongs to another matter.")
    if Response(recommendation.response) not in ACCEPTED:
        raise NotPossible("Only a recommendation that was accepted can have actions.")
    draft.check(day_of(at))
    if people.post(actor=actor, id=draft.owner_post) is None:
        raise NotPossible("Choose the post that will own this action.")
    fixed = plan.baselined_on is not None
    action = Action.objects.create(
        matter=plan.matter,
        plan=plan,
        recommendation=recommendation,
        ref=f"{recommendation.ref}.{recommendation.actions.count() + 1}",
        text=draft.text.strip(),
        owner_post_id=draft.owner_post,
        original_due=draft.due,
        due=draft.due,
        success_kind=draft.success_kind.value,
        success_test=draft.success_test.strip(),
        pair=draft.pair.strip(),
        stage=(Stage.NOT_STARTED if fixed else Stage.DRAFT).value,
        origin=draft.origin,
    )
    return action, _added(action, proof_due=draft.due if fixed else None)


@command(policy.may_baseline)
def baseline_plan(*, actor: Actor, at: datetime, plan: Plan) -> tuple[Plan, PlanBaselined]:
    """Fix and publish a plan: from here on its dates and success tests stand.

    Raises `NotPossible` while a recommendation is not answered, or is accepted and has no
    action.
    """
    if plan.baselined_on is not None:
        raise NotPossible(f"This plan was fixed on {in_words(plan.baselined_on)}.")
    recommended = Recommendation.objects.filter(matter=plan.matter).order_by("ref")
    if any(Response(each.response) is Response.UNANSWERED for each in recommended):
        raise NotPossible("Every recommendation must be answered before the plan is fixed.")
    planned = set(plan.actions.values_list("recommendation_id", flat=True))
    missing = [
        r.ref for r in recommended if Response(r.response) in ACCEPTED and r.id not in planned
    ]
    if missing:
        raise NotPossible(f"There is no action yet for {', '.join(missing)}.")
    plan.baselined_on = day_of(at)
    plan.save()
    actions = list(plan.actions.order_by("ref"))
    for action in actions:
        fix_action(actor=actor, at=at, action=action)
    return plan, PlanBaselined(plan=str(plan.id), actions=len(actions))


@command(policy.may_fix)
def fix_action(*, actor: Actor, at: datetime, action: Action) -> tuple[Action, ActionFixed]:
    """Fix one action's success test and original date, as a part of fixing its plan."""
    if action.plan.baselined_on is None:
        raise NotPossible("An action is fixed together with its whole plan.")
    states.require_stage(Stage(action.stage), then=Stage.NOT_STARTED)
    action.stage = Stage.NOT_STARTED.value
    action.save()
    return action, ActionFixed(action=str(action.id), due=action.due)


@command(policy.may_move_date, record_refusals=True)
def move_date(
    *, actor: Actor, at: datetime, action: Action, to: date, reason: str
) -> tuple[Action, DateMoved]:
    """Move an action's date, with a reason. The original date and the slip stay visible."""
    if Stage(action.stage) in {Stage.DRAFT, Stage.CLOSED}:
        raise NotPossible("A date can be moved only while the work is going on.")
    if action.due is None or action.original_due is None:
        raise NotPossible("This action has no date to move.")
    if to == action.due:
        raise NotPossible("That is already its date.")
    if to < day_of(at):
        raise NotPossible("The new date has already passed. Choose a later one.")
    move = DateMove.objects.create(
        action=action,
        before=action.due,
        after=to,
        reason=required(reason, "Give the reason for the new date."),
        moved_on=day_of(at),
        by_post_id=UUID(actor.post),
    )
    action.due = to
    action.save()
    return action, DateMoved(
        action=str(action.id),
        move=str(move.id),
        before=move.before,
        after=to,
        original=action.original_due,
    )


def _added(action: Action, *, proof_due: date | None) -> ActionAdded:
    return ActionAdded(
        action=str(action.id),
        plan=str(action.plan_id),
        ref=action.ref,
        owner_post=str(action.owner_post_id),
        success_kind=action.success_kind,
        original_due=action.original_due,
        proof_due=proof_due,
    )
