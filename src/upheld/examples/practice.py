"""Children's data for the example: simulated, and loaded by the example's analyst."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path

from upheld.examples.cast import Cast
from upheld.practice import commands, keeping
from upheld.practice.queries import Load

FIRST_DAY, LAST_DAY = date(2019, 4, 1), date(2021, 3, 31)
CHILDREN, SEED = 300, 2021


def load_simulated(cast: Cast, at: datetime, *, children: int = CHILDREN) -> Load:
    """Simulate Southwater's children and load them. Everything in it is synthetic."""
    # The simulator is large, and no other part of the example needs it.
    from upheld.practice.simulate.run import Asked, simulate  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="upheld-example-") as folder:
        out = Path(folder) / "made"
        simulate(Asked("southwater", children, FIRST_DAY, LAST_DAY, SEED, out, ("ssd",)))
        made, _new = keeping.take_in_path(out / "ssd", at=at, as_of=LAST_DAY)
    return commands.record_load(actor=cast.actor("analyst"), at=at, load=made.id)
