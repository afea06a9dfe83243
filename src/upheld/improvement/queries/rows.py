"""The rows that a view hands to a command, where the person may see them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from upheld.improvement.models import Action, Plan, Proof, Recommendation
from upheld.kernel.actor import Actor, Kind, Role

READERS = (
    Role.IMPROVEMENT_LEAD,
    Role.ACTION_OWNER,
    Role.ASSURER,
    Role.CLOSER,
    Role.COMMISSIONER,
    Role.RECEIVER,
    Role.INVESTIGATOR,
    Role.SCRUTINY,
    Role.DEMOCRATIC_SERVICES,
    Role.CONVENER,
)
DRAFTERS = (Role.IMPROVEMENT_LEAD, Role.COMMISSIONER)


def recommendation(*, actor: Actor, id: UUID) -> Recommendation | None:
    """A recommendation: all of them have been published."""
    if not sees_plans(actor):
        return None
    return Recommendation.objects.filter(id=id).first()


def plan(*, actor: Actor, id: UUID) -> Plan | None:
    """A plan that this person may see."""
    return visible_plans(actor).filter(id=id).first()


def plan_of(*, actor: Actor, matter: UUID) -> Plan | None:
    """The plan of a matter, where this person may see it."""
    return visible_plans(actor).filter(matter=matter).first()


def action(*, actor: Actor, id: UUID) -> Action | None:
    """An action of a plan that this person may see."""
    return visible_actions(actor).filter(id=id).first()


def proof(*, actor: Actor, id: UUID) -> Proof | None:
    """A proof of an action that this person may see."""
    return Proof.objects.filter(id=id, action__in=visible_actions(actor)).first()


def latest_proof(*, actor: Actor, action: UUID) -> Proof | None:
    """The newest proof of an action: the one to judge, or to close on."""
    seen = Proof.objects.filter(action_id=action, action__in=visible_actions(actor))
    return seen.order_by("-attempt").first()


def sees_plans(actor: Actor) -> bool:
    """Whether plans exist for this person at all."""
    return actor.kind is Kind.PERSON and actor.has(*READERS)


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """Fixed plans, which are public anyway; drafts for those who draft, without a conflict."""
    if not sees_plans(actor):
        return Plan.objects.none()
    if not actor.has(*DRAFTERS):
        return Plan.objects.filter(baselined_on__isnull=False)
    return Plan.objects.exclude(baselined_on=None, matter__in=actor.excluded_from)


def visible_actions(actor: Actor) -> QuerySet[Action]:
    """The actions of visible plans."""
    return Action.objects.filter(plan__in=visible_plans(actor))
