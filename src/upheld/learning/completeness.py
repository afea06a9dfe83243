"""What a learning report still owes before it can be submitted, to the findings and to readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from upheld.investigations.states import Outcome

from .states import UPHELD, Kind


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding of the investigation: its id, headline area and outcome."""

    id: UUID
    area: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Traced:
    """That a passage of a kind comes from a finding, and whether it may be published."""

    finding: UUID
    kind: Kind
    publishable: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """The findings that are still owed something."""

    untold: frozenset[UUID]
    """Not upheld, and no publishable passage says so."""
    unanswered: frozenset[UUID]
    """Upheld, with neither a publishable recommendation nor a reason for none."""
    silent: tuple[int, ...] = ()
    """The places of passages that say neither where they come from nor why they are new."""

    def __bool__(self) -> bool:
        return bool(self.untold or self.unanswered or self.silent)


def gaps(
    findings: Iterable[Answered], traced: Iterable[Traced], silent: Iterable[int] = ()
) -> Gaps:
    """What is missing. Equal prominence begins here: a finding not upheld must be told."""
    told: set[UUID] = set()
    answered: set[UUID] = set()
    for each in traced:
        if each.kind is Kind.NOT_UPHELD and each.publishable:
            told.add(each.finding)
        if each.kind is Kind.NO_RECOMMENDATION or (
            each.kind is Kind.RECOMMENDATION and each.publishable
        ):
            answered.add(each.finding)
    found = list(findings)
    return Gaps(
        untold=frozenset(f.id for f in found if f.outcome not in UPHELD) - told,
        unanswered=frozenset(f.id for f in found if f.outcome in UPHELD) - answered,
        silent=tuple(silent),
    )


def in_words(missing: Gaps, findings: Iterable[Answered]) -> str:
    """What to do, naming headline areas by number alone."""
    areas = {each.id: each.area for each in findings}
    untold = sorted({areas[id] for id in missing.untold})
    unanswered = sorted({areas[id] for id in missing.unanswered})
    sentences = []
    if untold:
        sentences.append(
            "Tell each finding that was not upheld in a passage that may be published. "
            f"It is missing in {_areas(untold)}."
        )
    if unanswered:
        sentences.append(
            "Each upheld finding needs a recommendation that may be published, or the reason "
            f"why there is none. It is missing in {_areas(unanswered)}."
        )
    if missing.silent:
        places = ", ".join(str(each) for each in missing.silent)
        sentences.append(
            "Say where each passage comes from, or why it is written anew. "
            f"Passages that say nothing: {places}."
        )
    return " ".join(sentences)


def _areas(numbers: list[int]) -> str:
    words = ", ".join(str(each) for each in numbers)
    return f"headline area {words}" if len(numbers) == 1 else f"headline areas {words}"
