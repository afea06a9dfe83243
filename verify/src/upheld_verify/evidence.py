"""What somebody was given about one entry: a promise, a proof, and fields that were shown."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import tree
from .folder import LEAF, Log
from .notes import HASH_BYTES, CannotCheck, Failed, Key, exactly, read_checkpoint, text_of

PROOF = "c2sp.org/tlog-proof@v1"
PROOF_FORM = re.compile(
    rf"{re.escape(PROOF)}\n"
    r"extra (?P<extra>[^\n]+)\n"
    r"index (?P<index>0|[1-9][0-9]{0,18})\n"
    r"(?P<path>(?:[^\n]+\n)*)\n"
    r"(?P<checkpoint>.+)",
    re.DOTALL,
)
DAMAGED_PROOF = "This proof is damaged, or does not say which entry it is for."
PROMISE = "/promise/v1"
EVIDENCE = "upheld/evidence/v1"
FIELD = b"upheld/field/v1\n"
ENTRY = b"upheld/entry/v1\n"
WIDTH = 16  # field digests in every entry


@dataclass(frozen=True)
class Proof:
    """An inclusion proof: the entry digest, its place, the path, and a signed checkpoint."""

    digest: bytes
    index: int
    path: list[bytes]
    checkpoint: str


@dataclass(frozen=True)
class Shown:
    """Fields with their salts, the digests of the others, and what was given with them."""

    shown: dict[str, tuple[str, bytes]]
    hidden: list[bytes]
    promise: str
    proof: str


def check(text: str, log: Log, key: Key) -> list[str]:
    """Check a file of evidence against a log that was checked. What is true, in sentences.

    Raises `Failed` where something in it is not true, and `CannotCheck` where the file is
    of no kind we know, or speaks of a day that this copy of the log does not reach.
    """
    if text.startswith(PROOF):
        return [_check_proof(read_proof(text), log, key)]
    if text.startswith(f"{key.name}{PROMISE}\n"):
        return [_check_promise(text, log, key)]
    if text.lstrip().startswith("{"):
        return list(_check_shown(text, log, key))
    raise CannotCheck("This file is neither a proof, nor a promise of this log, nor evidence.")


def read_proof(text: str) -> Proof:
    """Read https://c2sp.org/tlog-proof, with the entry digest as its extra line."""
    found = PROOF_FORM.fullmatch(text)
    if found is None:
        raise CannotCheck(DAMAGED_PROOF)
    try:
        path = [exactly(each) for each in found["path"].split("\n")[:-1]]
        proof = Proof(exactly(found["extra"]), int(found["index"]), path, found["checkpoint"])
    except ValueError as no:
        raise CannotCheck(DAMAGED_PROOF) from no
    if any(len(each) != HASH_BYTES for each in (proof.digest, *proof.path)):
        raise CannotCheck(DAMAGED_PROOF)
    return proof


def entry_digest(shown: dict[str, tuple[str, bytes]], hidden: list[bytes]) -> bytes:
    """The digest over the fields that are shown and the digests of those that are not."""
    digests = [field_digest(salt, name, value) for name, (value, salt) in shown.items()]
    return hashlib.sha256(ENTRY + b"".join(sorted([*digests, *hidden]))).digest()


def field_digest(salt: bytes, name: str, value: str) -> bytes:
    """The digest of one field with its salt."""
    text = name.encode()
    length = len(text).to_bytes(2, "big")
    return hashlib.sha256(FIELD + salt + length + text + value.encode()).digest()


def _check_proof(proof: Proof, log: Log, key: Key) -> str:
    signed = read_checkpoint(proof.checkpoint, key)
    leaf = tree.leaf_hash(LEAF + proof.digest)
    if tree.root_from_path(leaf, proof.index, signed.size, proof.path) != signed.root:
        raise Failed("The proof does not lead from this entry to the root that was signed.")
    if signed.size > log.checkpoint.size:
        raise Failed(
            f"The proof was signed over {signed.size} entries and this log has only "
            f"{log.checkpoint.size}: entries were taken out, or this copy is older."
        )
    if log.root_at(signed.size) != signed.root:
        raise Failed("The proof and this log were signed by one key and tell two histories.")
    return f"The entry is number {proof.index} of the log."


def _check_promise(text: str, log: Log, key: Key, *, of: bytes | None = None) -> str:
    lines = text_of(text, key).split("\n")
    try:
        digest, by = exactly(lines[1]), date.fromisoformat(lines[2])
    except (ValueError, IndexError) as no:
        raise CannotCheck("This promise is not written as promises are.") from no
    if lines[0] != f"{key.name}{PROMISE}":
        raise Failed("What was signed is not a promise.")
    if of not in {None, digest}:
        raise Failed("The promise is not for the entry that is shown.")
    index = log.index_of(digest)
    if index is not None:
        return f"The promise was kept: the entry is number {index} of the log."
    if log.made_on is None or log.made_on <= by:
        raise CannotCheck(
            f"The promise says {by.isoformat()}, and this copy of the log does not show a later "
            "day. Ask for a newer copy."
        )
    raise Failed(
        f"The promise was not kept: the entry was to be in the log by {by.isoformat()}, and on "
        f"{log.made_on.isoformat()} it is not there."
    )


def _check_shown(text: str, log: Log, key: Key) -> Iterator[str]:
    held = _read_shown(text)
    digest = entry_digest(held.shown, held.hidden)
    if held.promise:
        yield _check_promise(held.promise, log, key, of=digest)
    if held.proof:
        proof = read_proof(held.proof)
        if proof.digest != digest:
            raise Failed("The fields that are shown are not those of the entry in the log.")
        yield _check_proof(proof, log, key)
    for name, (value, _) in sorted(held.shown.items()):
        yield f"The entry says {name}: {value}"


def _read_shown(text: str) -> Shown:
    try:
        held = json.loads(text)
        if held["format"] != EVIDENCE:
            raise CannotCheck("This evidence is of a kind that this program does not know.")
        fields = {name: (str(f["value"]), _hash(f["salt"])) for name, f in held["shown"].items()}
        hidden = [_hash(each) for each in held["hidden"]]
        promise, proof = str(held["promise"]), str(held["proof"])
    except (ValueError, KeyError, TypeError, AttributeError) as no:
        raise CannotCheck("This evidence is damaged.") from no
    if len(fields) + len(hidden) != WIDTH:
        raise Failed(f"An entry has {WIDTH} digests. This evidence has another number.")
    if not proof and not promise:
        raise CannotCheck("This evidence has neither proof nor promise in it.")
    return Shown(fields, hidden, promise, proof)


def _hash(text: str) -> bytes:
    """Thirty-two bytes in hexadecimal. A salt of another length could shift what follows it."""
    data = bytes.fromhex(text)
    if len(data) != HASH_BYTES:
        raise ValueError(text)
    return data
