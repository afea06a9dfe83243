"""What a holder has tried already, so that each grant is tried once and not at every unlock.

The index says for every compartment, opened or not, which version of its grants was tried
and what came of it. It is sealed to its holder and padded: everybody's looks alike. It
holds no key, so a grant that was taken away is gone however old the index is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID

from upheld.kernel.sealing import CannotOpen, pad, seal, unpad

from .keyring import REPORTER, Keyring
from .models import Compartment, HolderIndex

AT_UNLOCK = 1000
"""How many new grants are tried at one unlock, at 1.8 ms each; the rest when asked for."""

Tried = dict[str, tuple[int, bool]]


def opened_by(keys: Keyring, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these compartments the keys open."""
    wanted = set(ids)
    known = _read(keys)
    versions = _versions(wanted)
    _try({id for id, version in versions.items() if _is_new(known, id, version)}, known, keys)
    granted = {id for id in versions if known.get(str(id), (0, False))[1]}
    return frozenset(granted | (keys.added & wanted))


def try_new(keys: Keyring) -> None:
    """Try the grants that this holder has not tried yet, at most a thousand of them."""
    known = _read(keys)
    everything = dict(Compartment.objects.values_list("id", "grants_version"))
    unseen = [id for id, version in everything.items() if _is_new(known, id, version)]
    _try(set(unseen[:AT_UNLOCK]), known, keys)


def _versions(ids: Iterable[UUID]) -> dict[UUID, int]:
    found = Compartment.objects.filter(id__in=list(ids))
    return dict(found.values_list("id", "grants_version"))


def _is_new(known: Tried, id: UUID, version: int) -> bool:
    return known.get(str(id), (-1, False))[0] != version


def _try(unseen: set[UUID], known: Tried, keys: Keyring) -> None:
    if not unseen:
        return
    for compartment in Compartment.objects.filter(id__in=list(unseen)):
        known[str(compartment.id)] = (compartment.grants_version, keys.has_grant(compartment))
    if keys.kind != REPORTER:  # a reporter holds one compartment and comes seldom
        sealed = seal(pad(json.dumps(known).encode()), [keys.recipient])
        HolderIndex.objects.update_or_create(holder=UUID(keys.holder), defaults={"sealed": sealed})


def _read(keys: Keyring) -> Tried:
    if keys.kind == REPORTER:
        return {}
    row = HolderIndex.objects.filter(holder=UUID(keys.holder)).first()
    if row is None:
        return {}
    try:
        held = json.loads(unpad(keys.unseal(row.sealed)))
    except CannotOpen:  # it was sealed to keys that have changed since: start again
        return {}
    return {id: (version, opens) for id, (version, opens) in held.items()}
