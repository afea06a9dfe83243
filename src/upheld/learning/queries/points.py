"""What a source says, and which earlier recommendations nobody has answered yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import ANYONE, Actor
from upheld.learning.models import Point, PublishedReport, SourceOfEvidence
from upheld.learning.states import Openness, PointKind
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .register import source as source_row


@dataclass(frozen=True, slots=True)
class PointLine:
    """One thing that a source says. `taken_up_by` is the number of our recommendation."""

    id: UUID
    source: UUID
    kind: str
    place: str
    text: str
    answer: str
    answer_text: str
    taken_up_by: str
    answered_on: date | None

    @property
    def is_unanswered(self) -> bool:
        """Whether nobody has said what became of this recommendation."""
        return self.kind == PointKind.RECOMMENDATION.value and not self.answer


def point(*, actor: Actor, keys: Keyring, id: UUID) -> Point | None:
    """The row of a point, to hand to a command: for those who may know of its source."""
    row = Point.objects.filter(id=id).select_related("source").first()
    if row is None or source_row(actor=actor, keys=keys, id=row.source_id) is None:
        return None
    return row


def points(*, actor: Actor, keys: Keyring, source: UUID) -> list[PointLine]:
    """What a source says, for those who may know of it. Sealed words open with their keys."""
    if source_row(actor=actor, keys=keys, id=source) is None:
        return []
    return _lines(Point.objects.filter(source=source), actor, keys)


def public_points(*, actor: Actor = ANYONE) -> dict[UUID, list[PointLine]]:
    """What each source says that anybody may read."""
    public = SourceOfEvidence.objects.filter(openness=Openness.PUBLIC.value)
    found: dict[UUID, list[PointLine]] = {}
    for each in _lines(Point.objects.filter(source__in=public)):
        found.setdefault(each.source, []).append(each)
    return found


def _lines(
    rows: Iterable[Point], actor: Actor = ANYONE, keys: Keyring | None = None
) -> list[PointLine]:
    found = list(
        Point.objects.filter(id__in=[each.id for each in rows])
        .select_related("taken_up_by")
        .order_by("number")
    )
    said: Mapping[UUID, Any] = {}
    if keys is not None:
        wanted = [id for each in found for id in (each.body_id, each.answer_body_id) if id]
        said = vault.bodies_by_id(actor=actor, keys=keys, ids=wanted)
    released = set(PublishedReport.objects.filter(is_open=True).values_list("report_id", flat=True))
    return [_line(each, said, released, may_see_all=keys is not None) for each in found]


def _line(
    row: Point, said: Mapping[UUID, Any], released: set[UUID], *, may_see_all: bool
) -> PointLine:
    words = getattr(said.get(row.body_id), "content", None) or {} if row.body_id else {}
    reply = (
        getattr(said.get(row.answer_body_id), "content", None) or {} if row.answer_body_id else {}
    )
    by = row.taken_up_by
    return PointLine(
        id=row.id,
        source=row.source_id,
        kind=row.kind,
        place=row.place or str(words.get("place", "")),
        text=row.text or str(words.get("text", "")),
        answer=row.answer,
        answer_text=row.answer_text or str(reply.get("text", "")),
        taken_up_by=by.ref if by and (may_see_all or by.report_id in released) else "",
        answered_on=row.answered_on,
    )
