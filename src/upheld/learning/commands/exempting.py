"""The receiver decides, passage by passage, why something is not published."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import exempting, exemptions, policy, revising
from upheld.learning.events.exempt import FindingExempted, PassageExempted
from upheld.learning.exemptions import Balance, Exemption, Remains
from upheld.learning.models import ExemptionDecided, LearningReport, Passage
from upheld.learning.opening import Opened, opened
from upheld.learning.sealing import sealed_into
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_exempt, record_refusals=True)
def decide_exemption(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    passage: Passage,
    investigation: Any,
    exemption: Exemption,
    keys: Keyring,
) -> tuple[ExemptionDecided, PassageExempted]:
    """Say under which paragraph a passage is withheld, weigh the public interest, and decide.

    Raises `NotPossible` for a passage that may be published, for a summary that is not
    published, where a part has no words, and after release.
    """
    voided = revising.decided(report)
    exemptions.require_whole(exemption)
    shown = {each.id: each for each in opened(actor=actor, keys=keys, report=report)}
    mine = shown.get(passage.id)
    if mine is None or mine.publishable:
        raise NotPossible("This passage may be published, so there is nothing to decide.")
    said: dict[str, Any] = {
        "exemption": exemption,
        "shown": shown,
        "passage": passage,
        "of_body": mine.body,
    }
    row = _kept(report, actor=actor, at=at, keys=keys, **said)
    return row, PassageExempted(passage=str(row.passage_id), **_codes_of(report, row, voided))


@command(policy.may_exempt, record_refusals=True)
def decide_left_out(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    finding: UUID,
    investigation: Any,
    exemption: Exemption,
    keys: Keyring,
) -> tuple[ExemptionDecided, FindingExempted]:
    """Decide in the same way on a finding that no passage of the report tells.

    Raises `NotPossible` for a finding that a passage tells, and otherwise as for a passage. Where
    it is to be published, its author writes a passage that tells it.
    """
    voided = revising.decided(report)
    exemptions.require_whole(exemption)
    shown = {each.id: each for each in opened(actor=actor, keys=keys, report=report)}
    out = {each.id: each for each in exempting.left_out(actor=actor, report=report)}
    if finding not in out:
        raise NotPossible("A passage of the report tells this finding. Decide on the passage.")
    said: dict[str, Any] = {"exemption": exemption, "shown": shown, "finding_id": finding}
    row = _kept(report, actor=actor, at=at, keys=keys, of_body=out[finding].body, **said)
    return row, FindingExempted(finding=str(finding), **_codes_of(report, row, voided))


def _kept(
    report: LearningReport,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
    exemption: Exemption,
    shown: dict[UUID, Opened],
    **about: Any,
) -> ExemptionDecided:
    body = sealed_into(
        report.compartment_id,
        actor=actor,
        at=at,
        keys=keys,
        kind="learning-exemption",
        content=exemption.content(),
    )
    return ExemptionDecided.objects.create(
        report=report,
        number=_next(report),
        body_id=body,
        decided_by=UUID(actor.id),
        decided_on=day_of(at),
        **_codes(shown, exemption),
        **about,
    )


def _codes_of(report: LearningReport, row: ExemptionDecided, voided: int) -> dict[str, Any]:
    """What stands in the log of a decision: codes and no reason."""
    return {
        "report": str(report.id),
        "body": str(row.body_id),
        "paragraph": row.paragraph,
        "balance": row.balance,
        "remains": row.remains,
        "revision": report.revision,
        "approvals_voided": voided,
    }


def _codes(shown: dict[UUID, Opened], exemption: Exemption) -> dict[str, Any]:
    """What stands in the clear. Of a passage that is published after all nothing remains to say."""
    codes: dict[str, Any] = {
        "paragraph": exemption.paragraph.value,
        "balance": exemption.balance.value,
    }
    if exemption.balance is Balance.PUBLISH or exemption.remains is None:
        return codes
    codes["remains"] = exemption.remains.value
    if exemption.remains is not Remains.SUMMARISED:
        return codes
    found = shown.get(exemption.summarised_by) if exemption.summarised_by else None
    if found is None or not exempting.sums_up(found):
        raise NotPossible("Choose a passage of this report that may be published.")
    return codes | {"summarised_by_id": found.id, "summary_body": found.body}


def _next(report: LearningReport) -> int:
    mine = ExemptionDecided.objects.filter(report=report)
    last: int | None = mine.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
