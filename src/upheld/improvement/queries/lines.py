"""What anybody may read of a plan, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.improvement.states import Judgement, Response, Stage, SuccessKind


@dataclass(frozen=True, slots=True)
class PublicProgress:
    """A claim by an owner."""

    on: date
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class PublicProof:
    """A proof and what somebody else made of it."""

    attempt: int
    summary: str
    submitted_on: date
    by: str
    judgement: Judgement
    judgement_words: str
    reasons: str
    judged_on: date | None
    judged_by: str


@dataclass(frozen=True, slots=True)
class PublicClosure:
    """A decision that an action was done, which may have been taken back."""

    closed_on: date
    by: str
    words: str
    reopened_on: date | None
    reopened_because: str


@dataclass(frozen=True, slots=True)
class PublicAction:
    """One promised action, as anybody may see it.

    `owner` is the title of the post; `owner_tenure` adds since when its holder of the day
    has been in it, so that no successor is blamed for an earlier promise.
    """

    id: UUID
    ref: str
    text: str
    owner: str
    owner_tenure: str
    original_due: date | None
    due: date | None
    slip_days: int
    late: bool
    success_kind: SuccessKind
    success_words: str
    success_test: str
    pair: str
    stage: Stage
    stage_words: str
    origin: str
    progress: tuple[PublicProgress, ...]
    proofs: tuple[PublicProof, ...]
    closures: tuple[PublicClosure, ...]

    @property
    def claimed_without_proof(self) -> bool:
        """Whether work is reported but no proof has been judged met."""
        return bool(self.progress) and not any(p.judgement is Judgement.MET for p in self.proofs)

    @property
    def closed_on(self) -> date | None:
        """The day of the closure that stands now."""
        return self.closed.closed_on if self.closed else None

    @property
    def closed(self) -> PublicClosure | None:
        """The closure that stands now."""
        return self.closures[-1] if self.closures and self.stage is Stage.CLOSED else None


@dataclass(frozen=True, slots=True)
class PublicRecommendation:
    """A recommendation, its answer and its actions."""

    id: UUID
    ref: str
    text: str
    response: Response
    response_words: str
    reason: str
    answer_due: date
    late: bool
    answered_on: date | None
    answered_by: str
    origin: str
    actions: tuple[PublicAction, ...]


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """The plan of one matter on a day."""

    title: str
    baselined_on: date | None
    as_at: date
    recommendations: tuple[PublicRecommendation, ...]

    @property
    def actions(self) -> tuple[PublicAction, ...]:
        """Every action, in order."""
        return tuple(a for r in self.recommendations for a in r.actions)

    @property
    def closed(self) -> int:
        """How many actions are closed, each on proof that somebody else judged met."""
        return sum(a.stage is Stage.CLOSED for a in self.actions)

    @property
    def late(self) -> int:
        """How many actions have passed their date without being closed."""
        return sum(a.late for a in self.actions)

    @property
    def answered(self) -> int:
        """How many recommendations have an answer."""
        return sum(bool(r.answered_on) for r in self.recommendations)
