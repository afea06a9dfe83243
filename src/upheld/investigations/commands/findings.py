"""Answers: findings, observations beside them, the sign-off, and what became known later."""

from __future__ import annotations

from datetime import datetime

from upheld.investigations import completeness, policy, states
from upheld.investigations.answers import Answer
from upheld.investigations.events import (
    FindingRecorded,
    FindingsSignedOff,
    LaterEvidenceAdded,
    ObservationAdded,
)
from upheld.investigations.models import (
    Allegation,
    Finding,
    HeadlineArea,
    Investigation,
    LaterEvidence,
    Observation,
)
from upheld.investigations.states import Stage
from upheld.investigations.writing import part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def record_finding(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    allegation: Allegation,
    seen: int,
    answer: Answer,
    keys: Keyring,
) -> tuple[Finding, FindingRecorded]:
    """Answer an allegation, or revise the answer before sign-off; earlier words stay sealed.

    `seen` is the revision that the writer had before them, 0 for none. Raises `NotPossible`
    where somebody else has written meanwhile: nothing of either is lost.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, allegation)
    if not completeness.terms_are_agreed(investigation.id):
        raise NotPossible("Every party must agree the newest terms before anything is found.")
    finding = _as_seen(investigation, allegation, seen)
    finding.body_id = sealed_into(
        investigation.file_id,
        actor=actor,
        at=at,
        kind="finding",
        content=answer.content(),
        keys=keys,
    )
    finding.outcome, finding.standard = answer.outcome.value, answer.standard.value
    finding.inferred, finding.origin = answer.inferred, answer.origin.value
    finding.revision, finding.decided_on = seen + 1, day_of(at)
    finding.save()
    return finding, FindingRecorded(
        finding=str(finding.id),
        allegation=str(allegation.id),
        outcome=finding.outcome,
        inferred=finding.inferred,
        revision=finding.revision,
    )


def _as_seen(investigation: Investigation, allegation: Allegation, seen: int) -> Finding:
    """The finding that the writer had before them, or a new one where there was none."""
    finding = Finding.objects.filter(allegation=allegation).first()
    if (finding.revision if finding else 0) != seen:
        raise NotPossible(
            "Somebody else answered this allegation while you were writing. Your words are still "
            "on this page: read the other answer, then save again if yours should stand."
        )
    return finding or Finding(investigation=investigation, allegation=allegation)


@command(policy.may_investigate)
def add_observation(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    area: HeadlineArea,
    words: str,
    keys: Keyring,
    facts: tuple[str, ...] = (),
    origin: Origin = Origin.OWN,
) -> tuple[Observation, ObservationAdded]:
    """Put something adverse that answers no allegation beside an area's findings."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, area)
    observation = Observation.objects.create(
        investigation=investigation,
        area=area,
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="observation",
            content={"words": said(words, "Write what was observed."), "facts": list(facts)},
            keys=keys,
        ),
        observed_on=day_of(at),
        origin=origin.value,
    )
    return observation, ObservationAdded(observation=str(observation.id), area=str(area.id))


@command(policy.may_certify, record_refusals=True)
def sign_off_findings(
    *, actor: Actor, at: datetime, investigation: Investigation
) -> tuple[Investigation, FindingsSignedOff]:
    """Certify that nothing is left unanswered, and freeze the findings. No word is read for it.

    Raises `NotPossible`, with what is missing, while anything is.
    """
    states.require(investigation.stage, then=Stage.SIGNED_OFF)
    reached = completeness.progress(investigation.id)
    if reached.missing:
        raise NotPossible(" ".join(reached.missing))
    investigation.stage = Stage.SIGNED_OFF.value
    investigation.signed_off_on = day_of(at)
    investigation.save(update_fields=["stage", "signed_off_on"])
    return investigation, FindingsSignedOff(
        investigation=str(investigation.id),
        areas=len(reached.areas),
        allegations=reached.allegations,
        cases=reached.roll.examined,
        cases_upheld=reached.roll.upheld,
    )


@command(policy.may_investigate)
def add_later_evidence(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    area: HeadlineArea,
    words: str,
    keys: Keyring,
    facts: tuple[str, ...] = (),
    origin: Origin = Origin.OWN,
) -> tuple[LaterEvidence, LaterEvidenceAdded]:
    """Put what became known after sign-off beside an area. It never edits a finding."""
    states.require_in(investigation.stage, *sorted(states.SETTLED))
    part_of(investigation, area)
    evidence = LaterEvidence.objects.create(
        investigation=investigation,
        area=area,
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="later-evidence",
            content={"words": said(words, "Write what became known."), "facts": list(facts)},
            keys=keys,
        ),
        added_on=day_of(at),
        origin=origin.value,
    )
    return evidence, LaterEvidenceAdded(evidence=str(evidence.id), area=str(area.id))
