"""The paths by which words come in. Each takes a canary and sends it down one of them."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from upheld.kernel.actor import Actor, Kind, machine, reporter
from upheld.kernel.decision import Refused
from upheld.vault import (
    attachments,
    commands,
    filing,
    holders,
    queries,
    receipts,
    stretching,
    unlocking,
)
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.models import Compartment

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@dataclass(slots=True)
class House:
    """Two holders and a reporter, made by commands in a fresh database."""

    person: uuid.UUID
    actor: Actor
    keys: Keyring
    words: str
    receipt: str
    teller: Actor
    tellers_keys: Keyring
    compartment: Compartment
    cookies: dict[str, str] = field(default_factory=dict)


def build() -> House:
    """The house before any canary comes."""
    installer = machine("installer")
    ids, words = (uuid.uuid4(), uuid.uuid4()), (stretching.new_words(), stretching.new_words())
    rows = [
        commands.offer_keys(actor=installer, at=NOON, person=id, words=said)
        for id, said in zip(ids, words, strict=True)
    ]
    rings = [holders.open_keys(row, said) for row, said in zip(rows, words, strict=True)]
    for row, ring in zip(rows, reversed(rings), strict=True):
        commands.countersign(actor=installer, at=NOON, offered=row, keys=ring)
    receipt, id = receipts.new_words(), str(uuid.uuid4())
    derived = receipts.derive(receipt)
    teller, keys = reporter(id), reporter_keyring(derived, id)
    keepers = tuple(holders.of_reporter(receipts.derive(str(n)), str(n)) for n in range(3))
    made = commands.open_compartment(
        actor=teller,
        at=TODAY,
        holders=(holders.of_reporter(derived, id), *holders.of_persons(ids[:1], TODAY)),
        keys=keys,
        keepers=keepers,
    )
    commands.keep_receipt(actor=teller, at=TODAY, compartment=made, derived=derived)
    person = Actor(kind=Kind.PERSON, id=str(ids[0]))
    return House(ids[0], person, rings[0], words[0], receipt, teller, keys, made)


def the_text_of_a_body(house: House, canary: str) -> None:
    """A reporter writes, a holder reads."""
    _seal(house, {"text": f"They told us {canary} in the corridor."})
    queries.bodies(actor=house.actor, keys=house.keys, compartment=house.compartment)


def a_key_inside_a_body(house: House, canary: str) -> None:
    """Names of fields can say as much as their values."""
    _seal(house, {canary: True})


def the_kind_of_a_body(house: House, canary: str) -> None:
    """What kind of body it is stands inside."""
    _seal(house, {}, kind=canary)


def an_attachment(house: House, canary: str) -> None:
    """A file of several buckets."""
    _seal(house, {}, attachment=b"x" * 20_000 + canary.encode() + b"y" * 20_000)


def a_file_on_disk(house: House, canary: str) -> None:
    """A file that was sealed while it arrived, and read again."""
    arriving = attachments.Arriving()
    for part in (b"x" * 90_000, canary.encode(), b"y" * 90_000):
        arriving.write(part)
    body = filing.seal_file(
        actor=house.teller,
        at=TODAY,
        compartment=house.compartment,
        kind=canary,
        content={"name": canary},
        file=arriving.done(),
        keys=house.tellers_keys,
    )
    found = queries.file(actor=house.actor, keys=house.keys, body=body.id)
    assert isinstance(found, attachments.Stored)
    assert canary.encode() in found.read()


def a_refused_body(house: House, canary: str) -> None:
    """What was refused leaves no trace of its words."""
    try:
        _seal(house, {"text": canary}, kind="holders")
    except Refused:
        return
    raise AssertionError("It should have been refused.")


def unlock_words(house: House, canary: str) -> None:
    """Somebody pastes something else into the field for unlock words."""
    assert unlocking.unlock(person=house.person, words=canary, now=NOON) is None


def a_receipt(house: House, canary: str) -> None:
    """Somebody types something else into the field for the receipt."""
    assert queries.by_receipt(derived=receipts.derive(canary)) is None


def a_session(house: House, canary: str) -> None:
    """A reporter's own id is in the session, sealed."""
    unlocking.unlock_reporter(derived=receipts.derive(canary), holder=canary, now=NOON)


def a_cookie_of_somebody_else(house: House, canary: str) -> None:
    """A cookie that opens nothing is not kept either."""
    assert unlocking.keyring(secret=canary, now=NOON) is None


PATHS: dict[str, Callable[[House, str], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        the_text_of_a_body,
        a_key_inside_a_body,
        the_kind_of_a_body,
        an_attachment,
        a_file_on_disk,
        a_refused_body,
        unlock_words,
        a_receipt,
        a_session,
        a_cookie_of_somebody_else,
    )
}


def _seal(
    house: House, content: dict[str, object], *, kind: str = "said", attachment: bytes = b""
) -> None:
    commands.seal_body(
        actor=house.teller,
        at=TODAY,
        compartment=house.compartment,
        kind=kind,
        content=content,
        keys=house.tellers_keys,
        attachment=attachment,
    )


def spellings(canary: str) -> tuple[bytes, ...]:
    """The canary as it might stand in a file: as text, in hexadecimal, in Base64."""
    plain = canary.encode()
    # Base64 looks different at each of three offsets; the middle is the same for all.
    shifted = (base64.b64encode(b"\0" * n + plain)[4:-4] for n in range(3))
    return (plain, canary.encode("utf-16-le"), plain.hex().encode(), *shifted)
