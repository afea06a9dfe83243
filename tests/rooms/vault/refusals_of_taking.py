"""Who is refused where a browser seals. `test_refusals` tries them all."""

from __future__ import annotations

import uuid
from typing import Any

from upheld.kernel.actor import Actor
from upheld.vault.taking import Made, Signed

from .scene import NOON

WHO = "Only a reporter’s own browser"


def refusals(refusal: Any, clock: Actor) -> dict[str, tuple[Any, ...]]:
    """Each command that takes in what was sealed elsewhere: for reporters alone."""
    commands = {
        "vault.take_compartment": _compartment,
        "vault.take_holders": _holders,
        "vault.take_signed": _signed,
        "vault.take_body": _body,
    }
    return {
        name: (
            refusal("a person", lambda s, given=given: given(s, s.ana.actor), WHO),
            refusal("the clock", lambda s, given=given: given(s, clock), WHO),
        )
        for name, given in commands.items()
    }


def _same(actor: Actor) -> dict[str, Any]:
    return {"actor": actor, "at": NOON}


def _listed(s: Any) -> dict[str, Any]:
    signed = Signed(uuid.uuid4(), bytes(64))
    return {"holders": (s.ana.holder,), "listed": signed, "verify_key": bytes(32)}


def _compartment(s: Any, actor: Actor) -> dict[str, Any]:
    made = Made(uuid.uuid4(), s.compartment.recipient, b"", b"")
    return {**_same(actor), "made": made, **_listed(s)}


def _holders(s: Any, actor: Actor) -> dict[str, Any]:
    return {**_same(actor), "compartment": s.compartment, **_listed(s)}


def _signed(s: Any, actor: Actor) -> dict[str, Any]:
    signed = Signed(uuid.uuid4(), bytes(64))
    said = {"kind": "note", "content": {}, "signed": signed, "verify_key": bytes(32)}
    return {**_same(actor), "compartment": s.compartment, **said}


def _body(s: Any, actor: Actor) -> dict[str, Any]:
    said = {"id": uuid.uuid4(), "blob": b"", "number": 1, "largest": 1}
    return {**_same(actor), "compartment": s.compartment, **said}
