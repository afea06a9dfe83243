"""Being treated badly for having spoken up: said at any time, and answered when asked."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from upheld.concerns import policy, states
from upheld.concerns.adding import Adding, Thread, common_of
from upheld.concerns.events import DetrimentAnswered, DetrimentReported, SinceTold
from upheld.concerns.sealing import Kind
from upheld.concerns.states import Since
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked


@command(policy.may_report_detriment, record_refusals=True)
def report_detriment(
    *,
    actor: Actor,
    at: date,
    concern: Thread,
    words: str,
    keys: Keyring,
    happened: date | None = None,
) -> tuple[Thread, DetrimentReported]:
    """Say that one is treated badly for having spoken up. An answer is owed within seven days."""
    if not words.strip():
        raise NotPossible(_("Write what happened to you, in a few words or many."))
    adding = Adding(actor, at, concern, keys)
    content = {"words": words, "happened": happened.isoformat() if happened else ""}
    body = adding.put(Kind.DETRIMENT, content)
    event = DetrimentReported(
        concern=str(concern.id),
        body=str(body),
        answer_by=states.answer_detriment_by(day_of(at)),
        seal_to=adding.sealed_to(),
    )
    return concern, event


@command(policy.may_say_since, record_refusals=True)
def say_since(
    *, actor: Actor, at: date, concern: Thread, since: Since, words: str, keys: Keyring
) -> tuple[Thread, SinceTold]:
    """Answer whether anything bad has happened since; as often as somebody wishes."""
    adding = Adding(actor, at, concern, keys)
    body = adding.put(Kind.SINCE, {"since": Since(since).value, "words": words})
    event = SinceTold(
        concern=str(concern.id), since=Since(since), body=str(body), seal_to=adding.sealed_to()
    )
    return concern, event


@command(policy.may_answer_detriment, record_refusals=True)
def answer_detriment(
    *, actor: Actor, at: datetime, concern: Thread, words: str, keys: Keyring
) -> tuple[Thread, DetrimentAnswered]:
    """Answer somebody who is treated badly: what will be done about it, in their thread."""
    checked(actor, at, common_of(concern, actor=actor, keys=keys), keys)
    if not words.strip():
        raise NotPossible(_("Write a few words."))
    adding = Adding(actor, at, concern, keys)
    body = adding.put(Kind.MESSAGE, {"words": words})
    event = DetrimentAnswered(concern=str(concern.id), body=str(body), seal_to=adding.sealed_to())
    return concern, event
