"""The decisions on what is not published: which still hold, and whether any is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from upheld.investigations import queries as investigations
from upheld.investigations.queries import FindingCode
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .exemptions import Balance, Paragraph, Remains
from .models import Derivation, ExemptionDecided, LearningReport
from .opening import Opened
from .states import MADE_BY_THE_HOUSE, Kind, Stage

_TELLS_NOT = (Kind.RECOMMENDATION.value, Kind.NO_RECOMMENDATION.value)
READ_BY_OTHERS = frozenset({Stage.SUBMITTED, Stage.REVIEWED})
SUMS_NOTHING_UP = MADE_BY_THE_HOUSE | {Kind.HEADING}


class Held(Protocol):
    """A passage, as far as a decision looks at it."""

    @property
    def id(self) -> UUID: ...
    @property
    def body(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def publishable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the public is told of all that is withheld: how much, and under which paragraphs.

    Which paragraph goes with which passage is not said, so that it points at nobody.
    """

    count: int
    under: str
    summed_up: int


@dataclass(frozen=True, slots=True, repr=False)
class Decided:
    """A decision that still holds, with its words."""

    paragraph: Paragraph
    balance: Balance
    remains: Remains | None
    summarised_by: UUID | None
    decided_on: date
    favour: str
    against: str
    conclusion: str
    reason: str
    because: str


def left_out(*, actor: Actor, report: LearningReport) -> list[FindingCode]:
    """The findings that no passage of the report tells, published or locked, by their codes.

    That something is recommended because of a finding does not tell it.
    """
    told = Derivation.objects.filter(passage__report=report).exclude(passage__kind__in=_TELLS_NOT)
    ids = set(told.values_list("finding_id", flat=True))
    codes = investigations.finding_codes(actor=actor, investigation=report.investigation_id)
    return [each for each in codes if each.id not in ids]


def decided(
    *,
    actor: Actor,
    keys: Keyring,
    report: LearningReport,
    shown: Iterable[Held],
    out: Iterable[FindingCode],
) -> dict[UUID, Decided]:
    """The newest decision on each passage that stays locked, and on each finding left out.

    It holds while the words are unchanged.
    """
    held = {each.id: each for each in shown}
    body_of = {each.id: each.body for each in out}
    rows = ExemptionDecided.objects.filter(report=report).order_by("number")
    newest = {each.passage_id or each.finding_id: each for each in rows}
    holding = [each for each in newest.values() if _holds(each, held, body_of)]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=[each.body_id for each in holding])
    found = {}
    for each in holding:
        body = bodies.get(each.body_id)
        if isinstance(body, Body):
            found[_about(each)] = Decided(
                paragraph=Paragraph(each.paragraph),
                balance=Balance(each.balance),
                remains=Remains(each.remains) if each.remains else None,
                summarised_by=each.summarised_by_id,
                decided_on=each.decided_on,
                **body.content,
            )
    return found


def sums_up(passage: Held) -> bool:
    """Whether a passage is published with words that can give the gist of another."""
    return passage.publishable and Kind(passage.kind) not in SUMS_NOTHING_UP


def owed(shown: Iterable[Opened], given: dict[UUID, Decided], out: Iterable[FindingCode]) -> int:
    """How many passages from a finding stay locked, or findings are left out, without a reason."""
    locked = [each.id for each in shown if not each.publishable and each.comes_from]
    return sum(id not in given for id in (*locked, *(each.id for each in out)))


def require_decided(
    *, actor: Actor, keys: Keyring, report: LearningReport, shown: list[Opened]
) -> None:
    """Raise `NotPossible` while two readers would agree to something withheld without a reason."""
    if Stage(report.state) not in READ_BY_OTHERS:
        return
    out = left_out(actor=actor, report=report)
    given = decided(actor=actor, keys=keys, report=report, shown=shown, out=out)
    if left := owed(shown, given, out):
        raise NotPossible(
            "The receiver first decides why each passage that comes from a finding stays locked, "
            f"and why a finding is left out. Without a decision: {left}."
        )
    if wrong := sum(each.balance is Balance.PUBLISH for each in given.values()):
        raise NotPossible(
            "The receiver decided that passages which are still locked are published. The author "
            f"lets them be published first: {wrong}."
        )


def withheld(
    *, actor: Actor, keys: Keyring, report: LearningReport, shown: list[Opened]
) -> Withheld:
    """What is told of everything that is withheld from a report."""
    out = left_out(actor=actor, report=report)
    given = decided(actor=actor, keys=keys, report=report, shown=shown, out=out)
    return in_all(given.values())


def in_all(given: Iterable[Decided]) -> Withheld:
    """What is told of these decisions together."""
    kept = [each for each in given if each.balance is Balance.WITHHOLD]
    return Withheld(
        count=len(kept),
        under=",".join(str(each) for each in sorted({each.paragraph.value for each in kept})),
        summed_up=sum(each.remains is Remains.SUMMARISED for each in kept),
    )


def _about(row: ExemptionDecided) -> UUID:
    """The passage, or the finding that is left out."""
    about = row.passage_id or row.finding_id
    assert about is not None  # noqa: S101  The database holds one of the two.
    return about


def _holds(row: ExemptionDecided, held: dict[UUID, Held], body_of: dict[UUID, UUID]) -> bool:
    if row.finding_id is not None and body_of.get(row.finding_id) != row.of_body:
        return False
    passage = held.get(row.passage_id) if row.passage_id else None
    if row.finding_id is None and (
        passage is None or passage.publishable or passage.body != row.of_body
    ):
        return False
    if row.summarised_by_id is None:
        return True
    summary = held.get(row.summarised_by_id)
    return summary is not None and sums_up(summary) and summary.body == row.summary_body
