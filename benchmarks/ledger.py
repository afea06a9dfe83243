"""What the ledger costs, as ratios that hold on any machine.

    .venv/bin/python benchmarks/ledger.py [--entries 100000] [--json]

It works in a folder of its own that goes when it is done. Set DATABASE_URL to a database
that may be emptied in order to measure PostgreSQL. `--json` prints one object a line, in which
`other` is the aim of the design or the bare work.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines

COMMANDS = 300
PROOFS = 300
HASH = bytes(32)
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def main() -> int:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--entries", type=int, default=100_000, help="entries to publish at once")
    parser.add_argument("--json", action="store_true", help="one object a line")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="upheld-bench-") as var:
        for line in measure(Path(var), asked.entries):
            lines.say(line, as_json=asked.json)
    return 0


def measure(var: Path, entries: int) -> Iterator[dict[str, object]]:
    """Every measurement, as it is made."""
    os.environ["UPHELD_VAR"] = str(var)
    os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.project.settings"
    import django  # noqa: PLC0415  Settings read the environment when they are loaded.
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    with room_of_the_benchmark() as write:
        yield from commands(write)
    yield from publishing(entries)
    yield from proving()
    yield from verifying(var)


@contextmanager
def room_of_the_benchmark() -> Iterator[Callable[[], object]]:
    """A command that changes one row and writes an event of eight facts."""
    from upheld.ledger.command import COMMANDS as KNOWN  # noqa: PLC0415

    run, forget = _command()
    try:
        yield run
    finally:
        forget(KNOWN)


def _command() -> tuple[Callable[[], object], Callable[[dict[str, object]], object]]:
    from dataclasses import dataclass  # noqa: PLC0415
    from typing import ClassVar  # noqa: PLC0415

    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415

    from upheld.kernel.actor import machine  # noqa: PLC0415
    from upheld.kernel.decision import allow  # noqa: PLC0415
    from upheld.ledger.command import command  # noqa: PLC0415
    from upheld.ledger.events import Event  # noqa: PLC0415

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Measured(Event):
        """A row was changed for the sake of the measurement."""

        about: ClassVar[str] = "one"
        one: str
        two: str = "a code"
        three: str = "2026-03-02"
        four: str = "7"
        five: str = secrets.token_hex(16)
        six: str = secrets.token_hex(16)
        seven: str = "met"
        eight: str = "another code"

    def change(*, actor: object, at: datetime, row: object) -> tuple[None, Measured]:
        """Change one row."""
        row.save()  # type: ignore[attr-defined]
        return None, Measured(one=str(row.pk))  # type: ignore[attr-defined]

    change.__module__ = "upheld.benchmark"
    run = command(lambda actor: allow("Measure."))(change)
    row = ContentType.objects.first()
    actor = machine("benchmark")
    return (
        lambda: run(actor=actor, at=AT, row=row),
        lambda known: known.pop("benchmark._command.<locals>.change", None),
    )


def commands(write: Callable[[], object]) -> Iterator[dict[str, object]]:
    """How much of a command's time its entry digest takes."""
    from upheld.ledger.digests import entry_digest  # noqa: PLC0415
    from upheld.ledger.models import Opening  # noqa: PLC0415

    write()
    whole = seconds(write, COMMANDS)
    held = Opening.objects.exclude(fields=None).latest("id").fields
    digest = seconds(lambda: entry_digest(secrets.token_bytes(32), held), COMMANDS * 10)
    yield told("a command's transaction", whole * 1000, "ms")
    yield told("its entry digest", digest * 1000, "ms", whole * 1000)
    yield told("entry digest's share of the transaction", percent(digest / whole), "%", 5)


def publishing(entries: int) -> Iterator[dict[str, object]]:
    """How long it takes to publish many entries at once, openings included."""
    from upheld.ledger import publisher  # noqa: PLC0415

    publisher.publish(at=AT)
    _wait(entries)
    began, used = time.perf_counter(), time.process_time()
    made = publisher.publish(at=AT)
    took, used = time.perf_counter() - began, time.process_time() - used
    assert made is not None  # noqa: S101  Something waited.
    yield told(f"publishing {entries} entries", took, "s", 3 * entries / 100_000)
    yield told("of which processor", used, "s")
    yield told("published", entries / took, "entries a second")


def _wait(entries: int) -> None:
    from django.db import transaction  # noqa: PLC0415

    from upheld.ledger.models import Opening, Pending  # noqa: PLC0415

    with transaction.atomic():
        for start in range(0, entries, 10_000):
            number = min(10_000, entries - start)
            made = [Pending(digest=secrets.token_bytes(32)) for _ in range(number)]
            Pending.objects.bulk_create(made, batch_size=400)
            Opening.objects.bulk_create(
                [Opening(id=each.id, seed=bytes(32), fields={}) for each in made], batch_size=150
            )


def proving() -> Iterator[dict[str, object]]:
    """How long a proof takes that reads its tiles from files."""
    from upheld.ledger import promises  # noqa: PLC0415
    from upheld.ledger.models import Head, Leaf  # noqa: PLC0415

    size = Head.objects.get().size
    digests = iter(
        [bytes(Leaf.objects.get(index=secrets.randbelow(size)).digest) for _ in range(PROOFS)]
    )
    took = seconds(lambda: promises.standing(next(digests)), PROOFS)
    yield told(f"a proof at {size} entries", took * 1000, "ms", 1)


def verifying(var: Path) -> Iterator[dict[str, object]]:
    """How fast `upheld-verify` reads the log, as a share of what hashing alone would allow."""
    from upheld.ledger import checkpoints  # noqa: PLC0415
    from upheld_verify.folder import check  # noqa: PLC0415
    from upheld_verify.notes import read_key  # noqa: PLC0415

    key = read_key(checkpoints.signer().vkey)
    began = time.process_time()
    size = check(var / "log", key).checkpoint.size
    took = time.process_time() - began
    limit = _hashing_limit(size)
    yield told("verified from files, beside hashing alone", size / took, "entries a second", limit)
    yield told("share of that limit", percent(size / took / limit), "%", 70)


def _hashing_limit(size: int) -> float:
    """Entries a second, if Python did nothing but put a leaf and a node for each together."""
    sha256 = hashlib.sha256
    began = time.process_time()
    for _ in range(2 * size):
        sha256(b"\x01" + HASH + HASH).digest()
    return size / (time.process_time() - began)


def seconds(call: Callable[[], object], times: int) -> float:
    """The mean time of a call on the processor, which a busy machine does not stretch."""
    began = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - began) / times


def percent(share: float) -> float:
    """A share as a number that is read easily."""
    return round(100 * share, 1)


def told(name: str, ours: float, unit: str, other: float | None = None) -> dict[str, object]:
    """One measurement; `other` is the aim of the design, or the bare work."""
    return lines.line(name, ours, unit, other=other)


if __name__ == "__main__":
    sys.exit(main())
