"""What can have happened to a recommendation, a plan, an action or a proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Discharges, Event, Opens


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationAdopted(Event):
    """A published recommendation was taken up; an answer is owed within two months."""

    name: ClassVar[str] = "improvement.recommendation.adopted"
    about: ClassVar[str] = "recommendation"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("answer-recommendation", "recommendation", "due"),)
    recommendation: str
    passage: str
    ref: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationAnswered(Event):
    """The body answered a recommendation, with a reason."""

    name: ClassVar[str] = "improvement.recommendation.answered"
    about: ClassVar[str] = "recommendation"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges("answer-recommendation", "recommendation"),
    )
    recommendation: str
    response: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationAcceptedInPrinciple(Event):
    """The body accepted a recommendation in principle; a plain answer is still owed."""

    name: ClassVar[str] = "improvement.recommendation.accepted-in-principle"
    about: ClassVar[str] = "recommendation"
    recommendation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStarted(Event):
    """An action plan was started."""

    name: ClassVar[str] = "improvement.plan.started"
    about: ClassVar[str] = "plan"
    plan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAdded(Event):
    """An action was put into a plan, with its owner, date and success test.

    `proof_due` is empty while the plan is a draft: nothing is owed yet.
    """

    name: ClassVar[str] = "improvement.action.added"
    about: ClassVar[str] = "action"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("prove-action", "action", "proof_due"),)
    action: str
    plan: str
    ref: str
    owner_post: str
    success_kind: str
    original_due: date | None
    proof_due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBaselined(Event):
    """A plan was fixed and published: dates and success tests stand from here."""

    name: ClassVar[str] = "improvement.plan.baselined"
    about: ClassVar[str] = "plan"
    plan: str
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFixed(Event):
    """An action's success test was fixed; proof is owed by its date."""

    name: ClassVar[str] = "improvement.action.fixed"
    about: ClassVar[str] = "action"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("prove-action", "action", "due"),)
    action: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReported(Event):
    """An owner said what had been done."""

    name: ClassVar[str] = "improvement.progress.reported"
    about: ClassVar[str] = "action"
    action: str
    progress: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMoved(Event):
    """An action's date was moved; its original date stays."""

    name: ClassVar[str] = "improvement.date.moved"
    about: ClassVar[str] = "action"
    action: str
    move: str
    before: date
    after: date
    original: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssurerAppointed(Event):
    """Somebody without a conflict was appointed to judge an action's proof."""

    name: ClassVar[str] = "improvement.assurer.appointed"
    about: ClassVar[str] = "action"
    action: str
    assurer: str
    assurer_post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofSubmitted(Event):
    """An owner put forward proof that a success test holds."""

    name: ClassVar[str] = "improvement.proof.submitted"
    about: ClassVar[str] = "action"
    action: str
    proof: str
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofJudged(Event):
    """An assurer judged a proof."""

    name: ClassVar[str] = "improvement.proof.judged"
    about: ClassVar[str] = "action"
    action: str
    proof: str
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionClosed(Event):
    """A third person closed an action on proof that was judged met."""

    name: ClassVar[str] = "improvement.action.closed"
    about: ClassVar[str] = "action"
    discharges: ClassVar[tuple[Discharges, ...]] = (Discharges("prove-action", "action"),)
    action: str
    proof: str
    closure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReopened(Event):
    """A closed action was opened again; proof is owed again by a new date."""

    name: ClassVar[str] = "improvement.action.reopened"
    about: ClassVar[str] = "action"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("prove-action", "action", "due"),)
    action: str
    closure: str
    due: date
