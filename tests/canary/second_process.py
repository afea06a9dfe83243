"""Has the database, the files, the settings and the environment. Tries to open anything.

What it is told by standard input: the ids of a person and a compartment, and, to show that
it would open what can be opened, sometimes a cookie.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import django

AGE = b"age-encryption.org/v1\n"
SPELLED = re.compile(rb"AGE-SECRET-KEY-1[0-9A-Z]+", re.IGNORECASE)
KEY_BYTES = 32


def main() -> None:
    """Look, try, tell what opened."""
    django.setup()
    told: dict[str, str] = json.load(sys.stdin)
    found = list(everything())
    sealed = sorted({value for _, value in found if value.startswith(AGE)})
    keys = sorted({key for _, value in found for key in keys_in(value)})
    answer = {
        "sealed": len(sealed),
        "keys": len(keys),
        "opened": opened(sealed, keys),
        "through_our_doors": through_our_doors(told, found),
    }
    sys.stdout.write(json.dumps(answer))


def everything() -> Iterator[tuple[str, bytes]]:
    """All that this process was given."""
    from django.conf import settings  # noqa: PLC0415  After the setup.

    from tests.canary import kept  # noqa: PLC0415  After the setup.

    yield from kept.rows()
    yield from kept.files(Path(settings.VAR))
    yield from kept.surroundings()


def keys_in(value: bytes) -> Iterator[str]:
    """What a value could be as a key: spelled out, as it stands, or hashed."""
    from upheld.vault.identities import identity_from  # noqa: PLC0415  After the setup.

    yield from (each.decode().upper() for each in SPELLED.findall(value))
    if len(value) == KEY_BYTES:
        yield identity_from(value)
    if 0 < len(value) <= 4 * KEY_BYTES:
        yield identity_from(hashlib.sha256(value).digest())


def opened(sealed: list[bytes], keys: list[str]) -> list[str]:
    """Which age files open with any of these keys."""
    from pyrage import DecryptError, IdentityError, decrypt  # noqa: PLC0415
    from pyrage.x25519 import Identity  # noqa: PLC0415

    identities = []
    for key in keys:
        try:
            identities.append(Identity.from_str(key))
        except IdentityError:
            continue
    plain = []
    for each in sealed:
        try:
            plain.append(decrypt(each, identities).hex())
        except DecryptError:
            continue
    return plain


def through_our_doors(told: dict[str, str], found: list[tuple[str, bytes]]) -> list[str]:
    """What our own functions give to somebody who types whatever they have found."""
    from tests.canary.paths import NOON  # noqa: PLC0415  After the setup.
    from upheld.kernel.actor import Actor, Kind  # noqa: PLC0415  After the setup.
    from upheld.vault import queries, receipts, unlocking  # noqa: PLC0415  After the setup.

    now, person = NOON + timedelta(minutes=1), Actor(kind=Kind.PERSON, id=told["person"])
    typed = {value.decode("latin-1") for _, value in found if len(value) <= 4 * KEY_BYTES}
    read: list[Any] = []
    for secret in {told.get("cookie", ""), *typed}:
        keys = unlocking.keyring(secret=secret, now=now)
        if keys is not None:
            asked = {"actor": person, "keys": keys, "compartment": UUID(told["compartment"])}
            read += [str(each.content) for each in queries.bodies(**asked)]
        if queries.by_receipt(derived=receipts.derive(secret)) is not None:
            read.append(secret)
    return read


if __name__ == "__main__":
    main()
