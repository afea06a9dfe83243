"""What the signed-in pages of plans and recommendations show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from upheld.improvement import policy
from upheld.improvement.models import Plan, Recommendation
from upheld.improvement.states import ACCEPTED, ANSWERS, Response
from upheld.kernel.actor import Actor
from upheld.learning import queries as learning

from .lines import PublicAction, PublicRecommendation
from .public import actions_of, with_answers
from .rows import sees_plans, visible_plans


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in a list."""

    id: UUID
    title: str
    started_on: date
    baselined_on: date | None
    actions: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan and what this person may do to it. `slug` is of the matter's public page."""

    id: UUID
    title: str
    slug: str
    started_on: date
    baselined_on: date | None
    recommendations: tuple[PublicRecommendation, ...]
    as_at: date
    may_plan: bool
    may_answer: bool

    @property
    def actions(self) -> tuple[PublicAction, ...]:
        """Every action, in order."""
        return tuple(action for each in self.recommendations for action in each.actions)

    @property
    def closed(self) -> int:
        """How many actions are closed, each on proof that somebody else judged met."""
        return sum(each.closed is not None for each in self.actions)

    @property
    def late(self) -> int:
        """How many actions have passed their date without being closed."""
        return sum(each.late for each in self.actions)

    @property
    def claimed(self) -> int:
        """How many actions have claims and no proof that was judged met."""
        return sum(each.claimed_without_proof for each in self.actions)


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """A recommendation, its plan where there is one, and what this person may do."""

    line: PublicRecommendation
    matter_title: str
    plan: UUID | None
    may_answer: bool
    may_start_plan: bool
    may_add_action: bool


def plans(*, actor: Actor) -> list[PlanLine]:
    """The plans that this person may see, newest first."""
    found = visible_plans(actor).annotate(number=Count("actions")).order_by("-started_on", "id")
    return [PlanLine(p.id, p.title, p.started_on, p.baselined_on, p.number) for p in found]


def plan_page(*, actor: Actor, id: UUID, today: date) -> PlanPage | None:
    """One plan with its recommendations and actions. Ten queries, whatever the number."""
    plan = visible_plans(actor).filter(id=id).first()
    if plan is None:
        return None
    rows = list(Recommendation.objects.filter(matter=plan.matter))
    return PlanPage(
        id=plan.id,
        title=plan.title,
        slug=_report_of(plan.matter, actor=actor)[1],
        started_on=plan.started_on,
        baselined_on=plan.baselined_on,
        recommendations=with_answers(
            rows, actions_of(plan.actions.all(), today=today), today=today
        ),
        as_at=today,
        may_plan=bool(policy.may_add_action(actor, plan)),
        may_answer=any(_may_answer(actor, row) for row in rows),
    )


def recommendation_page(*, actor: Actor, id: UUID, today: date) -> RecommendationPage | None:
    """One recommendation, for the pages that answer it and plan for it."""
    row = Recommendation.objects.filter(id=id).first() if sees_plans(actor) else None
    if row is None:
        return None
    plan = visible_plans(actor).filter(matter=row.matter).first()
    [line] = with_answers(
        [row], actions_of(row.actions.filter(plan=plan) if plan else (), today=today), today=today
    )
    accepted = Response(row.response) in ACCEPTED
    no_plan = not Plan.objects.filter(matter=row.matter).exists()
    return RecommendationPage(
        line=line,
        matter_title=_report_of(row.matter, actor=actor)[0],
        plan=plan.id if plan else None,
        may_answer=_may_answer(actor, row),
        may_start_plan=no_plan and bool(policy.may_start_plan(actor, row)),
        may_add_action=bool(accepted and plan and policy.may_add_action(actor, plan)),
    )


def _may_answer(actor: Actor, row: Recommendation) -> bool:
    return bool(ANSWERS[Response(row.response)]) and bool(policy.may_respond(actor, row))


def _report_of(matter: UUID, *, actor: Actor) -> tuple[str, str]:
    """The title and the public address of the report that a plan answers."""
    for each in learning.published_matters(actor=actor):
        if each.matter == matter:
            return each.title, each.slug
    return "", ""
