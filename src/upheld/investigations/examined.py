"""What a report tells beside its findings: how cases were chosen and read, and figures.

The list of cases itself stays in the file. Whoever holds it can do the draw again, because the
report says which places on it were drawn, and by which root of the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .drawing import drawn
from .models import (
    Allegation,
    CaseExamined,
    Investigation,
    PinnedMeasure,
    SampleFrame,
    SecondReading,
)
from .reading import Pages


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """Frames, cases and figures as plain values."""

    content: dict[str, Any]
    mismatched: tuple[UUID, ...]


def told(*, actor: Actor, keys: Keyring, investigation: Investigation) -> Told:
    """Every frame, every case with its second reading, and every figure that was pinned."""
    own = {"investigation": investigation}
    frames = list(SampleFrame.objects.filter(**own).order_by("number"))
    cases = list(CaseExamined.objects.filter(**own).order_by("number"))
    readings = {each.case_id: each for each in SecondReading.objects.filter(**own)}
    figures = list(PinnedMeasure.objects.filter(**own).order_by("number"))
    numbers = dict(Allegation.objects.filter(**own).values_list("id", "number"))
    pages = Pages(
        actor=actor,
        keys=keys,
        ids=[
            *(each.body_id for each in frames),
            *(each.body_id for each in cases),
            *(each.body_id for each in figures),
            *(each.answer_id for each in readings.values()),
        ],
    )
    titles = people.post_titles(each.post_id for each in readings.values())
    content = {
        "frames": [_frame(each, pages) for each in frames],
        "cases": [_case(each, pages, readings.get(each.id), titles) for each in cases],
        "pinned": [_figure(each, pages, numbers) for each in figures],
    }
    return Told(content, pages.mismatched)


def _frame(row: SampleFrame, pages: Pages) -> dict[str, Any]:
    said = pages.of(row.body_id)
    places: tuple[int, ...] = ()
    if row.log_root:
        root = bytes.fromhex(row.log_root)
        places = drawn(root=root, frame=row.id, total=row.total, wanted=row.wanted)
    return {
        "number": row.number,
        "rule": row.rule,
        "total": row.total,
        "wanted": row.wanted,
        "source": said.get("source", ""),
        "reason": said.get("reason", ""),
        "as_at": row.as_at.isoformat(),
        "stated_on": row.stated_on.isoformat(),
        "drawn_on": row.drawn_on.isoformat() if row.drawn_on else None,
        "log_size": row.log_size,
        "log_root": row.log_root,
        "places": list(places),
    }


def _case(
    row: CaseExamined, pages: Pages, second: SecondReading | None, titles: dict[str, str]
) -> dict[str, Any]:
    said = pages.of(row.body_id)
    return {
        "number": row.number,
        "pseudonym": said.get("pseudonym", ""),
        "outcome": row.outcome,
        "reasons": said.get("reasons", ""),
        "origin": row.origin,
        "second": _second(second, pages, titles) if second else None,
    }


def _second(row: SecondReading, pages: Pages, titles: dict[str, str]) -> dict[str, Any]:
    """What a second reader said; `agrees` is None where they have not answered."""
    return {
        "post": titles[str(row.post_id)],
        "agrees": row.agrees,
        "words": pages.of(row.answer_id).get("words", ""),
    }


def _figure(row: PinnedMeasure, pages: Pages, numbers: dict[UUID, int]) -> dict[str, Any]:
    return {
        "number": row.number,
        "allegation": numbers[row.allegation_id],
        "pinned_on": row.pinned_on.isoformat(),
        "said": pages.of(row.body_id),
    }
