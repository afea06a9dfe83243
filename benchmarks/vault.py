"""How long sealing, opening and unlocking take, beside age alone on the same machine.

Run it with `.venv/bin/python benchmarks/vault.py`: it uses a fresh SQLite database in a
temporary folder. Each line is a median, and how many times as long it is as bare age.
`--json` prints one object a line.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines

COMPARTMENTS = 200
BODIES = 100


def median_ms(run: Callable[[], object], times: int = 50) -> float:
    """The median of some runs, in thousandths of a second."""
    run()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def show(name: str, took: float, bare: float, beside: str) -> None:
    """One line: how long it took, and how many times as long as the bare work."""
    told = lines.line(f"{name}, beside {beside}", took, "ms", other=bare)
    lines.say(told, as_json="--json" in sys.argv)


def measure() -> None:
    """Build a small house and measure what pages do most."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  After the setup.

    from tests.canary import paths  # noqa: PLC0415  After the setup.
    from upheld.kernel.sealing import BUCKET, new_identity, recipient_of, seal, unseal  # noqa: PLC0415
    from upheld.vault import commands, holders, queries, unlocking  # noqa: PLC0415

    house = paths.build()
    identity = new_identity()
    recipient, plain = recipient_of(identity), b"x" * BUCKET
    sealed = seal(plain, [recipient])
    bare_seal = median_ms(lambda: seal(plain, [recipient]), 500)
    bare_open = median_ms(lambda: unseal(sealed, identity), 500)
    show("age alone: seal 8 KiB to one recipient", bare_seal, bare_seal, "itself")
    show("age alone: open it", bare_open, bare_open, "itself")

    given = {"actor": house.teller, "at": paths.TODAY, "keys": house.tellers_keys}
    took = median_ms(
        lambda: commands.seal_body(
            compartment=house.compartment, kind="note", content={"text": "x" * 500}, **given
        ),
        BODIES,
    )
    show("seal_body, with its transaction and ledger entry", took, bare_seal, "sealing")

    asked = {"actor": house.actor, "keys": house.keys}
    count = len(queries.bodies(compartment=house.compartment, **asked))
    took = median_ms(lambda: queries.bodies(compartment=house.compartment, **asked), 10) / count
    show(f"bodies: one of {count}, proved against signature and ledger", took, bare_open, "opening")

    mine = tuple(holders.of_persons([house.person], paths.NOON))
    opening = {"actor": house.actor, "at": paths.NOON, "holders": mine, "keys": house.keys}
    took = median_ms(lambda: commands.open_compartment(**opening), COMPARTMENTS)
    show("open_compartment, with its grants and list of holders", took, bare_seal, "sealing")

    bare_stretch = median_ms(
        lambda: hash_secret_raw(b"words", b"s" * 16, 3, 65536, 1, 32, Type.ID), 5
    )

    def unlock() -> None:
        unlocking.unlock(person=house.person, words=house.words, now=paths.NOON)

    began = time.perf_counter()
    unlock()
    first = (time.perf_counter() - began) * 1000
    show(f"unlock, the first time with {COMPARTMENTS} grants", first, bare_stretch, "Argon2id")
    show("unlock, afterwards", median_ms(unlock, 5), bare_stretch, "Argon2id")
    secret = unlocking.unlock(person=house.person, words=house.words, now=paths.NOON) or ""
    took = median_ms(lambda: unlocking.keyring(secret=secret, now=paths.NOON), 200)
    show("keyring, at each request", took, bare_open, "opening")


def main() -> None:
    """Set up a database that goes away again, and measure."""
    with tempfile.TemporaryDirectory() as var:
        os.environ["UPHELD_VAR"] = var
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.project.settings"
        django.setup()

        from django.core.management import call_command  # noqa: PLC0415  After the setup.
        from django.db import connections  # noqa: PLC0415  After the setup.

        for alias in connections:
            call_command("migrate", database=alias, verbosity=0)
        measure()
        connections.close_all()


if __name__ == "__main__":
    main()
