"""How many people can speak up at once, through real HTTP and without JavaScript.

    .venv/bin/python benchmarks/intake.py [--database sqlite|postgresql|both] [--json]

Starts a deployment of its own with `upheld serve` for each database, and lets 31, 200 and 1,000
reporters begin at the same moment from one address. Each walks the four pages
with a statement of 9 kB and a file of 200 kB. `other` is the aim of the design or, for the
first line, what GlobaLeaks 5.0.95 did with its default limits. Visitors and server share the
machine's processors, so that the rate is lower than a server alone would reach; processor
time is the server's own, the database's included.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines, service
from benchmarks.tools.lines import line
from benchmarks.tools.service import Cluster, Service
from benchmarks.tools.visitor import Refused, Told, Visitor, come_back, report, something

AT_ONCE = (31, 200, 1000)
STATEMENT, FILE = 9_000, 200_000
ACCEPTED_BY_GLOBALEAKS = 5
AIMS = {"p95": 1.0, "rate": 60, "processor": 25, "memory": 400}
LOOKED_AT_AGAIN = 20


@dataclass
class Crowd:
    """What became of a number of people who came at once."""

    took: list[float] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    processor: float = 0.0
    peak: float = 0.0

    def p95(self) -> float:
        """What nineteen of twenty answers took at most, in seconds."""
        return statistics.quantiles(self.took, n=20)[-1]


def main() -> int:
    """Measure everything and print it as it is made."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--at-once", type=int, nargs="*", default=AT_ONCE, metavar="NUMBER")
    parser.add_argument("--workers", type=int, default=0, help="processes (default: the product's)")
    parser.add_argument("--json", action="store_true", help="one object a line")
    asked = parser.parse_args()
    for database in ("sqlite", "postgresql"):
        if asked.database in {database, "both"}:
            for told in measure(database, asked.at_once, asked.workers):
                lines.say(told, as_json=asked.json)
    return 0


def measure(database: str, at_once: list[int], workers: int) -> Iterator[dict[str, object]]:
    """Every measurement on one database."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="upheld-intake-")))
        folder.chmod(0o755)
        url, leaders = "", []
        if database == "postgresql":
            cluster = Cluster(folder / "postgresql")
            stack.callback(cluster.stop)
            cluster.make()
            url, leaders = cluster.url, [cluster.pid]
        served = stack.enter_context(service.serving(folder / "var", url, workers))
        leaders.append(served.group)
        asyncio.run(come_once(served, 2))  # the first pages compile the templates
        for number in at_once:
            crowd = asyncio.run(come(served, number, leaders))
            yield from in_lines(database, number, crowd)
            again = asyncio.run(come_again(served, crowd.told))
            yield line(f"{database}: {number} at once, lost", number_lost(crowd, again), "concerns")


def in_lines(database: str, number: int, crowd: Crowd) -> Iterator[dict[str, object]]:
    """What is told of one crowd."""
    name, peak = f"{database}: {number} at once", crowd.peak
    accepted = len(crowd.told)
    if number == AT_ONCE[0]:
        other = ACCEPTED_BY_GLOBALEAKS
        yield line(f"{name}, accepted", accepted, "concerns", other=other, peak_mb=peak)
    else:
        yield line(f"{name}, accepted", accepted, "concerns", other=number, peak_mb=peak)
    for kind, times in sorted(crowd.wrong.items()):
        yield line(f"{name}, {kind}", times, "answers", peak_mb=peak)
    if not crowd.told:
        return
    yield line(f"{name}, p50 of an answer", statistics.median(crowd.took), "s", peak_mb=peak)
    yield line(f"{name}, p95 of an answer", crowd.p95(), "s", other=AIMS["p95"], peak_mb=peak)
    rate = accepted / crowd.seconds
    yield line(f"{name}, rate", rate, "concerns a second", other=AIMS["rate"], peak_mb=peak)
    cost = crowd.processor / accepted * 1000
    yield line(f"{name}, processor", cost, "ms a concern", other=AIMS["processor"], peak_mb=peak)
    yield line(f"{name}, memory", peak, "MB", other=AIMS["memory"], peak_mb=peak)


async def come(served: Service, number: int, leaders: list[int]) -> Crowd:
    """So many people at the same moment; what the service used meanwhile."""
    crowd = Crowd()
    watch = asyncio.create_task(watch_memory(leaders, crowd))
    used, began = service.processor_seconds(leaders), time.perf_counter()
    reporters = [something(words=STATEMENT, file=FILE) for _ in range(number)]
    await asyncio.gather(*(one(served, each, crowd) for each in reporters))
    crowd.seconds = time.perf_counter() - began
    crowd.processor = service.processor_seconds(leaders) - used
    watch.cancel()
    return crowd


async def come_once(served: Service, number: int) -> None:
    """A few who are not counted."""
    crowd = Crowd()
    await asyncio.gather(
        *(one(served, something(words=STATEMENT, file=FILE), crowd) for _ in range(number))
    )
    if crowd.wrong:
        raise SystemExit(f"Nobody can speak up: {dict(crowd.wrong)}\n{served.said[-2000:]}")


async def one(served: Service, told: Told, crowd: Crowd) -> None:
    """One reporter, from the start page to the receipt."""
    visitor = Visitor(served.port)
    try:
        crowd.told.append(await report(visitor, told))
    except Refused as no:
        crowd.wrong[str(no)] += 1
    except (OSError, EOFError, TimeoutError) as no:
        crowd.wrong[type(no).__name__] += 1
    finally:
        crowd.took += visitor.took
        await visitor.leave()


async def come_again(served: Service, told: list[Told]) -> int:
    """How many of some who were acknowledged find their words again."""
    found = 0
    for each in told[:: max(1, len(told) // LOOKED_AT_AGAIN)]:
        visitor = Visitor(served.port)
        page = await come_back(visitor, each)
        found += each.words[:500] in page.text
        await visitor.leave()
    return found


def number_lost(crowd: Crowd, found: int) -> int:
    """Of those who were looked at again, how many were not there."""
    return len(crowd.told[:: max(1, len(crowd.told) // LOOKED_AT_AGAIN)]) - found


async def watch_memory(leaders: list[int], crowd: Crowd) -> None:
    """The most memory that the service holds, looked at twice a second."""
    while True:
        crowd.peak = max(crowd.peak, service.memory_mb(leaders))
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
