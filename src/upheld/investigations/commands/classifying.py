"""What a passage of the full report would give away, settled by a person from the first draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from upheld.investigations import classing, composing, passages, policy, states
from upheld.investigations.events import PassagesClassified
from upheld.investigations.models import Classification, Investigation
from upheld.investigations.states import PassageClass, Stage
from upheld.investigations.writing import sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

Settled = Mapping[str, Iterable[PassageClass]]
"""Classes by the names of passages; none at all is an answer too."""


@command(policy.may_investigate)
def classify_passages(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    seen: int,
    settled: Settled,
    keys: Keyring,
) -> tuple[Classification, PassagesClassified]:
    """Settle what passages would give away, for the words that they have now.

    `seen` says how often something was settled when the writer read the page. Raises
    `NotPossible` where more was settled meanwhile, and for a passage that is no longer there.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY, *states.SETTLED)
    kept = classing.kept(actor=actor, keys=keys, investigation=investigation)
    if kept.revision != seen:
        raise NotPossible("Passages were settled in another window meanwhile. Read them again.")
    newer = _as_they_read(actor, keys, investigation, settled)
    row = Classification.objects.create(
        investigation=investigation,
        number=seen + 1,
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="classification",
            content={"settled": kept.settled | newer},
            keys=keys,
        ),
        settled_on=day_of(at),
    )
    return row, PassagesClassified(
        classification=str(row.id), investigation=str(investigation.id), number=row.number
    )


def _as_they_read(
    actor: Actor, keys: Keyring, investigation: Investigation, settled: Settled
) -> dict[str, dict[str, Any]]:
    """What was settled, with a digest of the words that each passage has now."""
    draft = composing.draft(actor=actor, keys=keys, investigation=investigation)
    if draft is None:
        raise NotPossible("Your keys do not open the file of this investigation.")
    parts = {each.key: each for each in passages.of_report(draft.content)}
    if not settled or not settled.keys() <= parts.keys():
        raise NotPossible(policy.NOT_HERE)
    return {
        key: {"classes": sorted(set(classes)), "digest": parts[key].digest}
        for key, classes in settled.items()
    }
