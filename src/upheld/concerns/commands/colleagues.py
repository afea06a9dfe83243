"""A group of colleagues: one of them writes the concern, the others join with words on paper."""

from __future__ import annotations

import uuid
from datetime import date

from upheld.concerns import policy
from upheld.concerns.events import ConcernReceived
from upheld.concerns.models import Draft, Signatory
from upheld.concerns.sealing import compartment_of
from upheld.concerns.submission import Submission
from upheld.kernel.actor import Actor
from upheld.ledger.command import command
from upheld.vault import holders, receipts
from upheld.vault.keyring import reporter_keyring
from upheld.vault.receipts import Derived

from .raising import Raised, lay
from .together import join, lay_tokens


@command(policy.may_raise)
def convene_colleagues(
    *,
    actor: Actor,
    at: date,
    submission: Submission,
    tokens: tuple[str, ...],
    receipt: Derived,
    draft: Draft,
) -> tuple[Signatory, ConcernReceived]:
    """Send a concern that colleagues can join. Nobody attests how many they are.

    Whoever wrote it joins it as the first, in a thread of their own: what they write later,
    or report of detriment, is nobody else's who joins. Raises `NotPossible` as sending does.
    """
    keys = reporter_keyring(receipt, actor.id)
    own = (holders.of_reporter(receipt, actor.id),)
    raised = Raised(actor=actor, at=at, keys=keys, own=own, submission=submission)
    concern, event = lay(raised, uuid.uuid4(), also={"colleagues": True})
    first = receipts.new_words()
    identity = keys.identity_for(compartment_of(actor, concern.compartment_id))
    lay_tokens(concern, identity, (first, *tokens))
    place = join(actor=actor, at=at, token=first, statement="", receipt=receipt, draft=draft)
    return place, event
