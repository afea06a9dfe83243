"""One entry shown to somebody else: some of its fields, the rest as digests, and the proof.

`upheld-verify --evidence` reads what this writes. Fields that are not shown stay hidden,
and so does how many they are and what kind of event it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from . import promises
from .digests import entry_digest, field_digest, field_digests, salt_of

FORMAT = "upheld/evidence/v1"


def show(
    seed: bytes, fields: Mapping[str, str], *, names: Collection[str], promise: str = ""
) -> dict[str, Any]:
    """The evidence for an entry, showing the named fields, ready to be written as JSON.

    `proof` is empty until the entry is published; `promise` is the note that was given
    out when it was written. Raises `promises.NotInTheLog`.
    """
    shown = {
        name: {"value": value, "salt": salt_of(seed, name).hex()}
        for name, value in fields.items()
        if name in names
    }
    open_digests = {field_digest(salt_of(seed, name), name, fields[name]) for name in shown}
    hidden = [each.hex() for each in field_digests(seed, fields) if each not in open_digests]
    proof = promises.standing(entry_digest(seed, fields)).proof
    return {
        "format": FORMAT,
        "shown": shown,
        "hidden": hidden,
        "promise": promise,
        "proof": proof,
    }
