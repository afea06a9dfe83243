"""The matrix: headline areas, the allegations under them, and each area's answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.investigations import policy, states
from upheld.investigations.events import (
    AllegationAdded,
    AllegationPlaced,
    AreaAdded,
    AreaAnswered,
)
from upheld.investigations.models import Allegation, HeadlineArea, Investigation
from upheld.investigations.states import Outcome, Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def add_area(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    title: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[HeadlineArea, AreaAdded]:
    """Add a heading under which complaints are gathered. Its number follows by itself."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    area = HeadlineArea.objects.create(
        investigation=investigation,
        number=next_number(HeadlineArea.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="area",
            content={"title": said(title, "Give the headline area a title.")},
            keys=keys,
        ),
        origin=origin.value,
    )
    return area, AreaAdded(
        area=str(area.id), investigation=str(investigation.id), number=area.number
    )


@command(policy.may_investigate)
def add_allegation(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    words: str,
    keys: Keyring,
    area: HeadlineArea | None = None,
    origin: Origin = Origin.OWN,
) -> tuple[Allegation, AllegationAdded]:
    """Put one thing said to have happened on the record, under an area or not mapped yet."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, area)
    allegation = Allegation.objects.create(
        investigation=investigation,
        number=next_number(Allegation.objects.filter(investigation=investigation)),
        area=area,
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="allegation",
            content={"words": said(words, "Write what is said to have happened.")},
            keys=keys,
        ),
        origin=origin.value,
    )
    return allegation, AllegationAdded(
        allegation=str(allegation.id),
        investigation=str(investigation.id),
        number=allegation.number,
        area=_id(allegation.area_id),
    )


@command(policy.may_investigate)
def place_allegation(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    allegation: Allegation,
    area: HeadlineArea,
) -> tuple[Allegation, AllegationPlaced]:
    """Put an allegation under a headline area. The ledger keeps where it stood before."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, allegation, area)
    before = allegation.area_id
    if before == area.id:
        raise NotPossible("This allegation stands under this headline area already.")
    allegation.area = area
    allegation.save(update_fields=["area"])
    return allegation, AllegationPlaced(
        allegation=str(allegation.id), before=_id(before), area=str(area.id)
    )


@command(policy.may_investigate)
def answer_area(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    area: HeadlineArea,
    outcome: Outcome,
    reasons: str,
    keys: Keyring,
    inferred: bool = False,
) -> tuple[HeadlineArea, AreaAnswered]:
    """Answer a headline area as a whole. It can be answered anew until sign-off."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, area)
    area.answer_id = sealed_into(
        investigation.file_id,
        actor=actor,
        at=at,
        kind="answer",
        content={"reasons": said(reasons, "Give reasons for the answer.")},
        keys=keys,
    )
    area.outcome, area.inferred, area.answered_on = outcome.value, inferred, day_of(at)
    area.save(update_fields=["answer", "outcome", "inferred", "answered_on"])
    return area, AreaAnswered(area=str(area.id), outcome=outcome.value, inferred=inferred)


def _id(id: UUID | None) -> str:
    return "" if id is None else str(id)
