"""How many others say that there are: a register beside what is attested and who joined."""

from __future__ import annotations

from datetime import date, datetime

from upheld.concerns import opening, policy
from upheld.concerns.events import FigureNoted
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked


@command(policy.may_note_figure, record_refusals=True)
def note_figure(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    figure: str,
    source: str,
    said_on: date,
    keys: Keyring,
) -> tuple[Concern, FigureNoted]:
    """Note a number that somebody else gave: as they said it, who said it, and when.

    It stays beside the attested number and the number who joined, and changes neither.
    """
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is None or not found.convened_by(actor):
        checked(actor, at, concern, keys)
    if not (figure.strip() and source.strip()):
        raise NotPossible("Say what number it was, and who said it.")
    if said_on > day_of(at):
        raise NotPossible("This day has not come yet.")
    content = {"figure": figure, "source": source, "said_on": said_on.isoformat()}
    into = concern.compartment_id
    body = put(actor=actor, at=at, into=into, kind=Kind.FIGURE, content=content, keys=keys)
    seal_to = (recipient_of(actor, into),)
    return concern, FigureNoted(concern=str(concern.id), body=str(body), seal_to=seal_to)
