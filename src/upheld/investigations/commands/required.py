"""What a commission needs: each paper laid, or a named person's signed reason for none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from upheld.investigations import policy, states
from upheld.investigations.events import RequiredPaperGiven
from upheld.investigations.models import Investigation, RequiredPaper
from upheld.investigations.states import Required, Stage
from upheld.investigations.writing import described, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

FEWEST_WORDS = 5
"""Fewer say no more than a box that is ticked “No”."""


@command(policy.may_prepare)
def lay_required_paper(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    kind: Required,
    title: str,
    file_name: str,
    content: bytes,
    keys: Keyring,
) -> tuple[RequiredPaper, RequiredPaperGiven]:
    """Lay a paper that a commission needs. A newer one may follow; the earlier ones stay."""
    body = described(title, file_name, content)
    _require_open(investigation)
    sealed = sealed_into(
        investigation.brief_id,
        actor=actor,
        at=at,
        kind="required-paper",
        content=body,
        keys=keys,
        attachment=content,
    )
    return _laid(investigation, kind, actor=actor, at=at, body=sealed)


@command(policy.may_prepare)
def sign_reason_for_none(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    kind: Required,
    reason: str,
    keys: Keyring,
) -> tuple[RequiredPaper, RequiredPaperGiven]:
    """Sign, as yourself, why there is no such paper. Raises `NotPossible` for a bare “No”."""
    words = said(reason, "Give your reason.")
    if len(words.split()) < FEWEST_WORDS:
        raise NotPossible("Give your reason in a sentence. A “No” alone is not a reason.")
    _require_open(investigation)
    sealed = sealed_into(
        investigation.brief_id,
        actor=actor,
        at=at,
        kind="required-paper",
        content={"reason": words},
        keys=keys,
    )
    return _laid(investigation, kind, actor=actor, at=at, body=sealed, reasoned=True)


def _require_open(investigation: Investigation) -> None:
    unsettled = [each for each in Stage if each not in states.SETTLED]
    states.require_in(investigation.stage, *unsettled)


def _laid(
    investigation: Investigation,
    kind: Required,
    *,
    actor: Actor,
    at: datetime,
    body: UUID,
    reasoned: bool = False,
) -> tuple[RequiredPaper, RequiredPaperGiven]:
    earlier = RequiredPaper.objects.filter(investigation=investigation, kind=kind.value)
    newest: int = earlier.aggregate(newest=Max("version"))["newest"] or 0
    paper = RequiredPaper.objects.create(
        investigation=investigation,
        kind=kind.value,
        version=newest + 1,
        reasoned=reasoned,
        body_id=body,
        person_id=UUID(actor.id),
        post_id=UUID(actor.post),
        given_on=day_of(at),
    )
    return paper, RequiredPaperGiven(
        investigation=str(investigation.id),
        kind=kind.value,
        version=paper.version,
        reasoned=reasoned,
    )
