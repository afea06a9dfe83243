"""What is kept of a disclosure check, the same for a learning report and for a grid."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.vault.keyring import Keyring

from . import dispositions
from .checkable import Checkable, of
from .checking import Looked
from .clearing import Checked, Flagged
from .dispositions import Disposition
from .models import DraftCheck, FlagDisposition, WatchKept
from .sealing import sealed_into
from .watching import Watch


def watch(
    draft: Checkable, given: Watch, *, actor: Actor, at: datetime, keys: Keyring
) -> WatchKept:
    """The next list of what to look for. Raises `NotPossible` for a line that says nothing."""
    sealing: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "content": given.content()}
    return WatchKept.objects.create(
        **of(draft),
        number=_next(WatchKept, draft),
        body_id=sealed_into(draft.compartment_id, kind="learning-watch", **sealing),
        kept_on=day_of(at),
    )


def check(
    draft: Checkable, looked: Looked, *, actor: Actor, at: datetime, keys: Keyring
) -> DraftCheck:
    """What a check found, beside the words that it ran over."""
    content = {"flags": list(looked.flags), "against": looked.against}
    sealing: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "content": content}
    return DraftCheck.objects.create(
        **of(draft),
        number=_next(DraftCheck, draft),
        covers=looked.covers,
        flags=len(looked.flags),
        body_id=sealed_into(draft.compartment_id, kind="learning-check", **sealing),
        ran_on=day_of(at),
    )


def answers(
    draft: Checkable,
    found: Checked | None,
    flag: int,
    disposition: Disposition,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> tuple[Flagged, list[FlagDisposition]]:
    """Why a flag may stand, in each place where it does, and which flag that was.

    Raises `NotPossible` for an old check, a flag that it has not, and a reason that does not fit.
    """
    mine = _flag_of(found, flag)
    dispositions.require_fitting(mine.kind, disposition, today=day_of(at))
    flags = found.flags if found and disposition.everywhere else ()
    same = [each for each in flags if each.key == mine.key]
    content = {"kind": mine.kind.value, "text": mine.text, "answer": disposition.content()}
    sealing: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "content": content}
    shared = {
        **of(draft),
        "stands": disposition.stands.value,
        "body_id": sealed_into(draft.compartment_id, kind="learning-disposition", **sealing),
        "decided_on": day_of(at),
    }
    return mine, [
        FlagDisposition.objects.create(about=about, of_body=of_body, **shared)
        for about, of_body in sorted({(each.about, each.of_body) for each in (mine, *same)})
    ]


def _flag_of(found: Checked | None, number: int) -> Flagged:
    if found is None or not found.is_current:
        raise NotPossible("The words have changed since they were checked. Check them again.")
    if not 1 <= number <= len(found.flags):
        raise NotPossible("The newest check has no such flag.")
    return found.flags[number - 1]


def _next(model: type[WatchKept] | type[DraftCheck], draft: Checkable) -> int:
    last: int | None = model.objects.filter(**of(draft)).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
