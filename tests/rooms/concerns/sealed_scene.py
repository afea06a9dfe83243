"""A reporter whose browser seals: the steps of browser/src in Python, for tests of this room."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.sealed import Blob, Opened, Outline, Sealed, ToSign
from upheld.kernel.sealing import new_identity, recipient_of, seal, stranger
from upheld.vault import bodies, recovery
from upheld.vault.bodies import Body
from upheld.vault.receipts import PublicHalves

from .scene import TODAY, WORDS, Reporter

STANZAS = 8


@dataclass
class Browser:
    """Keys and ids as a browser draws them once, and what its reporter wrote."""

    who: Reporter = field(default_factory=Reporter)
    words: str = WORDS
    named_posts: tuple[UUID, ...] = ()
    struck: tuple[UUID, ...] = ()
    name: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    identity: str = field(default_factory=new_identity)
    name_identity: str = field(default_factory=new_identity)
    ids: dict[str, UUID] = field(default_factory=dict)

    def id(self, name: str) -> UUID:
        """An id that was drawn by chance, the same each time it is asked for."""
        return self.ids.setdefault(name, uuid.uuid4())

    def outline(self, **changed: Any) -> Outline:
        """What the server is told in the clear."""
        receipt = self.who.receipt
        usual: dict[str, Any] = {
            "concern": UUID(self.who.id),
            "receipt": PublicHalves(receipt.lookup, receipt.recipient, receipt.verify_key),
            "named_posts": self.named_posts,
            "struck": self.struck,
            "somebody_else": False,
            "does_not_know": not self.named_posts,
            "files": len(self.files),
            "seed": bytes(32),
        }
        usual |= {each: self.id(each) for each in ("compartment", "listed", "routed", "entry")}
        usual["written"] = self.id("written")
        if self.name:
            usual |= {each: self.id(each) for each in ("identity", "identity_listed")}
        return Outline(**usual | changed)

    def sealed(self, outline: Outline | None = None, **changed: Any) -> Sealed:
        """The whole of it, signed and sealed."""
        outline = outline or self.outline()
        told = queries.what_to_sign(actor=self.who.actor, outline=outline, at=TODAY)
        written = {"words": self.words, "risk": "no", "known_as": self._known_as()}
        usual: dict[str, Any] = {
            "outline": outline,
            "place": self._opened(self.identity, told, told.listed),
            "routed": self.who.keys.sign(told.routed),
            "entry": self.who.keys.sign(told.entry),
            "written": self.body(
                outline.compartment, outline.written, number=3, said=("written", written)
            ),
            "files": tuple(
                Blob(
                    id=self.id(name),
                    sealed=self.body(
                        outline.compartment,
                        self.id(name),
                        number=4 + at,
                        said=("file", {"name": name}),
                        attachment=held,
                    ),
                )
                for at, (name, held) in enumerate(self.files)
            ),
        }
        if self.name:
            usual |= self._named(outline, told)
        return Sealed(**usual | changed)

    def send(self, **changed: Any) -> Concern:
        """Send it today."""
        return commands.send_sealed(
            actor=self.who.actor, at=TODAY, sealed=replace(self.sealed(), **changed)
        )

    def body(
        self,
        place: UUID,
        id: UUID,
        *,
        number: int,
        said: tuple[str, dict[str, Any]],
        attachment: bytes = b"",
        identity: str = "",
    ) -> bytes:
        """One body, signed by the reporter and sealed to the compartment."""
        kind, content = said
        body = Body(id, place, kind, self.who.id, number, TODAY, content, attachment)
        recipient = recipient_of(identity or self.identity)
        return bodies.seal_up(body, keys=self.who.keys, recipient=recipient)

    def _known_as(self) -> str:
        return "named" if self.name else "anonymous"

    def _named(self, outline: Outline, told: ToSign) -> dict[str, Any]:
        assert outline.identity is not None
        assert told.identity_listed is not None
        place, id = outline.identity, self.id("name")
        said = ("identity", {"words": self.name})
        sealed = self.body(place, id, number=2, said=said, identity=self.name_identity)
        return {
            "name_place": self._opened(self.name_identity, told, told.identity_listed),
            "name": Blob(id=id, sealed=sealed),
        }

    def _opened(self, identity: str, told: ToSign, listed: bytes) -> Opened:
        holders = [self.who.receipt.recipient, *(each.recipient for each in told.holders)]
        strangers = [stranger() for _ in range(STANZAS - len(holders))]
        return Opened(
            recipient=recipient_of(identity),
            grants=seal(identity.encode(), holders + strangers),
            recovery=recovery.make(identity, told.keepers),
            listed=self.who.keys.sign(listed),
        )
