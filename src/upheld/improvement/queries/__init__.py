"""Everything that can be asked about improvement. Each question takes who is asking.

The rows are named here for those who write down their types; only this room reads them.
"""

from __future__ import annotations

from upheld.improvement.models import Action, Plan, Proof, Recommendation

from .actions import ActionPage, AssurerLine, HistoryLine, action_page, assurers_for
from .lines import (
    PublicAction,
    PublicClosure,
    PublicPlan,
    PublicProgress,
    PublicProof,
    PublicRecommendation,
)
from .pages import (
    PlanLine,
    PlanPage,
    RecommendationPage,
    plan_page,
    plans,
    recommendation_page,
)
from .public import actions_by_matter, public_plan
from .rows import action, latest_proof, plan, plan_of, proof, recommendation, sees_plans
from .waiting import OwnerLine, Task, Untaken, Waiting, owners, untaken, what_waits, with_others

__all__ = [
    "Action",
    "ActionPage",
    "AssurerLine",
    "HistoryLine",
    "OwnerLine",
    "Plan",
    "PlanLine",
    "PlanPage",
    "Proof",
    "PublicAction",
    "PublicClosure",
    "PublicPlan",
    "PublicProgress",
    "PublicProof",
    "PublicRecommendation",
    "Recommendation",
    "RecommendationPage",
    "Task",
    "Untaken",
    "Waiting",
    "action",
    "action_page",
    "actions_by_matter",
    "assurers_for",
    "latest_proof",
    "owners",
    "plan",
    "plan_of",
    "plan_page",
    "plans",
    "proof",
    "public_plan",
    "recommendation",
    "recommendation_page",
    "sees_plans",
    "untaken",
    "what_waits",
    "with_others",
]
