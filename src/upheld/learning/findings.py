"""The signed-off findings that a learning report is drawn from, for those who hold the file."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.investigations import queries as investigations
from upheld.investigations.states import Outcome
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .completeness import Answered
from .models import LearningReport


@dataclass(frozen=True, slots=True)
class Found(Answered):
    """A finding with its words and its headline area's title."""

    area_title: str
    text: str
    inferred: bool


def of(*, actor: Actor, keys: Keyring, report: LearningReport) -> list[Found]:
    """The findings of a report's investigation, area by area; none without the file's keys."""
    lines = investigations.findings_for_release(
        actor=actor, keys=keys, investigation=report.investigation_id
    )
    return [
        Found(
            id=each.id,
            area=each.area,
            outcome=Outcome(each.outcome),
            area_title=each.area_title,
            text=each.text,
            inferred=each.inferred,
        )
        for each in lines
    ]
