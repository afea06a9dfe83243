"""The confidential appendix: what is not published and why, for those who hold the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from upheld.investigations import queries as investigations
from upheld.investigations.queries import FindingCode
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import exempting, policy
from upheld.learning.exempting import Decided
from upheld.learning.states import Stage
from upheld.vault.keyring import Keyring

from .casework import report, report_page
from .lines import PassageLine, ReportPage


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """One passage that stays locked. `place` numbers it; `summary` is the passage summing it up.

    `decision` is empty while nobody has decided about these words; `is_owed` says that the
    release waits for it.
    """

    place: int
    passage: PassageLine
    decision: Decided | None
    is_owed: bool
    summary: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """One finding that no passage of the report tells, by its codes: its words are in the file."""

    finding: FindingCode
    decision: Decided | None
    summary: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class AppendixPage:
    """Everything that stays locked or is left out, and the published passages that could sum it up.

    `left_out` are findings.
    """

    id: UUID
    title: str
    state: Stage
    lines: tuple[WithheldLine, ...]
    left_out: tuple[LeftOutLine, ...]
    can_sum_up: tuple[tuple[UUID, int, str], ...]
    owed: int
    may_decide: Decision

    def line(self, passage: UUID) -> WithheldLine | None:
        """The line of a passage that stays locked."""
        return next((each for each in self.lines if each.passage.id == passage), None)

    def left(self, finding: UUID) -> LeftOutLine | None:
        """The line of a finding that is left out."""
        return next((each for each in self.left_out if each.finding.id == finding), None)


def appendix(*, actor: Actor, keys: Keyring, id: UUID) -> AppendixPage | None:
    """The confidential appendix of a report, for whoever holds its compartment."""
    row = report(actor=actor, keys=keys, id=id)
    page = report_page(actor=actor, keys=keys, id=id) if row else None
    if row is None or page is None:
        return None
    out = exempting.left_out(actor=actor, report=row)
    given = exempting.decided(actor=actor, keys=keys, report=row, shown=page.passages, out=out)
    places = {each.id: (place, each.text) for place, each in enumerate(page.passages, start=1)}
    lines = tuple(_lines(page, given, places))
    work = investigations.investigation(actor=actor, id=row.investigation_id)
    may = policy.may_exempt(actor, row, work)
    return AppendixPage(
        id=row.id,
        title=page.title,
        state=page.state,
        lines=lines,
        left_out=tuple(_left(each, given.get(each.id), places) for each in out),
        can_sum_up=tuple(
            (each.id, place, each.text)
            for place, each in enumerate(page.passages, start=1)
            if exempting.sums_up(each)
        ),
        owed=page.exemptions_owed,
        may_decide=deny("Not at this stage.") if page.state is Stage.RELEASED else may,
    )


def _left(
    finding: FindingCode, decision: Decided | None, places: dict[UUID, tuple[int, str]]
) -> LeftOutLine:
    summary = decision.summarised_by if decision else None
    return LeftOutLine(finding, decision, places[summary] if summary else None)


def _lines(
    page: ReportPage, given: dict[UUID, Decided], places: dict[UUID, tuple[int, str]]
) -> Iterator[WithheldLine]:
    for each in page.passages:
        if each.publishable:
            continue
        decision = given.get(each.id)
        summary = decision.summarised_by if decision else None
        yield WithheldLine(
            place=places[each.id][0],
            passage=each,
            decision=decision,
            is_owed=bool(each.findings) and decision is None,
            summary=places[summary] if summary else None,
        )
