"""What anybody may read of a plan: promises, dates and their slips, claims and proof."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from upheld.improvement import words
from upheld.improvement.models import Action, Closure, Plan, Progress, Proof, Recommendation
from upheld.improvement.states import STILL_OWED, Judgement, Response, Stage, SuccessKind
from upheld.kernel.actor import ANYONE, Actor
from upheld.people import queries as people

from .lines import (
    PublicAction,
    PublicClosure,
    PublicPlan,
    PublicProgress,
    PublicProof,
    PublicRecommendation,
)

T = TypeVar("T", Progress, Proof, Closure)


def public_plan(*, matter: UUID, today: date, actor: Actor = ANYONE) -> PublicPlan | None:
    """What anybody may see; None until a recommendation has been taken up.

    Actions of a plan that is not yet fixed are left out. Nine queries, whatever the number
    of actions.
    """
    recommended = list(Recommendation.objects.filter(matter=matter))
    if not recommended:
        return None
    plan = Plan.objects.filter(matter=matter, baselined_on__isnull=False).first()
    shown = actions_of(Action.objects.filter(plan=plan) if plan else (), today=today)
    return PublicPlan(
        title=plan.title if plan else "",
        baselined_on=plan.baselined_on if plan else None,
        as_at=today,
        recommendations=with_answers(recommended, shown, today=today),
    )


def with_answers(
    rows: Iterable[Recommendation],
    actions: Iterable[tuple[UUID, PublicAction]],
    *,
    today: date,
) -> tuple[PublicRecommendation, ...]:
    """Recommendations in the order of their numbers, each with its answer and its actions."""
    recommended = sorted(rows, key=lambda row: _by_number(row.ref))
    grouped: dict[UUID, list[PublicAction]] = {}
    for recommendation, shown in actions:
        grouped.setdefault(recommendation, []).append(shown)
    titles = people.post_titles(r.answered_by_id for r in recommended if r.answered_by_id)
    return tuple(
        PublicRecommendation(
            id=r.id,
            ref=r.ref,
            text=r.text,
            response=Response(r.response),
            response_words=words.of_response(Response(r.response)),
            reason=r.reason,
            answer_due=r.answer_due,
            late=Response(r.response) in STILL_OWED and r.answer_due < today,
            answered_on=r.answered_on,
            answered_by=titles.get(str(r.answered_by_id), ""),
            origin=r.origin,
            actions=tuple(grouped.get(r.id, ())),
        )
        for r in recommended
    )


def actions_by_matter(
    *, matters: Iterable[UUID], today: date, actor: Actor = ANYONE
) -> dict[UUID, tuple[PublicAction, ...]]:
    """The actions of these matters' fixed plans. Seven queries, whatever the number."""
    rows = list(Action.objects.filter(matter__in=set(matters), plan__baselined_on__isnull=False))
    matter_of = {row.id: row.matter for row in rows}
    grouped: dict[UUID, list[PublicAction]] = {}
    for _, shown in actions_of(rows, today=today):
        grouped.setdefault(matter_of[shown.id], []).append(shown)
    return {matter: tuple(found) for matter, found in grouped.items()}


def actions_of(actions: Iterable[Action], *, today: date) -> list[tuple[UUID, PublicAction]]:
    """Actions as anybody may see them, each with its recommendation's id."""
    rows = sorted(actions, key=lambda row: _by_number(row.ref))
    ids = [row.id for row in rows]
    progress = _grouped(Progress.objects.filter(action__in=ids).order_by("on", "id"))
    proofs = _grouped(Proof.objects.filter(action__in=ids).order_by("attempt"))
    closures = _grouped(Closure.objects.filter(action__in=ids).order_by("closed_on", "id"))
    titles = people.post_titles(
        {
            *(each.by_post_id for group in progress.values() for each in group),
            *(each.by_post_id for group in proofs.values() for each in group),
            *(
                judge
                for group in proofs.values()
                for each in group
                if (judge := each.judge_post_id)
            ),
            *(each.by_post_id for group in closures.values() for each in group),
            *(row.owner_post_id for row in rows),
        }
    )
    tenures = people.tenures_in_words({row.owner_post_id for row in rows}, on=today)
    return [
        (
            row.recommendation_id,
            PublicAction(
                **_promise(row, titles, tenures, today),
                progress=tuple(
                    PublicProgress(each.on, each.words, _title(titles, each.by_post_id))
                    for each in progress.get(row.id, ())
                ),
                proofs=tuple(_proof(each, titles) for each in proofs.get(row.id, ())),
                closures=tuple(_closure(each, titles) for each in closures.get(row.id, ())),
            ),
        )
        for row in rows
    ]


def _promise(
    row: Action, titles: dict[str, str], tenures: dict[str, str], today: date
) -> dict[str, Any]:
    stage, kind = Stage(row.stage), SuccessKind(row.success_kind)
    return {
        "id": row.id,
        "ref": row.ref,
        "text": row.text,
        "owner": _title(titles, row.owner_post_id),
        "owner_tenure": tenures.get(str(row.owner_post_id), ""),
        "original_due": row.original_due,
        "due": row.due,
        "slip_days": (row.due - row.original_due).days if row.due and row.original_due else 0,
        "late": stage is not Stage.CLOSED and row.due is not None and row.due < today,
        "success_kind": kind,
        "success_words": words.of_success(kind),
        "success_test": row.success_test,
        "pair": row.pair,
        "stage": stage,
        "stage_words": words.of_stage(stage),
        "origin": row.origin,
    }


def _proof(proof: Proof, titles: dict[str, str]) -> PublicProof:
    return PublicProof(
        attempt=proof.attempt,
        summary=proof.summary,
        submitted_on=proof.submitted_on,
        by=_title(titles, proof.by_post_id),
        judgement=Judgement(proof.judgement),
        judgement_words=words.of_judgement(Judgement(proof.judgement)),
        reasons=proof.reasons,
        judged_on=proof.judged_on,
        judged_by=_title(titles, proof.judge_post_id),
    )


def _closure(row: Closure, titles: dict[str, str]) -> PublicClosure:
    return PublicClosure(
        closed_on=row.closed_on,
        by=_title(titles, row.by_post_id),
        words=row.words,
        reopened_on=row.reopened_on,
        reopened_because=row.reopened_because,
    )


def _title(titles: dict[str, str], post: UUID | None) -> str:
    return titles.get(str(post), "")


def _grouped(rows: Iterable[T]) -> dict[UUID, list[T]]:
    grouped: dict[UUID, list[T]] = {}
    for row in rows:
        grouped.setdefault(row.action_id, []).append(row)
    return grouped


def _by_number(ref: str) -> list[tuple[int, int | str]]:
    """R2.10 comes after R2.9, and R10 after R9."""
    parts = re.findall(r"\d+|\D+", ref)
    return [(0, int(part)) if part.isdigit() else (1, part) for part in parts]
