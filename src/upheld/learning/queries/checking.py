"""What the check found in a report: for its author, and for both who read it before release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.disclosure import measured
from upheld.disclosure.flags import CURES
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import checking, clearing, correcting, opening, policy, watching
from upheld.learning.checking import Looked
from upheld.learning.clearing import Checked, Flagged
from upheld.learning.dispositions import FITTING
from upheld.learning.models import LearningReport
from upheld.learning.states import Kind, Stage
from upheld.learning.watching import Watch
from upheld.vault.keyring import Keyring

from .casework import report


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One thing to look at, in its sentence.

    `part` says in what it stands: a passage, a claim, what was done, a theme or a source; `place`
    numbers the passage or the claim.
    """

    number: int
    part: str
    place: int
    kind: str
    before: str
    text: str
    after: str
    why: str
    cure: str
    fitting: tuple[str, ...]
    stands: str
    reason: str
    whose: str
    on: date | None


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The newest check of a report or a grid. `ran_on` is empty before the first.

    `allowed` are the cleared words of every list that counts; the author changes `own` alone.
    """

    id: UUID
    title: str
    ran_on: date | None
    is_current: bool
    flags: tuple[FlagLine, ...]
    undecided: int
    against: dict[str, float]
    not_seen: str
    own: Watch
    allowed: str
    may_change: Decision


def check_page(*, actor: Actor, keys: Keyring, id: UUID) -> CheckPage | None:
    """The check with every flag and its answer, for whoever holds the report."""
    row = report(actor=actor, keys=keys, id=id)
    if row is None:
        return None
    shown = opening.passages(actor=actor, keys=keys, report=row)
    found = clearing.checked(actor=actor, keys=keys, report=row, shown=shown)
    places = {each.id: ("passage", number) for number, each in enumerate(shown, start=1)}
    title = next((each.content or {} for each in shown if each.kind == Kind.TITLE.value), {})
    may = policy.may_change(actor, row)
    own = watching.kept(actor=actor, keys=keys, draft=row)
    return page_of(
        row.id,
        str(title.get("text", "")),
        found,
        places,
        own=own,
        allowed=own.allowed,
        may_change=deny("It is released.") if _stands(row) else may,
    )


def page_of(
    id: UUID,
    title: str,
    found: Checked | None,
    places: Mapping[UUID, tuple[str, int]],
    *,
    own: Watch,
    allowed: str,
    may_change: Decision,
) -> CheckPage:
    """A check as a page shows it. What stands in no place that is named here is a source."""
    return CheckPage(
        id=id,
        title=title,
        ran_on=found.ran_on if found else None,
        is_current=found.is_current if found else False,
        flags=tuple(_line(each, places) for each in found.flags) if found else (),
        undecided=found.undecided if found else 0,
        against=found.against if found else {},
        not_seen=measured.NOT_SEEN,
        own=own,
        allowed=allowed,
        may_change=may_change,
    )


def look(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> Looked | None:
    """Run the check now, for the author. It reads the whole file."""
    row = report(actor=actor, keys=keys, id=id)
    if row is None or not policy.may_change(actor, row):
        return None
    shown = opening.opened(actor=actor, keys=keys, report=row)
    pieces = checking.pieces_of(row, shown)
    return checking.look(actor=actor, keys=keys, draft=row, pieces=pieces, today=today)


def _stands(row: LearningReport) -> bool:
    return row.state == Stage.RELEASED.value and correcting.open_one(row) is None


def _line(flag: Flagged, places: Mapping[UUID, tuple[str, int]]) -> FlagLine:
    part, place = places.get(flag.about, ("source", 0))
    return FlagLine(
        number=flag.number,
        part=part,
        place=place,
        kind=flag.kind.value,
        before=flag.before,
        text=flag.text,
        after=flag.after,
        why=flag.why,
        cure=CURES[flag.kind],
        fitting=tuple(each.value for each in FITTING[flag.kind]),
        stands=flag.stands,
        reason=flag.reason,
        whose=flag.whose,
        on=flag.on,
    )
