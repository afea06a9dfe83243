"""The author says where a passage comes from, or why it is written anew."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import derivations, deriving, policy, revising
from upheld.learning.derivations import NEED_NOT_SAY, Comes
from upheld.learning.events.deriving import PassageTraced
from upheld.learning.models import LearningReport, Passage, PassageDerived
from upheld.learning.sealing import sealed_into
from upheld.learning.states import Kind
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_change)
def derive_passage(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    passage: Passage,
    comes: Comes,
    keys: Keyring,
) -> tuple[PassageDerived, PassageTraced]:
    """Say from which passages of the full report and claims of the grid it comes, or why from none.

    It belongs to exactly these words. Raises `NotPossible` for a title, a heading and the cases,
    for what the file or the grid does not have, without a reason in words, and after release.
    """
    voided = revising.decided(report)
    if passage.report_id != report.id or Kind(passage.kind) in NEED_NOT_SAY:
        raise NotPossible("A title, a heading and the cases need not say where they come from.")
    derivations.require_whole(comes)
    acting: dict[str, Any] = {"actor": actor, "keys": keys}
    content = deriving.content_of(comes, report=report, **acting)
    sealing = acting | {"at": at, "content": content}
    row = PassageDerived.objects.create(
        report=report,
        number=_next(report),
        passage=passage,
        of_body=passage.body_id,
        anew=comes.anew.value if comes.anew else "",
        body_id=sealed_into(report.compartment_id, kind="learning-derivation", **sealing),
        said_on=day_of(at),
    )
    return row, PassageTraced(
        report=str(report.id),
        passage=str(passage.id),
        body=str(row.body_id),
        anew=row.anew,
        revision=report.revision,
        approvals_voided=voided,
    )


def _next(report: LearningReport) -> int:
    mine = PassageDerived.objects.filter(report=report)
    last: int | None = mine.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
