"""Whom an alert about a child at risk reaches: sums of the house, and keys of its own.

An alert is sealed and kept apart from the concern. Its author signs with keys made from
the reporter's, one way: whoever holds the receipt finds the alert again, and nobody else
can say to which concern it belongs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Role, reporter
from upheld.kernel.calendar import day_of
from upheld.kernel.sealing import CannotOpen, pad, recipient_of, seal, unpad, unseal
from upheld.ledger.prepared import Prepared
from upheld.people import conflicts, holders
from upheld.vault import holders as vault_holders
from upheld.vault import receipts
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived

from .models import DutyNumber, DutyTest

MOST_CONTACTS = 5
_NUMBERS = Prepared(DutyNumber.objects.all)
_ANSWERED = Prepared(
    lambda: DutyTest.objects.filter(answered_on__isnull=False, answered_by__isnull=False).order_by(
        "answered_on"
    )
)
_KEYS = b"upheld/duty-alert/v1\n"
_ID = b"upheld/duty-alert-id/v1\n"
_MAIL = "upheld/duty-mail/v1"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody on duty: the post, its number and when they last answered a test."""

    person: str
    post: str
    post_title: str
    number: str
    has_keys: bool
    tested_on: date | None

    @property
    def is_ready(self) -> bool:
        """Whether this contact can be rung, can open an alert, and has shown so."""
        return bool(self.number and self.has_keys and self.tested_on)


@dataclass(frozen=True, slots=True, repr=False)
class AlertKeys:
    """As whom an alert is raised, and the way back to it."""

    actor: Actor
    receipt: Derived

    @property
    def keys(self) -> Keyring:
        """The keys that open it again."""
        return reporter_keyring(self.receipt, self.actor.id)


def keys_of_alert(keys: Keyring, about: object) -> AlertKeys:
    """The author's keys of the alert that goes with what somebody raised: always the same.

    An Ed25519 signature of the same words by the same key is the same, and nobody without
    the key can make it, so it serves as a secret from which others are made.
    """
    secret = keys.sign(_KEYS + str(about).encode())
    id = UUID(bytes=hashlib.sha256(_ID + secret).digest()[:16], version=4)
    return AlertKeys(reporter(str(id)), receipts.derive(secret.hex()))


def contacts(*, on: date | datetime) -> list[Contact]:
    """Everybody on duty that day, tested or not."""
    found = holders.with_role(Role.DUTY_CONTACT, on=day_of(on))
    with_keys = {each.id for each in vault_holders.of_persons([each.person for each in found], on)}
    numbers = {str(each.post_id): each.number for each in _NUMBERS()}
    answered = _last_answers()
    return [
        Contact(
            person=each.person,
            post=each.post,
            post_title=each.post_title,
            number=numbers.get(each.post, ""),
            has_keys=each.person in with_keys,
            tested_on=answered.get((each.post, each.person)),
        )
        for each in found
    ]


def is_ready(*, on: date | datetime) -> bool:
    """Whether at least one duty contact is configured and has answered a test."""
    return any(each.is_ready for each in contacts(on=on))


def recipients(
    *, named_posts: Iterable[UUID], struck: Iterable[UUID] = (), at: date | datetime
) -> list[Contact]:
    """The duty contacts who get an alert: nobody in conflict, nobody whom the reporter struck."""
    day, out = day_of(at), {str(each) for each in struck}
    away = conflicts.excluded(named_posts=named_posts, dates=[day], today=day)
    free = [each for each in contacts(on=at) if each.has_keys and each.person not in away]
    out_persons = {each.person for each in free if each.post in out}
    return [each for each in free if each.person not in out_persons][:MOST_CONTACTS]


def seal_to_mail(persons: Iterable[str]) -> bytes:
    """Who is still to be mailed, for the house's own eyes: the database alone does not say."""
    listed = sorted(set(persons))
    return seal(pad(json.dumps(listed).encode()), [recipient_of(_mail_key())]) if listed else b""


def open_to_mail(sealed: bytes | memoryview) -> list[str]:
    """Undo `seal_to_mail`. Nobody where the key of this house does not open it."""
    if not bytes(sealed):
        return []
    try:
        listed: list[str] = json.loads(unpad(unseal(bytes(sealed), _mail_key())))
    except CannotOpen:
        return []
    return listed


def _mail_key() -> str:
    # Made from the site's own secret, which lies in a file and not in the database.
    return receipts.derive(_MAIL).identity


def _last_answers() -> dict[tuple[str, str], date]:
    """When each person last answered a test in each post. There is a test every few months."""
    told = ((each, each.answered_on) for each in _ANSWERED())
    return {(str(each.post_id), str(each.answered_by_id)): on for each, on in told if on}
