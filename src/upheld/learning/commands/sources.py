"""Putting an earlier inquiry, inspection, audit or public statement on the record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import policy, sealing
from upheld.learning.drafts import EarlierSource
from upheld.learning.events import SourceBrought, SourceRecorded, SourceShared
from upheld.learning.models import Bearing, SourceOfEvidence
from upheld.learning.revising import all_changed
from upheld.learning.states import Openness, SourceKind
from upheld.ledger.command import command
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .statements import pin_figure

SHARED_WITHIN = timedelta(days=28)
BODY_KIND = "source"


class Investigated(Protocol):
    """What a source needs to know of an investigation that it bears on."""

    id: UUID
    matter: UUID
    investigator_id: UUID
    receiver_id: UUID
    commissioner_id: UUID


@command(policy.may_record_source, record_refusals=True)
def record_source(
    *,
    actor: Actor,
    at: datetime,
    source: EarlierSource,
    keys: Keyring,
    investigation: Any = None,
) -> tuple[SourceOfEvidence, SourceRecorded]:
    """Record a source of evidence. Sharing it with those who gave evidence falls due in 28 days.

    No report has to draw on it. The duty runs from completion, so it may be late at once. With
    an investigation, it bears on that matter. Raises `NotPossible` for one that is not whole.
    """
    given: Investigated | None = investigation
    _require_whole(source, day_of(at))
    row = SourceOfEvidence.objects.create(
        kind=source.kind.value,
        openness=source.openness.value,
        completed_on=source.completed_on,
        had_contributors=source.had_contributors,
        shared_with_contributors_on=source.shared_on,
        read_from="" if source.openness is Openness.SEALED else source.read_from,
        recorded_on=day_of(at),
        origin=source.origin.value,
        **_said(source),
        **_told(source, given, actor=actor, at=at, keys=keys),
    )
    voided = _bears(row, given, at) if given else 0
    if source.measure:
        pin_figure(actor=actor, at=at, source=row, measure=source.measure)
    return row, SourceRecorded(
        source=str(row.id),
        kind=row.kind,
        openness=row.openness,
        completed_on=row.completed_on,
        share_by=_share_by(source),
        matters=(str(given.matter),) if given else (),
        read_from=row.read_from,
        approvals_voided=voided,
    )


@command(policy.may_bring, record_refusals=True)
def bring_source(
    *, actor: Actor, at: datetime, source: SourceOfEvidence, investigation: Any
) -> tuple[Bearing, SourceBrought]:
    """Say that a source bears on a matter. It goes into the public page of that matter.

    Raises `NotPossible` for a source whose very existence is sealed, and for one that is there
    already: the three of an investigation may not be those who hold it.
    """
    if source.openness == Openness.SEALED.value:
        raise NotPossible("Record it again with the investigation: others hold its words.")
    if investigation.matter in source.matters:
        raise NotPossible("This source bears on this matter already.")
    voided = _bears(source, investigation, at)
    row = Bearing.objects.get(source=source, matter=investigation.matter)
    return row, SourceBrought(
        source=str(source.id), matter=str(row.matter), approvals_voided=voided
    )


@command(policy.may_say_shared)
def say_shared(
    *, actor: Actor, at: datetime, source: SourceOfEvidence, on: date
) -> tuple[SourceOfEvidence, SourceShared]:
    """Say on which day a source was shared with those who gave evidence to it.

    It may be said after release too: the public page then shows that day, and how late it was.

    Raises `NotPossible` where nothing is owed, and for a day that cannot be true.
    """
    if not source.had_contributors or source.shared_with_contributors_on is not None:
        raise NotPossible("Nothing is owed: nobody gave evidence, or it has been shared already.")
    if on > day_of(at) or (source.completed_on is not None and on < source.completed_on):
        raise NotPossible("It was shared on a day from its completion until today.")
    source.shared_with_contributors_on = on
    source.save()
    return source, SourceShared(source=str(source.id), shared_on=on)


def _require_whole(source: EarlierSource, today: date) -> None:
    if not source.title.strip():
        raise NotPossible("Say what it is called.")
    if source.completed_on is not None and source.completed_on > today:
        raise NotPossible("It cannot have been completed on a day that has not come.")
    if source.had_contributors and source.completed_on is None:
        raise NotPossible("Say when it was completed: those who gave evidence wait from that day.")
    if source.kind is SourceKind.STATEMENT:
        _require_said(source)
    elif source.words or source.figure or source.measure or source.is_apology:
        raise NotPossible("Only a public statement has words and a figure of its own.")


def _require_said(source: EarlierSource) -> None:
    if source.openness is not Openness.PUBLIC:
        raise NotPossible("A statement that was made in public is public.")
    if not source.words.strip() or source.commissioned_by is None:
        raise NotPossible("Write down what was said, and which post said it.")
    if bool(source.figure.strip()) != bool(source.figure_source.strip()):
        raise NotPossible("Write down the figure and where it comes from, or neither.")


def _share_by(source: EarlierSource) -> date | None:
    owed = source.had_contributors and source.shared_on is None
    return source.completed_on + SHARED_WITHIN if owed and source.completed_on else None


def _said(source: EarlierSource) -> dict[str, Any]:
    """The words of a public statement, and the figure that was given for it."""
    return {
        "words": source.words.strip(),
        "figure": source.figure.strip(),
        "figure_source": source.figure_source.strip(),
        "is_apology": source.is_apology,
    }


def _told(
    source: EarlierSource,
    given: Investigated | None,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> dict[str, Any]:
    """What names the source: in the clear where it may be, and otherwise in a compartment."""
    by = source.commissioned_by
    named = {
        "title": source.title.strip(),
        "date_words": source.date_words.strip(),
        "commissioned_by": people.tenure_words(post=by.post, on=by.on) if by else "",
    }
    if source.openness is Openness.PUBLIC:
        return named
    acting: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    if given is not None:
        compartment = sealing.opened_for_three(given, **acting)
    else:
        compartment = sealing.opened_for_receivers(**acting)
    if source.openness is Openness.KNOWN:
        return named | {"compartment_id": compartment}
    content = named | {"read_from": source.read_from}
    body = sealing.sealed_into(compartment, kind=BODY_KIND, content=content, **acting)
    return {"compartment_id": compartment, "body_id": body}


def _bears(source: SourceOfEvidence, investigation: Investigated, at: datetime) -> int:
    """Tie the source to the matter; readers of an unreleased report read again."""
    Bearing.objects.create(
        source=source,
        matter=investigation.matter,
        investigation_id=investigation.id,
        brought_on=day_of(at),
    )
    return all_changed(investigation.matter)
