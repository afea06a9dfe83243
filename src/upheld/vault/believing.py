"""Which opened bodies are believed.

A body is believed if its ciphertext is the one in the log, if it says inside that it is
this body of this compartment, if nothing else in the compartment has its number, and if
its author, signing with the key that the list of holders then in force gives, wrote it.
What a reporter wrote must also be shaped as its kind is: their browser may have sealed it.
Each list of holders is believed the same way, by the list before it; the first by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from upheld.kernel.sealing import CannotOpen

from . import shapes
from .bodies import HOLDERS, Body, Mismatch, Unproved, digest_of, open_up
from .events import BodySealed, HoldersListed
from .holders import Holder
from .keyring import REPORTER, Keyring
from .models import Compartment, SealedBody
from .recorded import recorded_as


@dataclass(frozen=True, slots=True)
class HoldersList:
    """One list of holders and the sequence from which it was in force."""

    since: int
    holders: dict[str, Holder]


@dataclass(frozen=True, slots=True)
class Believed:
    """What came of opening some bodies of one compartment, with the lists that prove them."""

    bodies: dict[UUID, Body | Mismatch]
    lists: tuple[HoldersList, ...]


def as_content(holders: Iterable[Holder], version: int) -> dict[str, object]:
    """A list of holders as a sealed body says it."""
    return {
        "version": version,
        "holders": [
            {
                "id": each.id,
                "recipient": each.recipient,
                "verify_key": each.verify_key.hex(),
                "kind": each.kind,
            }
            for each in holders
        ],
    }


def believe(rows: Sequence[SealedBody], keys: Keyring) -> dict[UUID, Believed]:
    """Open and prove bodies, by compartment. Give every list of holders among the rows.

    Each row carries its compartment. Compartments that the keys do not open are absent.
    """
    sealed = {str(row.id): HoldersListed if row.lists_holders else BodySealed for row in rows}
    digests = recorded_as(sealed, "digest")
    by_compartment: dict[UUID, list[SealedBody]] = {}
    for row in rows:
        by_compartment.setdefault(row.compartment_id, []).append(row)
    return {
        id: _in_one(found[0].compartment, found, keys, digests)
        for id, found in by_compartment.items()
        if keys.opens(found[0].compartment)
    }


def _in_one(
    compartment: Compartment, rows: list[SealedBody], keys: Keyring, digests: dict[str, str]
) -> Believed:
    identity = keys.identity_for(compartment)
    opened = {row.id: _opened(row, identity, digests.get(str(row.id), "")) for row in rows}
    numbers = Counter(each.body.sequence for each in opened.values() if each is not None)
    whole = {
        id: each
        for id, each in opened.items()
        if each is not None and numbers[each.body.sequence] == 1
    }
    lists = _lists(whole, compartment)
    bodies: dict[UUID, Body | Mismatch] = {}
    for row in rows:
        found = whole.get(row.id)
        proved = found is not None and _is_proved(found, lists)
        bodies[row.id] = found.body if found and proved else Mismatch(row.id, compartment.id)
    return Believed(bodies, lists)


def _opened(row: SealedBody, identity: str, digest: str) -> Unproved | None:
    if digest_of(row.blob) != digest:
        return None
    try:
        found = open_up(row.blob, identity)
    except CannotOpen:
        return None
    body = found.body
    in_place = (body.id, body.compartment) == (row.id, row.compartment_id)
    return found if in_place and (body.kind == HOLDERS) == row.lists_holders else None


def _lists(whole: dict[UUID, Unproved], compartment: Compartment) -> tuple[HoldersList, ...]:
    """The lists of holders, oldest first. None is believed where one of them is missing."""
    found = sorted(
        (each for each in whole.values() if each.body.kind == HOLDERS),
        key=lambda each: each.body.sequence,
    )
    lists: list[HoldersList] = []
    for number, each in enumerate(found, start=1):
        named = HoldersList(each.body.sequence, _holders_in(each.body))
        in_force = lists[-1] if lists else named
        author = in_force.holders.get(each.body.author)
        if each.body.content.get("version") != number or author is None:
            return ()
        if not each.is_by(author.verify_key):
            return ()
        lists.append(named)
    return tuple(lists) if len(lists) == compartment.grants_version else ()


def _holders_in(body: Body) -> dict[str, Holder]:
    return {
        each["id"]: Holder(
            id=each["id"],
            recipient=each["recipient"],
            verify_key=bytes.fromhex(each["verify_key"]),
            kind=each["kind"],
        )
        for each in body.content["holders"]
    }


def _is_proved(found: Unproved, lists: tuple[HoldersList, ...]) -> bool:
    if found.body.kind == HOLDERS:
        return any(each.since == found.body.sequence for each in lists)
    in_force = [each for each in lists if each.since < found.body.sequence]
    author = in_force[-1].holders.get(found.body.author) if in_force else None
    if author is None or not found.is_by(author.verify_key):
        return False
    return author.kind != REPORTER or shapes.fits(found.body)
