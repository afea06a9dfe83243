"""A learning report with its passages opened, for whoever holds a grant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .completeness import Traced
from .models import Correction, Derivation, LearningReport, Passage
from .states import Correcting, Kind, Stage


@dataclass(frozen=True, slots=True)
class Source:
    """A finding that a passage comes from, by its codes."""

    finding: UUID
    area: int
    outcome: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One passage with its words. `content` is None where they are not what was sealed."""

    id: UUID
    body: UUID
    position: int
    kind: str
    ref: str
    publishable: bool
    origin: str
    content: dict[str, Any] | None
    comes_from: tuple[Source, ...]


def openable(*, actor: Actor, keys: Keyring, report: LearningReport) -> bool:
    """Whether these keys open the report and no conflict removes the reader."""
    if actor.is_excluded_from(report.matter):
        return False
    ids = (report.compartment_id,)
    return report.compartment_id in vault.openable(actor=actor, keys=keys, ids=ids)


def passages(*, actor: Actor, keys: Keyring, report: LearningReport) -> list[Opened]:
    """Every passage in its place. A fixed number of questions to the database.

    A passage that was corrected, or is being corrected, has the corrected words.
    """
    rows = list(Passage.objects.filter(report=report).order_by("position"))
    instead = _corrected(report)
    body_of = {each.id: instead.get(each.id, each.body_id) for each in rows}
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=list(body_of.values()))
    sources: dict[UUID, list[Source]] = {}
    for each in Derivation.objects.filter(passage__report=report).order_by("area", "id"):
        traced = Source(each.finding_id, each.area, each.outcome, each.inferred)
        sources.setdefault(each.passage_id, []).append(traced)
    return [
        Opened(
            id=row.id,
            body=body_of[row.id],
            position=row.position,
            kind=row.kind,
            ref=row.ref,
            publishable=row.publishable,
            origin=row.origin,
            content=_with_note(getattr(bodies.get(body_of[row.id]), "content", None)),
            comes_from=tuple(sources.get(row.id, ())),
        )
        for row in rows
    ]


def _corrected(report: LearningReport) -> dict[UUID, UUID]:
    """The body of the newest correction of each passage that has one."""
    if report.state != Stage.RELEASED.value:
        return {}
    rows = Correction.objects.filter(report=report).exclude(state=Correcting.WITHDRAWN.value)
    return dict(rows.order_by("number").values_list("passage_id", "body_id"))


def _with_note(content: dict[str, Any] | None) -> dict[str, Any] | None:
    """The words with the reason for a correction below, as the public will read them."""
    if content is None or not content.get("why"):
        return content
    return content | {"text": f"{content['text']}\n\nCorrected: {content['why']}"}


def opened(*, actor: Actor, keys: Keyring, report: LearningReport) -> list[Opened]:
    """Every passage, to be approved or released.

    Raises `NotPermitted` for keys that do not open the report, and `NotPossible` where any
    passage is not what was sealed.
    """
    if not openable(actor=actor, keys=keys, report=report):
        raise NotPermitted("This is no longer here. Go back and look again.")
    found = passages(actor=actor, keys=keys, report=report)
    if any(each.content is None for each in found):
        raise NotPossible("A passage is not what was sealed. Tell the author before you go on.")
    return found


def traced(report: UUID) -> list[Traced]:
    """Which findings the passages of a report come from."""
    rows = Derivation.objects.filter(passage__report_id=report).select_related("passage")
    return [
        Traced(each.finding_id, Kind(each.passage.kind), each.passage.publishable) for each in rows
    ]
