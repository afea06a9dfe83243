"""A concern as a bundle for a regulator: what goes in, what stays out, and the age file.

The same concern gives the same bytes inside, so that two people can compare them; age itself
seals with a fresh key each time. Pages ask `queries.bundle_plan` and never this module.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from bech32 import bech32_decode, convertbits

from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import seal
from upheld.printing import packing

FORMAT = "upheld/bundle/v1"
_KEY_BYTES = 32
_GROUPS = 8


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """One message, by part and never by name."""

    day: date
    by: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Contents:
    """All that goes into a bundle."""

    concern: str
    received_on: date
    words: str
    risk: str
    known_as: str
    named_posts: tuple[str, ...]
    name: str
    messages: tuple[Message, ...]
    files: tuple[tuple[str, bytes], ...]
    left_out: tuple[str, ...]


def fingerprint(recipient: str) -> str:
    """What two people compare over the telephone. Raises `NotPossible` for what is no key.

    The checksum of the spelling catches a slip; the fingerprint catches another's key.
    """
    return _grouped(hashlib.sha256(b"upheld/recipient/v1\n" + _key_of(recipient)).hexdigest())


def _key_of(recipient: str) -> bytes:
    kind, fives = bech32_decode(recipient.strip())
    raw = convertbits(fives, 5, 8, False) if fives else None
    if kind != "age" or raw is None or len(raw) != _KEY_BYTES:
        raise NotPossible("This is not a public key of age. It begins with “age1”.")
    return bytes(raw)


def _grouped(text: str) -> str:
    four = [text[start : start + 4] for start in range(0, 4 * _GROUPS, 4)]
    return " ".join(four)


def packed(contents: Contents, pdf: bytes) -> bytes:
    """One ZIP file: concern.json, concern.pdf and the reading copies, always in one order."""
    said = json.dumps(as_json(contents), indent=2, ensure_ascii=False).encode()
    files = ((f"files/{name}", content) for name, content in contents.files)
    return packing.packed([("concern.json", said), ("concern.pdf", pdf), *files])


def as_json(contents: Contents) -> dict[str, Any]:
    """What the bundle says, for a program."""
    return {
        "format": FORMAT,
        "concern": contents.concern,
        "received_on": contents.received_on.isoformat(),
        "words": contents.words,
        "a_child_at_risk": contents.risk,
        "known_as": contents.known_as,
        "reporter": contents.name or None,
        "named_posts": list(contents.named_posts),
        "messages": [
            {"day": each.day.isoformat(), "by": each.by, "words": each.words}
            for each in contents.messages
        ],
        "files": [
            {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in contents.files
        ],
        "left_out": list(contents.left_out),
    }


def sealed(bundle: bytes, recipient: str) -> bytes:
    """The age file that the regulator opens with `age --decrypt`."""
    return seal(bundle, [recipient.strip()])
