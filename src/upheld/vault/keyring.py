"""The unlocked keys of one holder, for the length of one request."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from upheld.kernel.decision import NotPermitted
from upheld.kernel.sealing import CannotOpen, pad, recipient_of, seal, unpad, unseal

from .identities import is_identity, sign, verify_key_of
from .receipts import Derived
from .secret import NeverWrittenDown

PERSON = "person"
REPORTER = "reporter"


class NoGrant(NotPermitted):
    """These keys do not open the compartment. It answers exactly as an unknown id does."""

    def __init__(self) -> None:
        super().__init__("This is no longer here. Go back and look again.")


class Granted(Protocol):
    """What a keyring needs to know of a compartment."""

    id: UUID
    recipient: str
    grants: bytes | memoryview


class Keyring(NeverWrittenDown):
    """Opens what its holder may open, and signs in their name. It prints as nothing."""

    __slots__ = ("_also", "_found", "_identity", "_seed", "holder", "kind")

    def __init__(
        self,
        *,
        holder: str,
        kind: str,
        identity: str,
        seed: bytes,
        also: dict[UUID, str] | None,
        found: dict[tuple[UUID, str], str] | None = None,
    ) -> None:
        self.holder = holder
        self.kind = kind
        self._identity = identity
        self._seed = seed
        self._also = also or {}
        self._found = found or {}

    def identity_for(self, compartment: Granted) -> str:
        """The private half of a compartment's key pair. Raises `NoGrant`."""
        grants = bytes(compartment.grants)
        place = (compartment.id, sha256(grants).hexdigest())
        identity = self._also.get(compartment.id) or self._found.get(place)
        if identity is None:
            identity = self._from_grants(grants)
            self._found[place] = identity
        if recipient_of(identity) != compartment.recipient:
            raise NoGrant
        return identity

    def _from_grants(self, grants: bytes) -> str:
        try:
            identity = unseal(grants, self._identity).decode()
        except (CannotOpen, UnicodeDecodeError) as no:
            raise NoGrant from no
        if not is_identity(identity):  # a browser made these grants, and meant us to stumble
            raise NoGrant
        return identity

    def opens(self, compartment: Granted) -> bool:
        """Whether these keys open a compartment."""
        try:
            self.identity_for(compartment)
        except NoGrant:
            return False
        return True

    def has_grant(self, compartment: Granted) -> bool:
        """Whether the compartment's grants name this holder, whatever else was added."""
        try:
            return recipient_of(self._from_grants(bytes(compartment.grants))) == (
                compartment.recipient
            )
        except NoGrant:
            return False

    @property
    def added(self) -> frozenset[UUID]:
        """The compartments that `also` added."""
        return frozenset(self._also)

    @property
    def verify_key(self) -> bytes:
        """What shows that this holder signed something."""
        return verify_key_of(self._seed)

    @property
    def recipient(self) -> str:
        """What seals something to this holder alone."""
        return recipient_of(self._identity)

    def sign(self, data: bytes) -> bytes:
        """An Ed25519 signature in the holder's name."""
        return sign(self._seed, data)

    def unseal(self, sealed: bytes | memoryview) -> bytes:
        """Open what was sealed to this holder alone. Raises `CannotOpen`."""
        return unseal(bytes(sealed), self._identity)

    def also(self, compartment_id: UUID, identity: str) -> Keyring:
        """The same keys, and one compartment more: a signatory's common compartment."""
        return Keyring(
            holder=self.holder,
            kind=self.kind,
            identity=self._identity,
            seed=self._seed,
            also={**self._also, compartment_id: identity},
        )

    def sealed_to(self, recipient: str) -> bytes:
        """These keys as one age file, for the length of a session.

        What they have opened already is in it, by the grants that opened it: whoever goes from
        page to page need not try eight stanzas on each, and other grants are tried anew.
        """
        held = {
            "holder": self.holder,
            "kind": self.kind,
            "identity": self._identity,
            "seed": self._seed.hex(),
            "found": [[str(id), by, found] for (id, by), found in self._found.items()],
        }
        # Padded: its size must not say who is writing a draft and who came back.
        return seal(pad(json.dumps(held).encode()), [recipient])


def from_sealed(sealed: bytes | memoryview, identity: str) -> Keyring:
    """Undo `Keyring.sealed_to`. Raises `CannotOpen`."""
    held = json.loads(unpad(unseal(bytes(sealed), identity)))
    return Keyring(
        holder=held["holder"],
        kind=held["kind"],
        identity=held["identity"],
        seed=bytes.fromhex(held["seed"]),
        also=None,
        found={(UUID(id), by): found for id, by, found in held["found"]},
    )


def reporter_keyring(derived: Derived, holder: str) -> Keyring:
    """The keys of somebody who has typed a receipt. `holder` is the reporter's own id."""
    return Keyring(
        holder=holder, kind=REPORTER, identity=derived.identity, seed=derived.seed, also=None
    )
