"""Correcting what is public: proposed by the author, read by two others, never silently."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import clearing, correcting, policy, reading, states
from upheld.learning.drafts import CorrectedWords
from upheld.learning.events.corrections import (
    CorrectionAgreed,
    CorrectionProposed,
    CorrectionPublished,
    CorrectionSubmitted,
    CorrectionWithdrawn,
)
from upheld.learning.intruder import Intruder
from upheld.learning.models import Correction, LearningReport, Passage, PublishedCorrection
from upheld.learning.opening import Opened, opened
from upheld.learning.sealing import sealed_into
from upheld.learning.states import Correcting, Stage
from upheld.ledger.command import command
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

BODY_KIND = "learning-correction"


@command(policy.may_change)
def propose_correction(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    passage: Passage,
    words: CorrectedWords,
    keys: Keyring,
) -> tuple[Correction, CorrectionProposed]:
    """Propose other words for a published passage, and say why. Both stay sealed until agreed.

    Raises `NotPossible` before release, for words that are the same, without a reason, and
    while another correction of this report is open.
    """
    shown = opened(actor=actor, keys=keys, report=report)
    said = _said(report, passage, words, shown)
    found = vault.bodies_by_id(actor=actor, keys=keys, ids=[passage.body_id])[passage.body_id]
    content = {**getattr(found, "content", {}), **said}
    body = sealed_into(
        report.compartment_id, actor=actor, at=at, keys=keys, kind=BODY_KIND, content=content
    )
    report.revision += 1
    report.save()
    made = Correction.objects.create(
        report=report,
        number=Correction.objects.filter(report=report).count() + 1,
        passage=passage,
        body_id=body,
        proposed_on=day_of(at),
        proposed_as=actor.post_title,
    )
    return made, CorrectionProposed(
        report=str(report.id),
        correction=str(made.id),
        passage=str(passage.id),
        body=str(body),
        revision=report.revision,
    )


@command(policy.may_change_correction)
def submit_correction(
    *, actor: Actor, at: datetime, correction: Correction, keys: Keyring
) -> tuple[Correction, CorrectionSubmitted]:
    """Ask two others to read it. Raises `NotPossible` until the check ran and all is answered."""
    states.require_correcting(correction.state, then=Correcting.SUBMITTED)
    report = correction.report
    shown = opened(actor=actor, keys=keys, report=report)
    clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    correction.state = Correcting.SUBMITTED.value
    correction.save()
    return correction, CorrectionSubmitted(
        report=str(report.id), correction=str(correction.id), revision=report.revision
    )


@command(policy.may_change_correction)
def withdraw_correction(
    *, actor: Actor, at: datetime, correction: Correction
) -> tuple[Correction, CorrectionWithdrawn]:
    """Leave what is public as it is. Raises `NotPossible` once the correction is public."""
    states.require_correcting(correction.state, then=Correcting.WITHDRAWN)
    correction.state = Correcting.WITHDRAWN.value
    correction.first_reader = None
    correction.first_read_as = ""
    correction.save()
    report = correction.report
    return correction, CorrectionWithdrawn(
        report=str(report.id), correction=str(correction.id), revision=report.revision
    )


@command(policy.may_agree_correction, record_refusals=True)
def agree_correction(
    *,
    actor: Actor,
    at: datetime,
    correction: Correction,
    revision: int,
    intruder: Intruder,
    keys: Keyring,
) -> tuple[Correction, CorrectionAgreed]:
    """Agree, as the first reader, to the correction that was read, with every flag's answer.

    Raises `NotPossible` where anything has changed since, and without an answer to each question.
    """
    states.require_correcting(correction.state, then=Correcting.AGREED)
    report = correction.report
    reading.require_read(report, revision)
    shown = opened(actor=actor, keys=keys, report=report)
    clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    answers = reading.answered(report, intruder, actor=actor, at=at, keys=keys)
    correction.state = Correcting.AGREED.value
    correction.first_reader = UUID(actor.id)
    correction.first_read_as = actor.post_title
    correction.save()
    return correction, CorrectionAgreed(
        report=str(report.id),
        correction=str(correction.id),
        revision=report.revision,
        answers=answers,
    )


@command(policy.may_publish_correction, record_refusals=True)
def publish_correction(
    *,
    actor: Actor,
    at: datetime,
    correction: Correction,
    revision: int,
    intruder: Intruder,
    keys: Keyring,
) -> tuple[PublishedCorrection, CorrectionPublished]:
    """Publish the correction, as the second reader. The text before it stays readable.

    Raises `NotPossible` where anything has changed since it was read.
    """
    states.require_correcting(correction.state, then=Correcting.PUBLISHED)
    report = correction.report
    reading.require_read(report, revision)
    shown = opened(actor=actor, keys=keys, report=report)
    checked = clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    answers = reading.answered(report, intruder, actor=actor, at=at, keys=keys)
    place = correcting.public_row(shown, correction.passage)
    said = correcting.content_of(actor=actor, keys=keys, correction=correction)
    who = f"{correction.first_read_as} and {actor.post_title}"
    made = correcting.publish(
        correction, place, said, checked=checked, read_by=who, today=day_of(at)
    )
    correction.state = Correcting.PUBLISHED.value
    correction.second_reader = UUID(actor.id)
    correction.save()
    return made.row, CorrectionPublished(
        published=str(made.row.report_id),
        matter=str(report.matter),
        correction=str(correction.id),
        edition=made.row.edition + 1,
        earlier=made.row.earlier_digest,
        digest=made.digest,
        answers=answers,
        flags_left=len(checked.flags),
        **made.files,
    )


def _said(
    report: LearningReport, passage: Passage, words: CorrectedWords, shown: list[Opened]
) -> dict[str, str]:
    """The corrected words and the reason, once it is sure that they can be proposed."""
    if report.state != Stage.RELEASED.value or passage.report_id != report.id:
        raise NotPossible("Only words that are public can be corrected.")
    if correcting.open_one(report) is not None:
        raise NotPossible("Finish or withdraw the correction that is open first.")
    text, why = words.text.strip(), words.why.strip()
    if not text or not why:
        raise NotPossible("Write the corrected words, and say why they are corrected.")
    if text == correcting.public_row(shown, passage).text:
        raise NotPossible("These are the words that are public already.")
    return {"text": text, "why": why}
