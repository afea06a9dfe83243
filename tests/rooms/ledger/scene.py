"""What these tests do again and again."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.rooms.ledger.conftest import NOON, WORKER
from upheld.ledger import checkpoints, publisher
from upheld.ledger.checkpoints import Checkpoint
from upheld.ledger.models import Pending
from upheld_verify.folder import Log, check
from upheld_verify.notes import read_key


def work(workshop: Any, times: int, *, at: datetime = NOON) -> list[Any]:
    """Write as many entries, and answer with the benches that they made."""
    return [workshop.commands.make_bench(actor=WORKER, at=at) for _ in range(times)]


def wait(number: int) -> None:
    """Have many more digests wait, of entries whose openings were erased long ago."""
    Pending.objects.bulk_create(
        [Pending(digest=secrets.token_bytes(32)) for _ in range(number)], batch_size=300
    )


def publish(at: datetime | date = NOON) -> Checkpoint:
    made = publisher.publish(at=at)
    assert made is not None
    return made


def checked(folder: Path) -> Log:
    """The log in a folder, read by the program that outsiders use."""
    return check(folder, read_key(checkpoints.signer().vkey))
