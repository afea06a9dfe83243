"""A promise or a proof that somebody pastes: whether we signed it, and whether it was kept.

The signature and the path are checked by the program that outsiders use. Nothing of what
is pasted is kept, and nothing is asked about what the entry says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from upheld.ledger import checkpoints, promises
from upheld_verify import evidence, tree
from upheld_verify.folder import LEAF
from upheld_verify.notes import (
    CannotCheck,
    Failed,
    Key,
    exactly,
    read_checkpoint,
    read_key,
    text_of,
)


class Answer(StrEnum):
    """What can be said of a pasted text."""

    IN_THE_LOG = "in_the_log"
    WAITING = "waiting"  # for tonight, as was promised
    BROKEN = "broken"  # we signed it, and the log does not hold what it should
    NOT_OURS = "not_ours"  # the signature is not that of this log
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, and where the entry stands where it is in the log."""

    answer: Answer
    index: int | None = None
    size: int = 0
    by: date | None = None


def look_up(text: str, *, today: date) -> Found:
    """Say whether what somebody holds is in the log."""
    text = text.replace("\r\n", "\n").strip() + "\n"
    try:
        key = read_key(checkpoints.signer().vkey)
        digest, by = _claimed(text, key)
    except Failed:
        return Found(Answer.NOT_OURS)
    except (CannotCheck, checkpoints.NoLogKey):
        return Found(Answer.UNREADABLE)
    try:
        standing = promises.standing(digest)
    except promises.NotInTheLog:
        return Found(Answer.BROKEN, by=by)
    if standing.published:
        return Found(Answer.IN_THE_LOG, standing.index, standing.size, by)
    kept = by is not None and today <= by
    return Found(Answer.WAITING if kept else Answer.BROKEN, by=by)


def _claimed(text: str, key: Key) -> tuple[bytes, date | None]:
    """The entry digest that a text is about, and the day of a promise."""
    if text.startswith(evidence.PROOF):
        return _proved(text, key), None
    if not text.startswith(f"{key.name}{evidence.PROMISE}\n"):
        raise CannotCheck("This is neither a promise of this log nor a proof.")
    lines = text_of(text, key).split("\n")
    try:
        return exactly(lines[1]), date.fromisoformat(lines[2])
    except (ValueError, IndexError) as no:
        raise CannotCheck("This promise is damaged.") from no


def _proved(text: str, key: Key) -> bytes:
    proof = evidence.read_proof(text)
    signed = read_checkpoint(proof.checkpoint, key)
    leaf = tree.leaf_hash(LEAF + proof.digest)
    if tree.root_from_path(leaf, proof.index, signed.size, proof.path) != signed.root:
        raise Failed("The proof does not lead from this entry to the root that was signed.")
    return proof.digest
