"""The disclosure check of a draft: what to look for, what was found, and why it may stand."""

from __future__ import annotations

from datetime import datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.learning import checking, clearing, keeping, opening, policy
from upheld.learning.checking import Looked
from upheld.learning.dispositions import Disposition
from upheld.learning.events import DraftChecked, FlagAnswered, WatchListKept
from upheld.learning.models import DraftCheck, FlagDisposition, LearningReport, WatchKept
from upheld.learning.revising import looked_at_again
from upheld.learning.watching import Watch
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_change)
def keep_watch(
    *, actor: Actor, at: datetime, report: LearningReport, watch: Watch, keys: Keyring
) -> tuple[WatchKept, WatchListKept]:
    """Keep the names and posts to look for, and the phrases that are cleared.

    Raises `NotPossible` for a line that says nothing, and after release
    unless a passage is being corrected.
    """
    voided = looked_at_again(report)
    kept = keeping.watch(report, watch, actor=actor, at=at, keys=keys)
    return kept, WatchListKept(
        report=str(report.id), number=kept.number, revision=report.revision, approvals_voided=voided
    )


@command(policy.may_change)
def keep_check(
    *, actor: Actor, at: datetime, report: LearningReport, looked: Looked, keys: Keyring
) -> tuple[DraftCheck, DraftChecked]:
    """Keep what a check found. It was run before, since reading a large file takes long.

    Raises `NotPossible` where the words have changed since it was run, and after release
    unless a passage is being corrected.
    """
    voided = looked_at_again(report)
    shown = opening.opened(actor=actor, keys=keys, report=report)
    if checking.covers_of(report, checking.pieces_of(report, shown)) != looked.covers:
        raise NotPossible("The report changed while it was being checked. Check it again.")
    kept = keeping.check(report, looked, actor=actor, at=at, keys=keys)
    return kept, DraftChecked(
        report=str(report.id),
        check=str(kept.id),
        number=kept.number,
        flags=kept.flags,
        revision=report.revision,
        approvals_voided=voided,
    )


@command(policy.may_change)
def answer_flag(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    flag: int,
    disposition: Disposition,
    keys: Keyring,
) -> tuple[list[FlagDisposition], FlagAnswered]:
    """Say why something that the newest check flagged may stand. Other words are flagged anew.

    Raises `NotPossible` for an old check, a flag that it has not, and a reason that does not fit.
    """
    voided = looked_at_again(report)
    shown = opening.opened(actor=actor, keys=keys, report=report)
    found = clearing.checked(actor=actor, keys=keys, report=report, shown=shown)
    mine, rows = keeping.answers(report, found, flag, disposition, actor=actor, at=at, keys=keys)
    return rows, FlagAnswered(
        report=str(report.id),
        kind=mine.kind.value,
        stands=disposition.stands.value,
        places=len(rows),
        revision=report.revision,
        approvals_voided=voided,
    )
