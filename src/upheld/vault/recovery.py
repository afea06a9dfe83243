"""Recovery: any two of three keepers together open a compartment; one alone opens nothing.

For each pair of keepers there is one age file inside another: the outer is sealed to one,
the inner to the other. A compartment without keepers gets the same three files sealed to
strangers, so that nobody can see which compartments had every keeper in conflict.
It is used off-line, after an event, and followed by new keys.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from itertools import combinations

from upheld.kernel.sealing import CannotOpen, seal, stranger, unseal

from .fileform import stanzas

KEEPERS = 3
_MOST_BYTES = 8 * 1024


def make(identity: str, keepers: Sequence[str]) -> bytes:
    """Seal an identity to every pair of three recipients, or to strangers if there are none.

    Raises `ValueError` for any other number of keepers, or for one named twice.
    """
    if len(set(keepers)) not in {0, KEEPERS} or len(set(keepers)) != len(keepers):
        raise ValueError("Recovery has three different keepers, or none.")
    recipients = list(keepers) or [stranger() for _ in range(KEEPERS)]
    nested = [
        seal(seal(identity.encode(), [inner]), [outer])
        for outer, inner in combinations(recipients, 2)
    ]
    return json.dumps(sorted(base64.b64encode(each).decode() for each in nested)).encode()


def open_with(blob: bytes, identity_a: str, identity_b: str) -> str:
    """The compartment's identity, opened by two keepers. Raises `CannotOpen`."""
    for nested in (base64.b64decode(each) for each in json.loads(bytes(blob))):
        for outer, inner in ((identity_a, identity_b), (identity_b, identity_a)):
            try:
                return unseal(unseal(nested, outer), inner).decode()
            except CannotOpen:
                continue
    raise CannotOpen("These two are not a pair of keepers of this compartment.")


def is_nested(blob: bytes) -> bool:
    """Whether this looks, from outside, like what `make` makes: a file for each pair of keepers."""
    if len(blob) > _MOST_BYTES:
        return False
    try:
        held = [base64.b64decode(each, validate=True) for each in json.loads(blob)]
    except (ValueError, TypeError, RecursionError):
        return False
    pairs = len(list(combinations(range(KEEPERS), 2)))
    return len(held) == pairs and all(stanzas(each) == 1 for each in held)
