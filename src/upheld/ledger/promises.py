"""What a person takes away: a signed promise at once, and a proof the day after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from . import checkpoints, tiles, tree
from .checkpoints import Checkpoint, base64
from .models import Head, Leaf, Pending

PROMISE = "/promise/v1"
PROOF = "c2sp.org/tlog-proof@v1"


class NotInTheLog(LookupError):
    """The log neither holds this digest nor has it waiting."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands: in the log with a proof, or waiting for tonight.

    `proof` is one off-line file (https://c2sp.org/tlog-proof): the digest as its extra
    line, the index, the path to the root, and the signed checkpoint.
    """

    published: bool
    index: int | None
    size: int
    proof: str
    checkpoint: str


def promise(digest: bytes, *, on: date) -> str:
    """A signed note: this digest will be in the log by the end of the next day.

    Raises `NotInTheLog` for a digest that the log does not have: nothing is promised
    that is not already kept.
    """
    if not _is_held(digest):
        raise NotInTheLog("There is no such entry.")
    signer = checkpoints.signer() if Head.objects.exists() else checkpoints.make_key()
    by = on + timedelta(days=1)
    return signer.note(f"{signer.origin}{PROMISE}\n{base64(digest)}\n{by.isoformat()}\n")


def standing(digest: bytes) -> Standing:
    """Where this digest stands now. Raises `NotInTheLog`."""
    head = Head.objects.first()
    index = Leaf.objects.filter(digest=digest).values_list("index", flat=True).first()
    if head is None or index is None:
        if not _is_held(digest):
            raise NotInTheLog("There is no such entry.")
        size, text = (head.size, head.checkpoint) if head else (0, "")
        return Standing(published=False, index=None, size=size, proof="", checkpoint=text)
    return Standing(
        published=True,
        index=index,
        size=head.size,
        proof=_proof(digest, index, head),
        checkpoint=head.checkpoint,
    )


def newest() -> Checkpoint | None:
    """The newest signed checkpoint; None before the first."""
    head = Head.objects.first()
    if head is None:
        return None
    origin = head.checkpoint.split("\n", 1)[0]
    return Checkpoint(origin, head.size, bytes(head.root), head.checkpoint)


def _proof(digest: bytes, index: int, head: Head) -> str:
    read = tiles.reader(Path(settings.UPHELD_LOG_DIR), head.size)
    path = "".join(f"{base64(each)}\n" for each in tree.inclusion(index, head.size, read))
    return f"{PROOF}\nextra {base64(digest)}\nindex {index}\n{path}\n{head.checkpoint}"


def _is_held(digest: bytes) -> bool:
    return (
        Pending.objects.filter(digest=digest).exists()
        or Leaf.objects.filter(digest=digest).exists()
    )
