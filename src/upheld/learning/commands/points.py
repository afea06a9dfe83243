"""What a source says, and what became of what it recommended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import policy, sealing
from upheld.learning.drafts import EarlierSource, PointDraft
from upheld.learning.events.sources import PointAdded, RecommendationAnswered, SourceRead
from upheld.learning.models import Passage, Point, SourceOfEvidence
from upheld.learning.states import Answer, Kind, Openness, PointKind
from upheld.ledger.command import command
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .sources import record_source

BODY_KIND = "point"


@command(policy.may_add_point)
def add_point(
    *, actor: Actor, at: datetime, source: SourceOfEvidence, point: PointDraft, keys: Keyring
) -> tuple[Point, PointAdded]:
    """Write down one thing that a source says. Of a source that is not public it is sealed.

    Raises `NotPossible` without words, and `NotPermitted` for keys that do not open the source.
    """
    words = _said(point.text, "Write down what it says.")
    highest: int | None = Point.objects.filter(source=source).aggregate(n=Max("number"))["n"]
    row = Point.objects.create(
        source=source,
        number=(highest or 0) + 1,
        kind=point.kind.value,
        place=point.place.strip() if _is_public(source) else "",
        **_kept(source, "text", "body", words, place=point.place, actor=actor, at=at, keys=keys),
    )
    return row, PointAdded(source=str(source.id), point=str(row.id), kind=row.kind)


@command(policy.may_answer_earlier)
def answer_recommendation(
    *,
    actor: Actor,
    at: datetime,
    point: Point,
    answer: Answer,
    words: str,
    keys: Keyring,
    taken_up_by: Passage | None = None,
) -> tuple[Point, RecommendationAnswered]:
    """Say what became of an earlier recommendation: taken up, done already, or not taken up.

    Raises `NotPossible` without the words that show it, for what is no recommendation, and
    where it was taken up and no recommendation of ours is named.
    """
    if point.kind != PointKind.RECOMMENDATION.value:
        raise NotPossible("Only a recommendation has an answer.")
    if (answer is Answer.TAKEN_UP) != (taken_up_by is not None):
        raise NotPossible("Say by which recommendation it was taken up, or that it was not.")
    if taken_up_by is not None and taken_up_by.kind != Kind.RECOMMENDATION.value:
        raise NotPossible("Only a recommendation takes up a recommendation.")
    said = _said(words, "Say what shows it, or why it was not taken up.")
    kept = _kept(point.source, "answer_text", "answer_body", said, actor=actor, at=at, keys=keys)
    point.answer = answer.value
    point.taken_up_by = taken_up_by
    point.answered_on = day_of(at)
    point.answer_text = kept.get("answer_text", "")
    point.answer_body_id = kept.get("answer_body_id")
    point.save()
    return point, RecommendationAnswered(
        source=str(point.source_id), point=str(point.id), answer=answer.value
    )


@command(policy.may_record_source)
def record_read(
    *,
    actor: Actor,
    at: datetime,
    source: EarlierSource,
    points: Sequence[PointDraft],
    proposed: int,
    keys: Keyring,
    investigation: Any = None,
) -> tuple[SourceOfEvidence, SourceRead]:
    """Record a source with the lines that a person confirmed out of a file.

    Raises `NotPossible` without the digest of the file, and where nothing was confirmed.
    """
    if not source.read_from or not points:
        raise NotPossible("Confirm at least one line of the file.")
    row = record_source(actor=actor, at=at, source=source, keys=keys, investigation=investigation)
    for each in points:
        add_point(actor=actor, at=at, source=row, point=each, keys=keys)
    return row, SourceRead(
        source=str(row.id),
        read_from=row.read_from,
        proposed=proposed,
        confirmed=len(points),
    )


def _is_public(source: SourceOfEvidence) -> bool:
    return source.openness == Openness.PUBLIC.value


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise NotPossible(otherwise)
    return words.strip()


def _kept(
    source: SourceOfEvidence,
    clear: str,
    sealed: str,
    words: str,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
    place: str = "",
) -> dict[str, Any]:
    """The columns that hold words of a source: in the clear only where anybody may read it."""
    if _is_public(source):
        return {clear: words}
    held: UUID | None = source.compartment_id
    if held is None or held not in vault.openable(actor=actor, keys=keys, ids=[held]):
        raise NotPermitted("This is no longer here. Go back and look again.")
    content = {"text": words, "place": place.strip()}
    body = sealing.sealed_into(held, kind=BODY_KIND, content=content, actor=actor, at=at, keys=keys)
    return {f"{sealed}_id": body}
