"""Whom a compartment can be sealed to: the house's own sums, asked by nobody.

Keys of a person count once another holder has countersigned them and the log says so.
Changed keys wait a day first. Pages may not import this module.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted
from upheld.kernel.sealing import CannotOpen, new_identity, recipient_of, seal, unseal
from upheld.ledger.prepared import Prepared

from .events import KeysCountersigned
from .identities import KEY_BYTES, is_signed, verify_key_of
from .keyring import PERSON, REPORTER, Keyring
from .models import HolderKeys
from .receipts import Derived
from .recorded import recorded
from .states import KeyState
from .stretching import new_salt, stretch

_PURPOSE = b"upheld/holder-keys/v1\n"
_FINGERPRINT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may open a compartment, by their public halves."""

    id: str
    recipient: str
    verify_key: bytes
    kind: str


def of_persons(ids: Iterable[object], at: datetime | date) -> list[Holder]:
    """The persons among these whose keys count by then, in the order given."""
    wanted = list(dict.fromkeys(str(each) for each in ids))
    counting = keys_that_count([UUID(each) for each in wanted], at)
    return [holder_of(counting[each]) for each in wanted if each in counting]


def count(at: datetime | date) -> int:
    """How many persons hold keys that count by then."""
    persons = HolderKeys.objects.values_list("person", flat=True).distinct()
    return len(keys_that_count(persons, at))


def everybody(at: datetime | date) -> list[Holder]:
    """Everybody whose keys count by then, in an order that says nothing."""
    persons = HolderKeys.objects.values_list("person", flat=True).distinct()
    found = keys_that_count(persons, at)
    return [holder_of(found[each]) for each in sorted(found)]


def of_reporter(derived: Derived, id: str) -> Holder:
    """A reporter, by the public halves of the receipt and the reporter's own id."""
    return Holder(id, derived.recipient, derived.verify_key, REPORTER)


def holder_of(row: HolderKeys) -> Holder:
    """A person, by the public halves of one pair of keys."""
    return Holder(str(row.person), row.recipient, bytes(row.verify_key), PERSON)


def _countersigned(persons: list[UUID]) -> QuerySet[HolderKeys]:
    found = HolderKeys.objects.filter(person__in=persons, state=KeyState.COUNTERSIGNED.value)
    return found.select_related("countersigned_by").order_by("counts_from", "id")


_COUNTERSIGNED = Prepared(_countersigned)


def keys_that_count(persons: Iterable[UUID], at: datetime | date) -> dict[str, HolderKeys]:
    """The newest keys of each person that count by then, proved by signature and log."""
    rows = _COUNTERSIGNED(list(persons))
    fingerprints = recorded((row.id for row in rows), KeysCountersigned, "fingerprint")
    newest: dict[str, HolderKeys] = {}
    for row in rows:
        changed = str(row.person) in newest
        proved = fingerprints.get(str(row.id)) == fingerprint(row) and _is_countersigned(row)
        if proved and _counts_by(row, at, changed=changed):
            newest[str(row.person)] = row
    return newest


def _counts_by(row: HolderKeys, at: datetime | date, *, changed: bool) -> bool:
    # A reporter's moment is only a day. First keys count on the day they were signed;
    # changed keys count from the day after their wait ended, never a minute too early.
    counts_from = row.counts_from
    if counts_from is None:
        return False
    if isinstance(at, datetime):
        return counts_from <= at
    return day_of(counts_from) < at if changed else day_of(counts_from) <= at


def _is_countersigned(row: HolderKeys) -> bool:
    signer = row.countersigned_by
    return (
        signer is not None
        and signer.person != row.person
        and _is_signed(to_sign(row), bytes(row.countersignature or b""), bytes(signer.verify_key))
    )


@lru_cache(maxsize=4096)
def _is_signed(keys: bytes, signature: bytes, verify_key: bytes) -> bool:
    # Public facts about persons: whether these very bytes bear this signature never changes.
    return is_signed(keys, signature, verify_key)


def fingerprint(row: HolderKeys) -> str:
    """What two people compare before one countersigns: eight groups of four characters."""
    digest = hashlib.sha256(to_sign(row)).hexdigest()[: 2 * _FINGERPRINT_BYTES]
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def to_sign(row: HolderKeys) -> bytes:
    """The bytes that a countersignature covers: whose keys, and both public halves."""
    return _PURPOSE + row.person.bytes + bytes(row.verify_key) + row.recipient.encode()


def new_keys(person: UUID, words: str) -> HolderKeys:
    """Fresh keys of a person, their private halves sealed to the unlock words. Not saved."""
    identity, seed, salt = new_identity(), secrets.token_bytes(KEY_BYTES), new_salt()
    private = json.dumps({"identity": identity, "seed": seed.hex()}).encode()
    return HolderKeys(
        person=person,
        recipient=recipient_of(identity),
        verify_key=verify_key_of(seed),
        sealed_identity=seal(private, [recipient_of(stretch(words, salt))]),
        salt=salt,
    )


def open_keys(row: HolderKeys, words: str) -> Keyring:
    """The keyring behind one pair of keys, whether they count or not.

    Raises `NotPermitted` for other words than those the keys were made with.
    """
    try:
        private = json.loads(unseal(bytes(row.sealed_identity), stretch(words, bytes(row.salt))))
    except CannotOpen as no:
        raise NotPermitted("These are not the words that open your vault.") from no
    return Keyring(
        holder=str(row.person),
        kind=PERSON,
        identity=private["identity"],
        seed=bytes.fromhex(private["seed"]),
        also=None,
    )
