"""Where a passage comes from, for those who hold the report; with the words, for its author."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import deriving, grid_opening, policy
from upheld.learning.derivations import NEED_NOT_SAY, FromPassage
from upheld.learning.deriving import Derived, Lying
from upheld.learning.models import Grid, LearningReport
from upheld.learning.states import Stage
from upheld.learning.triangulating import OpenedClaim
from upheld.vault.keyring import Keyring

from .casework import report, report_page
from .lines import FindingLine, PassageLine, ReportPage


@dataclass(frozen=True, slots=True)
class CameFrom:
    """A passage of the full report that was named. `words` are for those who hold the file.

    `has_changed` says that it reads otherwise today, or is gone; none where nobody can tell.
    """

    passage: FromPassage
    words: str
    publishable: bool
    has_changed: bool | None


@dataclass(frozen=True, slots=True)
class DerivationPage:
    """One passage and where it comes from. `lying` and `claims` are what can be chosen.

    `begin` is what was last said, also of other words.
    """

    report: UUID
    title: str
    place: int
    passage: PassageLine
    findings: tuple[FindingLine, ...]
    came_from: tuple[CameFrom, ...]
    claims_named: tuple[OpenedClaim, ...]
    lying: tuple[Lying, ...]
    claims: tuple[OpenedClaim, ...]
    begin: Derived | None
    may_say: Decision


def derivation_page(
    *, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> DerivationPage | None:
    """For whoever holds the report. A title, a heading and the cases have none."""
    row = report(actor=actor, keys=keys, id=id)
    page = report_page(actor=actor, keys=keys, id=id) if row else None
    if row is None or page is None:
        return None
    found = _found(page, passage)
    if found is None:
        return None
    place, line = found
    file = deriving.lying(actor=actor, keys=keys, report=row)
    claims = _claims(actor, keys, row)
    may = deny("It is released.") if page.state is Stage.RELEASED else policy.may_change(actor, row)
    return DerivationPage(
        report=row.id,
        title=page.title,
        place=place,
        passage=line,
        findings=tuple(each for each in page.findings if each.id in line.findings),
        came_from=tuple(_came_from(each, file) for each in line.derived.passages),
        claims_named=tuple(each for each in claims if each.number in line.derived.claims),
        lying=tuple(file),
        claims=claims,
        begin=deriving.before(actor=actor, keys=keys, report=row, passage=passage),
        may_say=may,
    )


def _found(page: ReportPage, passage: UUID) -> tuple[int, PassageLine] | None:
    for place, line in enumerate(page.passages, start=1):
        if line.id == passage and line.kind not in NEED_NOT_SAY:
            return place, line
    return None


def _came_from(named: FromPassage, file: list[Lying]) -> CameFrom:
    now = next((each for each in file if each.passage.key == named.key), None)
    if now is None:
        return CameFrom(named, "", publishable=False, has_changed=True if file else None)
    changed = now.passage.digest != named.digest
    return CameFrom(named, now.words, publishable=now.publishable, has_changed=changed)


def _claims(actor: Actor, keys: Keyring, row: LearningReport) -> tuple[OpenedClaim, ...]:
    grid = Grid.objects.filter(matter=row.matter).first()
    if grid is None or not grid_opening.openable(actor=actor, keys=keys, grid=grid):
        return ()
    return grid_opening.opened(actor=actor, keys=keys, grid=grid).claims
