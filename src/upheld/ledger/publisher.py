"""Once a night: what waits is shuffled, given its places in the log, and signed.

Cover entries fill each night up to a multiple of a fixed number and the order is drawn
anew, so that neither a place in the log nor its size nor its hour says when something
was raised, or whether anything was. Files come first and the database second; the signed
checkpoint is shown last. Whoever is killed on the way leaves files that no checkpoint
speaks of, and the next run sweeps them away.
"""

from __future__ import annotations

import fcntl
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from upheld.kernel.calendar import day_of

from . import checkpoints, tiles, tree
from .checkpoints import Checkpoint, Signer
from .digests import leaf_data
from .models import Head, Leaf, Opening, Pending

CHECKPOINT = "checkpoint"
DIGEST = 32  # bytes


class LogDamaged(Exception):
    """The leaves in the database do not give the root that was signed."""


def publish(*, at: datetime | date) -> Checkpoint | None:
    """Put everything that waits into the log, and sign it. None where nothing waited.

    Raises `LogDamaged`, and publishes nothing, where the leaves no longer give the
    signed root; `checkpoints.NoLogKey` where a log has begun and its key has gone.
    """
    folder = Path(settings.UPHELD_LOG_DIR)
    with _alone(folder):
        with transaction.atomic(durable=True):
            made = _extend(folder, at)
        head = Head.objects.get()
        _show(folder, head.checkpoint)
    return made


def rebuild(folder: Path, size: int, root: bytes) -> None:
    """Write every tile and bundle again from the leaves in the database.

    Raises `LogDamaged`, and writes nothing, where they do not give this root.
    """
    digests = leaves(size)
    changed, edge = tree.grow(0, [], _hashes(digests))
    if tree.root_from_edge(edge) != root:
        raise LogDamaged("The log in the database is not what was signed.")
    tiles.write(folder, _files(changed, 0, digests))


def leaves(size: int) -> list[bytes]:
    """The first `size` digests of the log. Raises `LogDamaged` where one is missing."""
    rows = Leaf.objects.filter(index__lt=size).order_by("index").values_list("index", "digest")
    held = [(index, bytes(digest)) for index, digest in rows.iterator()]
    if [index for index, _ in held] != list(range(size)):
        raise LogDamaged("Entries are missing from the log in the database.")
    return [digest for _, digest in held]


@dataclass(frozen=True, slots=True)
class Root:
    """The root of the log over its first entries."""

    size: int
    digest: bytes


def root_of(size: int) -> Root:
    """The root over the first `size` entries, worked out from the leaves."""
    _changed, edge = tree.grow(0, [], _hashes(leaves(size)))
    return Root(size, tree.root_from_edge(edge))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One publisher on this machine at a time; the row lock on the head does it for several."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".publishing").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _extend(folder: Path, at: datetime | date) -> Checkpoint | None:
    head, is_first = Head.objects.select_for_update().get_or_create(
        defaults={"root": tree.EMPTY_ROOT, "checkpoint": "", "published_on": day_of(at)}
    )
    signer = checkpoints.make_key() if is_first else checkpoints.signer()
    _refuse_to_go_back(folder, head)
    tiles.sweep(folder, head.size)
    waiting = [bytes(each) for each in Pending.objects.values_list("digest", flat=True)]
    if not waiting and not is_first:
        return None
    placed = _among_cover(waiting, first=head.size)
    made = _write_tiles(folder, head, placed, signer)
    _place(placed, first=head.size)
    head.size, head.root = made.size, made.root
    head.checkpoint, head.published_on = made.text, day_of(at)
    head.save()
    return made


def _among_cover(waiting: Sequence[bytes], *, first: int) -> list[bytes]:
    """What waits, shuffled with cover entries up to the next multiple of a fixed number.

    A cover entry is thirty-two random bytes in place of a digest. It has no opening and
    nobody can tell it from an entry, so that neither the size of a day nor a place in it
    says whether anything was raised.
    """
    cover = -(first + len(waiting)) % settings.UPHELD_LOG_MULTIPLE
    mixed = [*waiting, *(secrets.token_bytes(DIGEST) for _ in range(cover))]
    secrets.SystemRandom().shuffle(mixed)
    return mixed


def _refuse_to_go_back(folder: Path, head: Head) -> None:
    """A database restored from an old backup must not sign another history."""
    shown = folder / CHECKPOINT
    lines = shown.read_text().split("\n") if shown.exists() else []
    if lines[1:] and lines[1].isdecimal() and int(lines[1]) > head.size:
        raise LogDamaged(
            f"The published log has {lines[1]} entries and the database only {head.size}. "
            "Restore a newer backup: publishing now would fork the log."
        )


def _write_tiles(folder: Path, head: Head, waiting: Sequence[bytes], signer: Signer) -> Checkpoint:
    edge = _sound_edge(folder, head)
    first = head.size - head.size % tree.TILE_WIDTH
    beside = Leaf.objects.filter(index__gte=first).order_by("index")
    standing = [bytes(each) for each in beside.values_list("digest", flat=True)]
    if _hashes(standing) != (edge[0] if edge else []):
        raise LogDamaged("The newest entries in the database are not what was signed.")
    changed, new_edge = tree.grow(head.size, edge, _hashes(waiting))
    tiles.write(folder, _files(changed, first, [*standing, *waiting]))
    return signer.checkpoint(head.size + len(waiting), tree.root_from_edge(new_edge))


def _sound_edge(folder: Path, head: Head) -> list[list[bytes]]:
    """The tree's right edge as it was signed; tiles that are lost or damaged are made again."""
    root = bytes(head.root)
    try:
        edge = tree.edge(head.size, tiles.reader(folder, head.size))
    except (OSError, ValueError):
        edge = []
    if tree.root_from_edge(edge) == root:
        return edge
    rebuild(folder, head.size, root)
    return tree.edge(head.size, tiles.reader(folder, head.size))


def _hashes(digests: Sequence[bytes]) -> list[bytes]:
    return [tree.leaf_hash(leaf_data(each)) for each in digests]


def _files(
    changed: dict[tuple[int, int], list[bytes]], first: int, digests: Sequence[bytes]
) -> dict[str, bytes]:
    """The contents of changed tiles, and of the bundles of entries from `first` on."""
    files = {
        tiles.path_of(level, number, len(hashes)): b"".join(hashes)
        for (level, number), hashes in changed.items()
    }
    for start in range(0, len(digests), tree.TILE_WIDTH):
        part = digests[start : start + tree.TILE_WIDTH]
        number = (first + start) // tree.TILE_WIDTH
        name = tiles.path_of(tiles.ENTRIES, number, len(part))
        files[name] = tiles.bundle(leaf_data(each) for each in part)
    return files


def _place(waiting: Sequence[bytes], *, first: int) -> None:
    """Make leaves of what waited, tell each opening its index, and let nothing wait twice."""
    _insert_leaves(waiting, first)
    placed = Leaf.objects.filter(digest=OuterRef("digest"), index__gte=first)
    done: QuerySet[Pending] = Pending.objects.filter(Exists(placed))
    index = Leaf.objects.filter(digest=OuterRef("digest"), index__gte=first).values("index")
    its_own = (
        Pending.objects.filter(id=OuterRef("id"))
        .annotate(place=Subquery(index[:1]))
        .values("place")
    )
    Opening.objects.filter(index=None, id__in=done.values("id")).update(index=Subquery(its_own))
    done.delete()


def _insert_leaves(digests: Sequence[bytes], first: int) -> None:
    """Straight into the table: making an object of each leaf took half of the whole run."""
    table = connection.ops.quote_name(Leaf._meta.db_table)
    index, digest = (connection.ops.quote_name(name) for name in ("index", "digest"))
    statement = f"INSERT INTO {table} ({index}, {digest}) VALUES (%s, %s)"  # noqa: S608  Our names.
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(first + at, each) for at, each in enumerate(digests)])


def _show(folder: Path, text: str) -> None:
    """Put the newest checkpoint where everybody reads it, if it is not there yet."""
    shown = folder / CHECKPOINT
    if not shown.exists() or shown.read_text() != text:
        tiles.write(folder, {CHECKPOINT: text.encode()})
