"""Whether the log still is what it was: every digest worked out again, every file read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from upheld_verify import folder
from upheld_verify.notes import CannotCheck, Failed, read_checkpoint, read_key

from . import checkpoints, openings, publisher, tree
from .digests import leaf_data
from .models import Head, Leaf, Opening, Pending


def faults() -> Iterator[str]:
    """Everything that is wrong with the log, a sentence each; nothing where all is well."""
    yield from _openings()
    head = Head.objects.first()
    if head is not None:
        yield from _leaves(head)
        yield from _files(head)


def _openings() -> Iterator[str]:
    """Each opening's own digest must be the one that the log holds for it."""
    wrong = lost = 0
    rows = Opening.objects.order_by("id")
    for chunk in openings.chunks(list(rows.values_list("id", flat=True))):
        held = list(rows.filter(id__in=chunk))
        clear = [("", openings.opened_from(row)) for row in held if row.sealed is None]
        wrong += len(clear) - len(list(openings.confirmed(clear)))
        lost += _without_an_entry([row for row in held if row.sealed is not None])
    if wrong:
        yield f"{wrong} entries no longer say what the log recorded: somebody has changed them."
    if lost:
        yield f"{lost} sealed entries are neither in the log nor waiting for it."


def _without_an_entry(sealed: list[Opening]) -> int:
    leaves = Leaf.objects.filter(index__in=[row.index for row in sealed if row.index is not None])
    waiting = Pending.objects.filter(id__in=[row.id for row in sealed if row.index is None])
    return len(sealed) - leaves.count() - waiting.count()


def _leaves(head: Head) -> Iterator[str]:
    """The leaves in the database must give the root that was signed, and no other."""
    try:
        digests = publisher.leaves(head.size)
    except publisher.LogDamaged as no:
        yield str(no)
        return
    hashes = [tree.leaf_hash(leaf_data(each)) for each in digests]
    if tree.root_from_edge(tree.grow(0, [], hashes)[1]) != bytes(head.root):
        yield "The log in the database is not what was signed."
    if Leaf.objects.filter(index__gte=head.size).exists():
        yield "The log in the database holds entries that were never signed."


def _files(head: Head) -> Iterator[str]:
    """The published files must be the same log, signed by our key."""
    try:
        key = read_key(checkpoints.signer().vkey)
        signed = read_checkpoint(head.checkpoint, key)
        shown = folder.check(Path(settings.UPHELD_LOG_DIR), key).checkpoint
    except (checkpoints.NoLogKey, Failed, CannotCheck) as no:
        yield f"The published log does not check: {no}"
        return
    if (signed.size, signed.root) != (head.size, bytes(head.root)) or shown != signed:
        yield "The published checkpoint is not the newest one. Run `upheld ledger publish`."
