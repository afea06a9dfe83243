"""Unlocked sessions: keys that live for a while, sealed to one browser's cookie.

The cookie holds the only secret; the row holds the keys sealed to it, and the hash by which
the row is found. A session ends after 15 minutes without use, after 8 hours, or by locking.
Limits on attempts belong to the page that asks for the words, after sign-in.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from upheld.kernel.decision import NotPermitted
from upheld.kernel.sealing import CannotOpen, new_identity, recipient_of
from upheld.ledger.laying import lay
from upheld.ledger.prepared import Prepared

from . import index
from .holders import keys_that_count, open_keys
from .keyring import PERSON, Keyring, from_sealed, reporter_keyring
from .models import Compartment, Unlocked
from .receipts import Derived
from .stretching import new_words

__all__ = [
    "IDLE",
    "LONGEST",
    "begin",
    "keyring",
    "lock",
    "new_words",
    "sweep",
    "unlock",
    "unlock_reporter",
]

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)
_OF_TOKEN = Prepared(lambda token: Unlocked.objects.filter(token=token))
_NOTED = timedelta(minutes=1)  # a use within the same minute is not worth a write


def unlock(*, person: UUID, words: str, now: datetime) -> str | None:
    """Begin a person's session. The answer is the cookie's secret, or None for wrong words."""
    row = keys_that_count([person], now).get(str(person))
    if row is None:
        return None
    try:
        keys = open_keys(row, words)
    except NotPermitted:
        return None
    return begin(keys=keys, now=now)


def unlock_reporter(
    *, derived: Derived, holder: str, now: datetime, compartment: UUID | None = None
) -> str:
    """Begin the session of somebody who typed a receipt. The answer is the cookie's secret.

    A compartment that every page will need is opened here, once.
    """
    keys = reporter_keyring(derived, holder)
    row = Compartment.objects.filter(id=compartment).first() if compartment else None
    if row is not None:
        keys.opens(row)
    return begin(keys=keys, now=now)


def keyring(*, secret: str, now: datetime) -> Keyring | None:
    """The keys behind a cookie; None when the session has ended or never was."""
    row = _OF_TOKEN.first(_token(secret))
    if row is None:
        return None
    if row.ends <= now or row.last_used + IDLE <= now:
        row.delete()
        return None
    try:
        keys = from_sealed(row.sealed, secret)
    except CannotOpen:
        return None
    if row.last_used + _NOTED <= now:
        row.last_used = now
        row.save(update_fields=["last_used"])
    return keys


def lock(*, secret: str) -> None:
    """End a session at once. Nothing is left that the cookie could open."""
    Unlocked.objects.filter(token=_token(secret)).delete()


def sweep(now: datetime) -> int:
    """Remove the sessions that have ended. Says how many."""
    over = Unlocked.objects.filter(ends__lte=now) | Unlocked.objects.filter(
        last_used__lte=now - IDLE
    )
    return over.delete()[0]


def begin(*, keys: Keyring, now: datetime) -> str:
    """Begin the session of open keys. A person's grants that are new are tried here, once."""
    if keys.kind == PERSON:
        index.try_new(keys)
    secret = new_identity()
    lay(
        Unlocked(
            token=_token(secret),
            sealed=keys.sealed_to(recipient_of(secret)),
            kind=keys.kind,
            last_used=now,
            ends=now + LONGEST,
        )
    )
    return secret


def _token(secret: str) -> str:
    return hashlib.sha256(b"upheld/unlocked/v1\n" + secret.encode()).hexdigest()
